import { PageHeader } from '@/components/shell/page-header'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { type Description, DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { formatBytes, formatDate, formatDuration, formatInstant, formatNumber } from '@/lib/core/format'
import { labelProgram } from '@/lib/keluarga/program'
import { DAFTAR_UTUH, LABEL_JENIS_SUMBER } from '@/lib/sumber/jenis'
import type { ImporDetail, WilayahAsingRow } from '@/lib/sumber/queries'
import type { ImporSumber } from '@/lib/sumber/queries/list-muatan'
import type { StatusImpor } from '@/lib/sumber/status'
import { AlasanTahanList } from './alasan-tahan-list'
import { HasilCoba } from './hasil-coba'
import { ImporStatus } from './impor-status'
import { KeadaanImpor } from './keadaan-impor'
import { KOLOM_HITUNGAN } from './kolom-hitungan'
import { MuatanStatus } from './muatan-status'
import { PerbaikanForm } from './perbaikan-form'
import { PutusanCard } from './putusan-card'
import { PutusanPanel, TarikPanel } from './putusan-panel'
import { SisihanSection } from './sisihan-section'
import { UnggahPanel } from './unggah-panel'
import { WilayahAsing } from './wilayah-asing'

/** What the person who looks may do with this load. */
export type WewenangMuatan = {
  milikSendiri: boolean
  impor: boolean
  setujui: boolean
  tarik: boolean
  padankan: boolean
}

type Props = {
  impor: ImporSumber
  sisihan: ImporDetail['sisihan']
  wilayahAsing: WilayahAsingRow[]
  pilihan: ImporDetail['pilihan']
  wewenang: WewenangMuatan
}

/** One load of another source: its upload, its progress, what somebody must decide, or what became of each row. */
export function MuatanPage(props: Props) {
  const { impor, sisihan, wilayahAsing, pilihan, wewenang } = props
  const judul = `${impor.perbaikanDari ? 'Perbaikan ' : ''}${LABEL_JENIS_SUMBER[impor.jenis]}`
  const kiriman = { id: impor.id, nama: namaOf(impor), apa: 'muatan' as const }
  const dibaca = impor.muatan?.status === 'berlaku' || impor.muatan?.status === 'digantikan'
  return (
    <>
      <PageHeader
        title={judul}
        crumbs={[{ label: 'Sumber data', href: '/sumber' }, { label: judul }]}
        status={
          impor.status === 'terbit' && impor.muatan && !impor.perbaikanDari ? (
            <MuatanStatus status={impor.muatan.status} />
          ) : (
            <ImporStatus status={impor.status} />
          )
        }
      />
      <div className="space-y-6">
        <Keadaan impor={impor} milikSendiri={wewenang.milikSendiri} />
        {impor.status === 'menunggu' ? <PutusanPanel kiriman={kiriman} wewenang={wewenang} /> : null}
        {DIHITUNG.includes(impor.status) ? <Hitungan impor={impor} /> : null}
        <SisihanSection impor={impor} sisihan={sisihan}>
          {sisihan.length === 0 ? (
            <p>Semua baris yang disisihkan sudah diperbaiki dan dimuat; berkasnya tetap dapat diunduh.</p>
          ) : wewenang.impor ? (
            <Perbaikan impor={impor} />
          ) : null}
        </SisihanSection>
        {wilayahAsing.length > 0 && (impor.status === 'menunggu' || impor.muatan?.status === 'berlaku') ? (
          <Section
            title="Kode wilayah yang belum dikenal"
            description="Barisnya menunggu. Setelah kodenya dipadankan, baris itu bergabung ke muatan ini."
          >
            <WilayahAsing
              imporId={impor.id}
              rows={wilayahAsing}
              pilihan={wewenang.padankan ? pilihan : null}
              bolehMuat={impor.muatan?.status === 'berlaku'}
              satuan="Baris"
            />
          </Section>
        ) : null}
        <Card title="Yang dikirim">
          <DescriptionList items={listFakta(impor)} />
        </Card>
        <PutusanCard putusanList={impor.putusanList} />
        {impor.status === 'terbit' && !impor.perbaikanDari && dibaca && wewenang.tarik && !wewenang.milikSendiri ? (
          <TarikPanel kiriman={kiriman} />
        ) : null}
      </div>
    </>
  )
}

const DIHITUNG: readonly StatusImpor[] = ['terbit', 'diperiksa', 'menunggu', 'disetujui']

function namaOf({ jenis, perTanggal }: ImporSumber): string {
  return `${LABEL_JENIS_SUMBER[jenis]}${perTanggal ? ` per ${formatDate(perTanggal)}` : ''}`
}

/** How the rows set aside come back. */
function Perbaikan({ impor }: { impor: ImporSumber }) {
  if (impor.status === 'menunggu') return <p>Perbaikannya dapat diunggah setelah muatan ini berlaku.</p>
  if (impor.muatan?.status !== 'berlaku') return null
  return <PerbaikanForm imporId={impor.perbaikanDari ?? impor.id} />
}

function Keadaan({ impor, milikSendiri }: { impor: ImporSumber; milikSendiri: boolean }) {
  return (
    <KeadaanImpor
      impor={impor}
      milikSendiri={milikSendiri}
      tetap="muatan lama tetap berlaku sampai yang baru selesai"
      ulang={impor.perbaikanDari ? `/sumber/lain/${impor.perbaikanDari}` : '/sumber/lain/baru'}
      unggah={
        <UnggahPanel
          id={impor.id}
          label={impor.perbaikanDari ? 'Berkas perbaikan' : 'Berkas sumber'}
          hint={
            impor.perbaikanDari
              ? 'Berkas baris yang disisihkan, setelah diperbaiki (XLSX atau CSV). Baris lain tidak perlu diunggah lagi.'
              : 'CSV, lembar kerja XLSX, atau arsip ZIP berisi keduanya.'
          }
          terunggah={impor.berkasList}
        >
          {impor.berkasList.length > 0 ? (
            <ButtonLink intent="primary" href={`/sumber/lain/${impor.id}/petakan`}>
              Lanjut ke pemetaan kolom
            </ButtonLink>
          ) : null}
        </UnggahPanel>
      }
    >
      <Hasil impor={impor} milikSendiri={milikSendiri} />
    </KeadaanImpor>
  )
}

function Hasil({ impor, milikSendiri }: { impor: ImporSumber; milikSendiri: boolean }) {
  const catatan = impor.catatan.length > 0 ? <p>{impor.catatan.join(' ')}</p> : null
  if (impor.status === 'diperiksa')
    return (
      <HasilCoba
        impor={impor}
        milikSendiri={milikSendiri}
        berlaku="berlaku"
        lain={
          <ButtonLink intent="quiet" href={`/sumber/lain/${impor.id}/petakan`}>
            Ubah pemetaan
          </ButtonLink>
        }
      />
    )
  if (impor.status === 'menunggu')
    return (
      <Notice tone="warning" title={`${namaOf(impor)} menunggu konfirmasi`}>
        Isinya sudah dimuat seluruhnya tetapi belum dibaca di mana pun; muatan lama tetap berlaku. Orang kedua memeriksa
        alasan berikut, lalu menyetujui atau menolaknya.
        <AlasanTahanList alasanList={impor.alasanTahan} />
      </Notice>
    )
  if (impor.perbaikanDari)
    return (
      <Notice
        tone="positive"
        title="Perbaikan ini bergabung ke muatannya"
        act={
          <ButtonLink size="sm" href={`/sumber/lain/${impor.perbaikanDari}`}>
            Lihat muatannya
          </ButtonLink>
        }
      >
        {catatan}
      </Notice>
    )
  const dibuang = impor.muatan?.dibuangPada ? (
    <p>
      Isi muatan ini sudah dibuang pada {formatInstant(impor.muatan.dibuangPada)} menurut aturan penyimpanan;
      hitungannya tetap ada.
    </p>
  ) : null
  if (impor.muatan?.status === 'ditarik')
    return (
      <Notice tone="warning" title={`${namaOf(impor)} ditarik`}>
        {impor.pesan}
        {dibuang}
      </Notice>
    )
  if (impor.muatan?.status === 'digantikan')
    return (
      <Notice title="Muatan ini sudah digantikan">
        {catatan}
        {dibuang}
      </Notice>
    )
  return (
    <Notice
      tone="positive"
      title="Muatan ini berlaku"
      act={
        impor.jenis === 'dukcapil' ? (
          <ButtonLink size="sm" href="/padan/dukcapil">
            Lihat jawabannya
          </ButtonLink>
        ) : undefined
      }
    >
      {catatan}
    </Notice>
  )
}

function Hitungan({ impor }: { impor: ImporSumber }) {
  const { muatan } = impor
  // A load moves on with its corrections; a trial and corrections have only what they counted themselves.
  const milik = muatan && !impor.perbaikanDari ? muatan : null
  const { baru, berubah, sama, ditahan, salah } = milik ?? impor.hitungan
  const baris = baru + berubah + sama + ditahan + salah
  const angka = [baru, berubah, sama, ditahan, salah, baris]
  return (
    <Section
      title="Hitungan"
      description={`Dibandingkan dengan muatan ${impor.perbaikanDari ? 'yang diperbaiki' : 'sebelumnya'}; lima angka pertama berjumlah sama dengan yang dikirim.${milik ? ` ${formatNumber(milik.tertaut)} baris tertaut ke keluarga${DAFTAR_UTUH.includes(impor.jenis) ? `, ${formatNumber(milik.hilang)} baris muatan sebelumnya tidak ada lagi` : ''}.` : ''}`}
    >
      <PlainTable
        caption="Hitungan baris muatan"
        head="Baris"
        columns={KOLOM_HITUNGAN}
        rows={[{ key: 'baris', head: 'Jumlah', cells: angka.map((n) => formatNumber(n)) }]}
      />
    </Section>
  )
}

function listFakta(impor: ImporSumber): Description[] {
  return [
    ...(impor.perTanggal ? [{ term: 'Keadaan per tanggal', value: formatDate(impor.perTanggal) }] : []),
    ...(impor.jenis === 'kpm' ? [{ term: 'Periode', value: impor.periode }] : []),
    ...((impor.muatan?.program ?? impor.program)
      ? [{ term: 'Program', value: labelProgram(impor.muatan?.program ?? impor.program ?? '') }]
      : []),
    ...impor.berkasList.map((berkas) => ({
      term: 'Berkas',
      value: berkas.nama,
      ...(berkas.ukuran > 0 && { note: formatBytes(berkas.ukuran) }),
    })),
    { term: 'Dimulai', value: formatInstant(impor.dibuatPada) },
    ...(impor.selesaiPada
      ? [
          {
            term: 'Berakhir',
            value: formatInstant(impor.selesaiPada),
            ...(impor.detik === null ? {} : { note: `Dikerjakan selama ${formatDuration(impor.detik)}.` }),
          },
        ]
      : []),
  ]
}
