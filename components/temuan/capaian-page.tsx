import Link from 'next/link'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { DesilBadge } from '@/components/keluarga/desil-badge'
import { PageHeader } from '@/components/shell/page-header'
import { FilterBar } from '@/components/table/filter-bar'
import { PlainTable } from '@/components/table/plain-table'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Stat, StatGrid } from '@/components/ui/stat'
import { parseDate } from '@/lib/core/date'
import { formatDate, formatInstant, formatNumber, formatPercent } from '@/lib/core/format'
import { buildHref } from '@/lib/core/href'
import { mintaCapaianAction } from '@/lib/temuan/actions'
import { BATAS_KECIL, bagianOf, DASAR_VERVAL, type JumlahCapaian, susunRingkasan, UMUR } from '@/lib/temuan/capaian'
import type { Capaian } from '@/lib/temuan/queries/get-capaian'
import { isWithin } from '@/lib/wilayah/kode'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { SalinRingkasan } from './salin-ringkasan'
import { TemuanTabs } from './temuan-tabs'

/** How far verval has come in an area: of families and persons, by desil, area and age, against the population. */
export function CapaianPage(props: {
  capaian: Capaian | null
  jalur: WilayahRow[]
  milik: string
  tugas: number | null
  boleh: { mitra: boolean; hitung: boolean }
}) {
  const { capaian, jalur } = props
  const wilayah = jalur.at(-1)
  const area = wilayah && wilayah.kode !== props.milik ? wilayah.kode : null
  return (
    <>
      <PageHeader
        title="Capaian verval"
        crumbs={jalur.map((one) => ({
          label: one.nama,
          ...(isWithin(one.kode, props.milik) ? { href: buildHref('/temuan/capaian', { wilayah: one.kode }) } : {}),
        }))}
        description="Berapa KK dan jiwa yang sudah diverifikasi dan divalidasi, menurut tanggal tarikan."
        act={
          props.boleh.hitung ? (
            <Form
              action={mintaCapaianAction}
              warnUnsaved={false}
              aria-label="Tarik capaian hari ini"
              className="space-y-2"
            >
              <SubmitButton intent="secondary" pendingLabel="Mengantrekan…">
                Tarik hari ini
              </SubmitButton>
            </Form>
          ) : undefined
        }
      />
      <TemuanTabs kini="capaian" tugas={props.tugas} mitra={props.boleh.mitra} />
      <div className="space-y-6">
        {capaian ? (
          <Isi capaian={capaian} wilayah={wilayah} area={area} />
        ) : (
          <EmptyState
            title="Belum ada tarikan"
            description="Capaian ditarik setiap malam dan setiap kali diminta. Tarikan pertama muncul setelah rilis terbit."
          />
        )}
        <Card title="Yang dihitung sebagai terverval">
          <ul className="list-disc space-y-1 pl-5">
            {DASAR_VERVAL.map(({ kode, label }) => (
              <li key={kode}>{label}.</li>
            ))}
          </ul>
          <p className="measure mt-3 text-content-secondary">
            Cukup salah satu. Umur data dihitung dari yang terbaru; keluarga yang hanya dikenal dari rilis dihitung
            belum diverval. Jumlah menurut rilis yang berlaku pada tanggal tarikan.
          </p>
        </Card>
      </div>
    </>
  )
}

