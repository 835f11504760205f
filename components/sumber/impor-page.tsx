import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { type Description, DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { formatBytes, formatDuration, formatInstant, formatNumber } from '@/lib/core/format'
import { formatBentuk } from '@/lib/sumber/bentuk'
import { CEK } from '@/lib/sumber/cek'
import type { ImporDetail, ImporRow } from '@/lib/sumber/queries'
import { LABEL_SISTEM, type Sistem } from '@/lib/sumber/schema'
import { isUsaiImpor } from '@/lib/sumber/status'
import { AlasanTahanList } from './alasan-tahan-list'
import { HasilCoba } from './hasil-coba'
import { ImporProgress } from './impor-progress'
import { ImporStatus } from './impor-status'
import { PutusanPanel, TarikPanel } from './putusan-panel'
import { SisihanTable } from './sisihan-table'
import { UnggahPanel } from './unggah-panel'
import { WilayahAsing } from './wilayah-asing'

/** What the person who looks may do with this delivery. */
export type WewenangImpor = { milikSendiri: boolean; setujui: boolean; tarik: boolean; padankan: boolean }

/** One import: its upload, its progress, what somebody must decide, or what became of each row. */
export function ImporPage({ detail, wewenang }: { detail: ImporDetail; wewenang: WewenangImpor }) {
  const { impor, sisihan, kodeDitahan, wilayahAsing, pilihan } = detail
  const dihitung = ['terbit', 'sama', 'diperiksa', 'menunggu', 'disetujui'].includes(impor.status)
  const judul = `Impor rilis ${impor.rilis?.kode ?? impor.periode}`
  return (
    <>
      <PageHeader
        title={judul}
        crumbs={[{ label: 'Sumber data', href: '/sumber' }, { label: judul }]}
        status={<ImporStatus status={impor.status} />}
      />
      <div className="space-y-6">
        <Keadaan impor={impor} milikSendiri={wewenang.milikSendiri} />
        {impor.status === 'menunggu' ? <PutusanPanel impor={impor} wewenang={wewenang} /> : null}
        {dihitung ? <Hitungan impor={impor} /> : null}
        {impor.peringatanList.length > 0 ? <PeringatanSection impor={impor} /> : null}
        {sisihan.length > 0 ? (
          <Section
            title="Baris yang disisihkan"
            description="Isi barisnya hanya ada di dalam berkas unduhan; setiap unduhan tercatat."
            act={impor.berkasSalahId ? <Unduh impor={impor} /> : undefined}
          >
            <SisihanTable rows={sisihan} berkasList={impor.berkasList} />
          </Section>
        ) : impor.berkasSalahId ? (
          <Unduh impor={impor} />
        ) : null}
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
        {kodeDitahan.length > 0 ? (
          <Section
            title="Ditahan menurut kode wilayah"
            description="Baris ini tersimpan dan dapat dimuat setelah kodenya dipadankan."
          >
            <Tabel
              caption="Baris ditahan menurut kode wilayah"
              kepala={['Kode', 'Sistem', 'Baris']}
              rows={kodeDitahan.map((row) => [
                row.kodeResmi || 'bukan karena kode wilayah',
                LABEL_SISTEM[row.sistem as Sistem],
                formatNumber(row.jumlah),
              ])}
            />
          </Section>
        ) : null}
        <Card title="Yang dikirim">
          <DescriptionList items={listFakta(impor)} />
        </Card>
        {impor.putusanList.length > 0 ? (
          <Card title="Keputusan">
            <DescriptionList items={impor.putusanList.map(toFaktaPutusan)} />
          </Card>
        ) : null}
        {impor.status === 'terbit' && impor.rilis?.status === 'terbit' && wewenang.tarik && !wewenang.milikSendiri ? (
          <TarikPanel impor={impor} />
        ) : null}
      </div>
    </>
  )
}

function Unduh({ impor: { berkasSalahId, berkasPerbaikanId } }: { impor: ImporRow }) {
  // Not a Link: a router that fetches ahead would be recorded as a download.
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      <a href={`/unduh/${berkasSalahId}`} download className="text-link underline underline-offset-2">
        Unduh baris yang disisihkan (CSV)
      </a>
      {berkasPerbaikanId ? (
        <a href={`/unduh/${berkasPerbaikanId}`} download className="text-link underline underline-offset-2">
          Unduh untuk diperbaiki (XLSX)
        </a>
      ) : null}
    </span>
  )
}

