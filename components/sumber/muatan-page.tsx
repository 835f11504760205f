import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { type Description, DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { formatBytes, formatDate, formatDuration, formatInstant, formatNumber } from '@/lib/core/format'
import { LABEL_JENIS_SUMBER } from '@/lib/sumber/jenis'
import type { ImporDetail } from '@/lib/sumber/queries'
import type { ImporSumber } from '@/lib/sumber/queries/list-muatan'
import { isUsaiImpor } from '@/lib/sumber/status'
import { ImporProgress } from './impor-progress'
import { ImporStatus } from './impor-status'
import { SisihanTable } from './sisihan-table'
import { UnggahSumberPanel } from './unggah-sumber-panel'

/** One load of another source: its upload, its progress, or what became of each row. */
export function MuatanPage(props: { impor: ImporSumber; sisihan: ImporDetail['sisihan']; milikSendiri: boolean }) {
  const { impor, sisihan, milikSendiri } = props
  const judul = LABEL_JENIS_SUMBER[impor.jenis]
  return (
    <>
      <PageHeader
        title={judul}
        crumbs={[{ label: 'Sumber data', href: '/sumber' }, { label: judul }]}
        status={<ImporStatus status={impor.status} />}
      />
      <div className="space-y-6">
        <Keadaan impor={impor} milikSendiri={milikSendiri} />
        {impor.muatan && impor.status === 'terbit' ? <Hitungan muatan={impor.muatan} /> : null}
        {sisihan.length > 0 ? (
          <Section
            title="Baris yang disisihkan"
            description="Isi barisnya hanya ada di dalam berkas unduhan; setiap unduhan tercatat."
            act={impor.berkasSalahId ? <Unduh id={impor.berkasSalahId} /> : undefined}
          >
            <SisihanTable rows={sisihan} berkasList={impor.berkasList} />
          </Section>
        ) : impor.berkasSalahId ? (
          <Unduh id={impor.berkasSalahId} />
        ) : null}
        <Card title="Yang dikirim">
          <DescriptionList items={listFakta(impor)} />
        </Card>
      </div>
    </>
  )
}

function Unduh({ id }: { id: string }) {
  return (
    // Not a Link: a router that fetches ahead would be recorded as a download.
    <a href={`/unduh/${id}`} download className="text-link underline underline-offset-2">
      Unduh baris yang disisihkan (CSV)
    </a>
  )
}

function Keadaan({ impor, milikSendiri }: { impor: ImporSumber; milikSendiri: boolean }) {
  if (impor.status === 'unggah')
    return milikSendiri ? (
      <Card title="Unggah berkas">
        <UnggahSumberPanel id={impor.id} terunggah={impor.berkasList} />
      </Card>
    ) : (
      <Notice>Berkasnya sedang diunggah oleh pengguna lain.</Notice>
    )
  if (!isUsaiImpor(impor.status))
    return (
      <Card
        title="Kemajuan"
        description="Halaman ini boleh ditinggalkan; muatan lama tetap berlaku sampai yang baru selesai."
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
          <ButtonLink size="sm" href="/sumber/lain/baru">
            Unggah lagi
          </ButtonLink>
        }
      >
        {impor.pesan}
      </Notice>
    )
  if (impor.status === 'sama') return <Notice title="Sudah pernah dimuat">{impor.pesan}</Notice>
  return (
    <Notice tone="positive" title="Muatan ini berlaku">
      {impor.catatan.length > 0 ? impor.catatan.join(' ') : null}
    </Notice>
  )
}

function Hitungan({ muatan }: { muatan: NonNullable<ImporSumber['muatan']> }) {
  const angka: [string, number][] = [
    ['Baru', muatan.baru],
    ['Berubah', muatan.berubah],
    ['Sama', muatan.sama],
    ['Ditahan', muatan.ditahan],
    ['Salah', muatan.salah],
    ['Dikirim', muatan.baris],
  ]
  return (
    <Section
      title="Hitungan"
      description={`Dibandingkan dengan muatan sebelumnya; lima angka pertama berjumlah sama dengan yang dikirim. ${formatNumber(muatan.tertaut)} baris tertaut ke keluarga, ${formatNumber(muatan.hilang)} baris muatan sebelumnya tidak ada lagi.`}
    >
      <section
        aria-label="Hitungan baris muatan"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="relative overflow-x-auto rounded-md border border-stroke"
      >
        <table className="w-full text-sm">
          <caption className="sr-only">Hitungan baris muatan</caption>
          <thead>
            <tr className="border-b border-stroke bg-surface-secondary">
              {angka.map(([kata]) => (
                <th key={kata} scope="col" className="px-3 py-2 text-right">
                  {kata}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {angka.map(([kata, n]) => (
                <td key={kata} className="figures px-3 py-2 text-right">
                  {formatNumber(n)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </Section>
  )
}

function listFakta(impor: ImporSumber): Description[] {
  return [
    ...(impor.perTanggal ? [{ term: 'Keadaan per tanggal', value: formatDate(impor.perTanggal) }] : []),
    ...(impor.jenis === 'kpm' ? [{ term: 'Periode', value: impor.periode }] : []),
    ...((impor.muatan?.program ?? impor.program)
      ? [{ term: 'Program', value: impor.muatan?.program ?? impor.program ?? '' }]
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