function Isi({ capaian, wilayah, area }: { capaian: Capaian; wilayah: WilayahRow | undefined; area: string | null }) {
  const { jumlah, acuan } = capaian
  const nama = wilayah?.nama ?? 'wilayah ini'
  const url = { path: '/temuan/capaian', params: { wilayah: area, tarikan: capaian.tarikan } }
  return (
    <>
      <FilterBar
        url={url}
        filters={[
          {
            kind: 'select',
            name: 'tarikan',
            label: 'Tanggal tarikan',
            value: capaian.tarikan === capaian.tarikanList[0] ? '' : capaian.tarikan,
            options: capaian.tarikanList.slice(1).map((hari) => ({ value: hari, label: formatDate(hari) })),
            all: `Terbaru (${formatDate(capaian.tarikanList[0] ?? capaian.tarikan)})`,
          },
        ]}
        act={
          <a
            download
            href={buildHref('/temuan/capaian/berkas', { wilayah: area, tarikan: capaian.tarikan })}
            className="inline-flex min-h-11 items-center text-link underline"
          >
            Unduh CSV agregat
          </a>
        }
      />
      <p className="text-sm text-content-secondary">
        Tarikan {formatDate(capaian.tarikan)}, dihitung {formatInstant(capaian.dihitungPada)} atas rilis {capaian.rilis}
        .{capaian.sintetis ? ' Data sintetis.' : ''} Berkas CSV menyamarkan jumlah di bawah {BATAS_KECIL}.
      </p>
      <StatGrid>
        <Stat
          label="KK terverval"
          value={formatNumber(jumlah.kkVerval)}
          note={`${persen(jumlah.kkVerval, jumlah.kk)} dari ${formatNumber(jumlah.kk)} KK`}
        />
        <Stat
          label="Jiwa terverval"
          value={formatNumber(jumlah.jiwaVerval)}
          note={`${persen(jumlah.jiwaVerval, jumlah.jiwa)} dari ${formatNumber(jumlah.jiwa)} jiwa`}
        />
        <Stat
          label="Cakupan terhadap penduduk"
          value={acuan ? persen(jumlah.jiwa, acuan.jiwa) : '—'}
          note={
            acuan
              ? `${formatNumber(acuan.jiwa)} jiwa, ${hariOf(acuan.perTanggal)}, ${acuan.sumber}`
              : 'Penduduk acuan belum dimuat untuk seluruh wilayah ini.'
          }
          href="/temuan/capaian/penduduk"
        />
      </StatGrid>
      <SalinRingkasan
        teks={susunRingkasan({
          wilayah: nama,
          tarikan: capaian.tarikan,
          rilis: capaian.rilis,
          jumlah,
          perDesil: capaian.perDesil,
          acuan,
          sintetis: capaian.sintetis,
        })}
      />
      <Card title={`Menurut desil resmi, ${nama}`} flush>
        <PlainTable
          caption={`Capaian verval menurut desil, ${nama}`}
          head="Desil"
          columns={KOLOM}
          rows={capaian.perDesil.map((row) => ({
            key: String(row.desil),
            head: <DesilBadge desil={row.desil} asal="resmi" words="hidden" />,
            cells: sel(row),
          }))}
        />
      </Card>
      <Card title="Umur data" description="Sejak terakhir diverval." flush>
        <PlainTable
          caption={`Umur data, ${nama}`}
          head="Terakhir diverval"
          columns={[
            { key: 'kk', label: 'KK' },
            { key: 'jiwa', label: 'Jiwa' },
            { key: 'bagian', label: 'Bagian KK' },
          ]}
          rows={capaian.perUmur.map(({ umur, kk, jiwa }) => ({
            key: umur,
            head: UMUR.find(({ kode }) => kode === umur)?.label ?? umur,
            cells: [formatNumber(kk), formatNumber(jiwa), persen(kk, jumlah.kk)],
          }))}
        />
      </Card>
      {capaian.bawah.length > 0 ? (
        <Card title={wilayah?.kode.length === 4 ? 'Menurut kecamatan' : 'Menurut desa/kelurahan'} flush>
          <PlainTable
            caption="Capaian verval menurut wilayah"
            head="Wilayah"
            columns={[...KOLOM, { key: 'cakupan', label: 'Cakupan penduduk' }]}
            rows={capaian.bawah.map((row) => ({
              key: row.kode,
              head: (
                <Link
                  prefetch={false}
                  href={buildHref('/temuan/capaian', { wilayah: row.kode, tarikan: capaian.tarikan })}
                  className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
                >
                  {row.nama}
                </Link>
              ),
              cells: [...sel(row), row.acuan ? persen(row.jiwa, row.acuan.jiwa) : '—'],
            }))}
          />
        </Card>
      ) : null}
    </>
  )
}

const KOLOM = [
  { key: 'kk', label: 'KK' },
  { key: 'kk-verval', label: 'KK terverval' },
  { key: 'kk-persen', label: '%' },
  { key: 'jiwa', label: 'Jiwa' },
  { key: 'jiwa-verval', label: 'Jiwa terverval' },
]

const sel = (row: JumlahCapaian) => [
  formatNumber(row.kk),
  formatNumber(row.kkVerval),
  persen(row.kkVerval, row.kk),
  formatNumber(row.jiwa),
  formatNumber(row.jiwaVerval),
]

function persen(sebagian: number, seluruh: number): string {
  const bagian = bagianOf(sebagian, seluruh)
  return bagian === null ? '—' : formatPercent(bagian, 1)
}

function hariOf(tanggal: string): string {
  const date = parseDate(tanggal)
  return date ? formatDate(date) : tanggal
}