function Keadaan({ impor, milikSendiri }: { impor: ImporRow; milikSendiri: boolean }) {
  if (impor.status === 'unggah')
    return milikSendiri ? (
      <Card title="Unggah berkas">
        <UnggahPanel id={impor.id} terunggah={impor.berkasList} />
      </Card>
    ) : (
      <Notice>Berkasnya sedang diunggah oleh pengguna lain.</Notice>
    )
  if (impor.status === 'diperiksa') return <HasilCoba impor={impor} milikSendiri={milikSendiri} />
  if (impor.status === 'menunggu')
    return (
      <Notice tone="warning" title={`Kiriman ${impor.rilis?.kode ?? impor.periode} menunggu konfirmasi`}>
        Isinya sudah dimuat seluruhnya tetapi belum terbit; rilis lama tetap berlaku. Orang kedua memeriksa alasan
        berikut, lalu menyetujui atau menolaknya.
        <AlasanTahanList alasanList={impor.alasanTahan} />
      </Notice>
    )
  if (!isUsaiImpor(impor.status))
    return (
      <Card
        title="Kemajuan"
        description="Halaman ini boleh ditinggalkan; rilis lama tetap berlaku sampai yang baru terbit."
      >
        <ImporProgress
          id={impor.id}
          awal={{ status: impor.status, tahap: impor.tahap, selesai: impor.selesai, total: impor.total }}
        />
      </Card>
    )
  if (impor.status === 'ditolak' || impor.status === 'gagal')
    return (
      <Notice
        tone="negative"
        title={impor.status === 'ditolak' ? 'Berkas ini tidak dapat dimuat' : 'Impor ini tidak selesai'}
        act={
          <ButtonLink size="sm" href="/sumber/baru">
            Unggah lagi
          </ButtonLink>
        }
      >
        {impor.pesan}
      </Notice>
    )
  if (impor.status === 'sama') return <Notice title="Sudah pernah dimuat">{impor.pesan}</Notice>
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
      {impor.catatan.length > 0 ? impor.catatan.join(' ') : null}
      {impor.rilis?.dibuangPada ? (
        <p>
          Isi kiriman ini sudah dibuang pada {formatInstant(impor.rilis.dibuangPada)} menurut aturan penyimpanan; rekap
          dan identitasnya tetap ada.
        </p>
      ) : null}
    </Notice>
  )
}

function PeringatanSection({ impor }: { impor: ImporRow }) {
  return (
    <Section title="Peringatan" description="Baris berikut tetap dimuat. Isinya perlu dilihat lagi; belum tentu salah.">
      <Tabel
        caption="Peringatan menurut pemeriksaan"
        kepala={['Yang ditemukan', 'Berkas', 'Baris']}
        rows={impor.peringatanList.map(({ cek, jumlah }) => [
          CEK[cek].uraian,
          CEK[cek].berkas === 'keluarga' ? 'Keluarga' : 'Anggota',
          formatNumber(jumlah),
        ])}
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
      <Tabel
        caption="Hitungan baris impor"
        kepala={['Berkas', 'Baru', 'Berubah', 'Sama', 'Ditahan', 'Salah', 'Dikirim']}
        rows={baris.map(([nama, angka]) => [
          nama,
          ...angka.map((n) => formatNumber(n)),
          formatNumber(angka.reduce((total, n) => total + n, 0)),
        ])}
      />
    </Section>
  )
}

/** A small table of words and numbers: the first column heads its row, the others are quantities from the third on when there are only words before. */
function Tabel(props: { caption: string; kepala: string[]; rows: ReactNode[][] }) {
  const angka = (index: number) => index > 0 && (props.kepala.length > 3 || index === props.kepala.length - 1)
  return (
    <section
      aria-label={props.caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative overflow-x-auto rounded-md border border-stroke"
    >
      <table className="w-full text-sm">
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr className="border-b border-stroke bg-surface-secondary">
            {props.kepala.map((kata, index) => (
              <th key={kata} scope="col" className={angka(index) ? 'px-3 py-2 text-right' : 'px-3 py-2 text-left'}>
                {kata}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are fixed for one page
            <tr key={index} className="border-b border-stroke last:border-b-0">
              {row.map((isi, kolom) =>
                kolom === 0 ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
                  <th key={kolom} scope="row" className="px-3 py-2 text-left font-normal">
                    {isi}
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
                  <td key={kolom} className={angka(kolom) ? 'figures px-3 py-2 text-right' : 'px-3 py-2'}>
                    {isi}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function toFaktaPutusan(putusan: ImporRow['putusanList'][number]): Description {
  const kata = { setujui: 'Disetujui', tolak: 'Ditolak', tarik: 'Ditarik' }[putusan.putusan] ?? putusan.putusan
  return { term: kata, value: `${putusan.nama}, ${formatInstant(putusan.pada)}`, note: putusan.alasan }
}

function listFakta(impor: ImporRow): Description[] {
  return [
    { term: 'Triwulan', value: impor.periode },
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
