import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { type Description, DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { formatBytes, formatDate, formatDuration, formatInstant, formatNumber } from '@/lib/core/format'
import { LABEL_JENIS_SUMBER } from '@/lib/sumber/jenis'
import type { ImporDetail } from '@/lib/sumber/queries'
import type { ImporSumber } from '@/lib/sumber/queries/list-muatan'
import { ImporStatus } from './impor-status'
import { KeadaanImpor } from './keadaan-impor'
import { SisihanSection } from './sisihan-section'
import { UnggahPanel } from './unggah-panel'

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
        <SisihanSection impor={impor} sisihan={sisihan} />
        <Card title="Yang dikirim">
          <DescriptionList items={listFakta(impor)} />
        </Card>
      </div>
    </>
  )
}

function Keadaan({ impor, milikSendiri }: { impor: ImporSumber; milikSendiri: boolean }) {
  return (
    <KeadaanImpor
      impor={impor}
      milikSendiri={milikSendiri}
      tetap="muatan lama tetap berlaku sampai yang baru selesai"
      ulang="/sumber/lain/baru"
      unggah={
        <UnggahPanel
          id={impor.id}
          label="Berkas sumber"
          hint="CSV, lembar kerja XLSX, atau arsip ZIP berisi keduanya."
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
      <Notice tone="positive" title="Muatan ini berlaku">
        {impor.catatan.length > 0 ? impor.catatan.join(' ') : null}
      </Notice>
    </KeadaanImpor>
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
