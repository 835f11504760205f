import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { type Description, DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { formatBytes, formatDuration, formatInstant, formatNumber } from '@/lib/core/format'
import { formatAlasan, type Masalah } from '@/lib/sumber/alasan'
import { formatBentuk } from '@/lib/sumber/bentuk'
import { CEK } from '@/lib/sumber/cek'
import type { ImporDetail, ImporRow } from '@/lib/sumber/queries'
import { LABEL_SISTEM, type Sistem } from '@/lib/sumber/schema'
import { AlasanTahanList } from './alasan-tahan-list'
import { HasilCoba } from './hasil-coba'
import { ImporStatus } from './impor-status'
import { KeadaanImpor } from './keadaan-impor'
import { KOLOM_HITUNGAN } from './kolom-hitungan'
import { MulaiImporForm } from './mulai-impor-form'
import { PerbaikanForm } from './perbaikan-form'
import { PutusanCard } from './putusan-card'
import { PutusanPanel, TarikPanel } from './putusan-panel'
import { SisihanSection } from './sisihan-section'
import { UnggahPanel } from './unggah-panel'
import { WilayahAsing } from './wilayah-asing'

/** What the person who looks may do with this delivery. */
export type WewenangImpor = {
  milikSendiri: boolean
  impor: boolean
  setujui: boolean
  tarik: boolean
  padankan: boolean
}

/** One import: its upload, its progress, what somebody must decide, or what became of each row. */
export function ImporPage({ detail, wewenang }: { detail: ImporDetail; wewenang: WewenangImpor }) {
  const { impor, sisihan, kodeDitahan, wilayahAsing, pilihan } = detail
  const dihitung = ['terbit', 'sama', 'diperiksa', 'menunggu', 'disetujui'].includes(impor.status)
  const judul = judulOf(impor)
  // Unknown codes are told above, each with its families and persons.
  const asing = new Set(wilayahAsing.map(({ kodeResmi }) => kodeResmi))
  const ditahanLain = kodeDitahan.filter(({ kodeResmi }) => !asing.has(kodeResmi))
  return (
    <>
      <PageHeader
        title={judul}
        crumbs={[{ label: 'Sumber data', href: '/sumber' }, { label: judul }]}
        status={<ImporStatus status={impor.status} ditarik={impor.rilis?.status === 'ditarik'} />}
      />
      <div className="space-y-6">
        <Keadaan impor={impor} milikSendiri={wewenang.milikSendiri} />
        {impor.status === 'menunggu' ? <PutusanPanel kiriman={toKiriman(impor)} wewenang={wewenang} /> : null}
        {dihitung ? <Hitungan impor={impor} /> : null}
        {impor.peringatanList.length > 0 ? <PeringatanSection impor={impor} /> : null}
        <SisihanSection impor={impor} sisihan={sisihan}>
          {wewenang.impor ? <Perbaikan impor={impor} /> : null}
        </SisihanSection>
        {wilayahAsing.length > 0 ? (
          <Section
            title="Kode wilayah yang belum dikenal"
            description="Barisnya menunggu. Setelah kodenya dipadankan, baris itu terbit sebagai kiriman berikutnya."
          >
            <WilayahAsing
              imporId={impor.id}
              rows={wilayahAsing}
              pilihan={wewenang.padankan ? pilihan : null}
              bolehMuat={impor.status === 'terbit' && impor.rilis?.status === 'terbit'}
            />
          </Section>
        ) : null}
        {ditahanLain.length > 0 ? (
          <Section
            title="Ditahan karena sebab lain"
            description="Baris ini tersimpan. Perbaiki isinya dalam berkas baris yang disisihkan, lalu unggah kembali."
          >
            <PlainTable
              caption="Baris yang ditahan karena sebab lain"
              head="Sebab"
              columns={[
                { key: 'kode', label: 'Kode wilayah', align: 'left' },
                { key: 'baris', label: 'Baris' },
              ]}
              rows={ditahanLain.map((row) => ({
                key: `${row.sistem} ${row.kodeResmi} ${row.alasan}`,
                head: formatAlasan(row.alasan as Masalah, 'Nomor', null),
                cells: [row.kodeResmi || '–', formatNumber(row.jumlah)],
              }))}
            />
          </Section>
        ) : null}
        <Card title="Yang dikirim">
          <DescriptionList items={listFakta(impor)} />
        </Card>
        <PutusanCard putusanList={impor.putusanList} />
        {impor.status === 'terbit' && impor.rilis?.status === 'terbit' && wewenang.tarik && !wewenang.milikSendiri ? (
          <TarikPanel kiriman={toKiriman(impor)} />
        ) : null}
      </div>
    </>
  )
}

function judulOf(impor: ImporRow): string {
  if (impor.perbaikanDari && !impor.rilis)
    return `Perbaikan kiriman ${impor.asalPerbaikan?.rilis?.kode ?? impor.periode}`
  return `Impor rilis ${impor.rilis?.kode ?? impor.periode}`
}

/** How the rows set aside come back, and the deliveries that have brought some. */
function Perbaikan({ impor }: { impor: ImporRow }) {
  if (impor.status === 'menunggu') return <p>Perbaikannya dapat diunggah setelah kiriman ini terbit.</p>
  if (impor.rilis ? impor.rilis.status !== 'terbit' : impor.status !== 'ditolak') return null
  const penerus = impor.rilis?.susulanList ?? []
  if (penerus.length === 0) return <PerbaikanForm imporId={impor.id} />
  return (
    <p>
      Sebagian barisnya sudah dimuat sebagai kiriman{' '}
      {penerus.map(({ kode, imporId }, i) => (
        <span key={imporId}>
          {i > 0 ? ', ' : ''}
          <Link href={`/sumber/${imporId}`} className="text-link underline underline-offset-2">
            {kode}
          </Link>
        </span>
      ))}
      . Yang belum dimuat ada di sana.
    </p>
  )
}

function Keadaan({ impor, milikSendiri }: { impor: ImporRow; milikSendiri: boolean }) {
  return (
    <KeadaanImpor
      impor={impor}
      milikSendiri={milikSendiri}
      tetap="rilis lama tetap berlaku sampai yang baru terbit"
      ulang={impor.perbaikanDari ? `/sumber/${impor.perbaikanDari}` : '/sumber/baru'}
      unggah={
        impor.perbaikanDari ? (
          <UnggahPanel
            id={impor.id}
            label="Berkas perbaikan"
            hint="Berkas baris yang disisihkan dari kiriman itu, setelah diperbaiki (XLSX atau CSV). Baris lain kiriman itu tidak perlu diunggah lagi."
            terunggah={impor.berkasList}
          >
            <MulaiImporForm id={impor.id} />
          </UnggahPanel>
        ) : (
          <UnggahPanel
            id={impor.id}
            label="Berkas keluarga dan berkas anggota"
            hint="CSV, XLSX, atau ZIP berisi keduanya. Pilih sekaligus atau satu per satu, urutan bebas; jenisnya dikenali dari kepala kolom."
            terunggah={impor.berkasList}
          >
            {impor.berkasList.length > 0 ? (
              <p>
                <Link href={`/sumber/${impor.id}/petakan`} className="text-link underline underline-offset-2">
                  Periksa kolom dan cara baca
                </Link>{' '}
                bila kepala kolom berkasnya lain dari biasanya.
              </p>
            ) : null}
            <MulaiImporForm id={impor.id} />
          </UnggahPanel>
        )
      }
    >
      <Hasil impor={impor} milikSendiri={milikSendiri} />
    </KeadaanImpor>
  )
}

function Hasil({ impor, milikSendiri }: { impor: ImporRow; milikSendiri: boolean }) {
  if (impor.status === 'diperiksa') return <HasilCoba impor={impor} milikSendiri={milikSendiri} berlaku="terbit" />
  if (impor.status === 'menunggu')
    return (
      <Notice tone="warning" title={`Kiriman ${impor.rilis?.kode ?? impor.periode} menunggu konfirmasi`}>
        Isinya sudah dimuat seluruhnya tetapi belum terbit; rilis lama tetap berlaku. Orang kedua memeriksa alasan
        berikut, lalu menyetujui atau menolaknya.
        <AlasanTahanList alasanList={impor.alasanTahan} />
        <Catatan impor={impor} />
      </Notice>
    )
  if (impor.rilis?.status === 'ditarik')
    return (
      <Notice tone="warning" title={`Rilis ${impor.rilis.kode} ditarik`}>
        {impor.pesan}
      </Notice>
    )
  return (
    <Notice
      tone="positive"
      title={`Rilis ${impor.rilis?.kode ?? ''} terbit`}
      act={
        <ButtonLink size="sm" href="/beranda">
          Lihat ringkasan
        </ButtonLink>
      }
    >
      <Catatan impor={impor} />
      {impor.rilis?.dibuangPada ? (
        <p>
          Isi kiriman ini sudah dibuang pada {formatInstant(impor.rilis.dibuangPada)} menurut aturan penyimpanan; rekap
          dan identitasnya tetap ada.
        </p>
      ) : null}
    </Notice>
  )
}

/** Remarks about the files, each by itself. */
function Catatan({ impor }: { impor: ImporRow }) {
  return impor.catatan.map((kalimat) => <p key={kalimat}>{kalimat}</p>)
}

const toKiriman = (impor: ImporRow) => ({
  id: impor.id,
  nama: impor.rilis?.kode ?? impor.periode,
  apa: 'rilis' as const,
})

function PeringatanSection({ impor }: { impor: ImporRow }) {
  return (
    <Section title="Peringatan" description="Baris berikut tetap dimuat. Isinya perlu dilihat lagi; belum tentu salah.">
      <PlainTable
        caption="Peringatan menurut pemeriksaan"
        head="Yang ditemukan"
        columns={[
          { key: 'berkas', label: 'Berkas', align: 'left' },
          { key: 'baris', label: 'Baris' },
        ]}
        rows={impor.peringatanList.map(({ cek, jumlah }) => ({
          key: cek,
          head: CEK[cek].uraian,
          cells: [CEK[cek].berkas === 'keluarga' ? 'Keluarga' : 'Anggota', formatNumber(jumlah)],
        }))}
      />
    </Section>
  )
}

function Hitungan({ impor: row }: { impor: ImporRow }) {
  const baris = [
    ['Keluarga', [row.keluargaBaru, row.keluargaBerubah, row.keluargaSama, row.keluargaDitahan, row.keluargaSalah]],
    ['Anggota', [row.anggotaBaru, row.anggotaBerubah, row.anggotaSama, row.anggotaDitahan, row.anggotaSalah]],
  ] as const
  return (
    <Section
      title="Hitungan"
      description="Dibandingkan dengan pengiriman sebelumnya. Kelima angka berjumlah sama dengan yang dikirim."
    >
      <PlainTable
        caption="Hitungan baris impor"
        head="Berkas"
        columns={KOLOM_HITUNGAN}
        rows={baris.map(([nama, angka]) => ({
          key: nama,
          head: nama,
          cells: [...angka, angka.reduce((total, n) => total + n, 0)].map((n) => formatNumber(n)),
        }))}
      />
    </Section>
  )
}

function listFakta(impor: ImporRow): Description[] {
  return [
    { term: 'Triwulan', value: impor.periode },
    ...(impor.perbaikanDari
      ? [{ term: 'Memperbaiki', value: `Kiriman ${impor.asalPerbaikan?.rilis?.kode ?? impor.periode}` }]
      : []),
    { term: 'Kode wilayah', value: LABEL_SISTEM[impor.sistem as Sistem] },
    ...impor.berkasList.map((berkas) => ({
      term: berkas.jenis === 'keluarga' ? 'Berkas keluarga' : berkas.jenis === 'anggota' ? 'Berkas anggota' : 'Berkas',
      value: berkas.nama,
      note: [
        formatBytes(berkas.ukuran),
        ...(berkas.baris > 0 ? [`${formatNumber(berkas.baris)} baris`] : []),
        ...(berkas.bentuk ? [formatBentuk(berkas.bentuk)] : []),
      ].join(', '),
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
