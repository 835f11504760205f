import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { BukaanPanel } from '@/components/keluarga/bukaan-panel'
import { PageHeader } from '@/components/shell/page-header'
import { FilterBar } from '@/components/table/filter-bar'
import { Pagination } from '@/components/table/pagination'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { PersonalNumber } from '@/components/ui/masked-number'
import { dateAt } from '@/lib/core/date'
import { formatShortDate } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import type { BukaanTampil } from '@/lib/keluarga/bukaan'
import { bukaKasusAction } from '@/lib/verval/actions'
import type { PemeriksaanRow } from '@/lib/verval/queries/list-pemeriksaan'
import type { PemeriksaanFilter } from '@/lib/verval/schema/pemeriksaan'
import { LABEL_ALASAN_PEMERIKSAAN, LABEL_PUTUSAN } from '@/lib/verval/sebutan'
import { VervalTabs } from './verval-tabs'

const LABEL_STATUS = { ditugaskan: 'Belum dikunjungi', selesai: 'Selesai', dibatalkan: 'Dibatalkan' } as const

/** Visits as big targets, one under the other: it is read on a phone in the sun. */
export function PemeriksaanList(props: {
  page: Page<PemeriksaanRow>
  filter: PemeriksaanFilter
  sekabupaten: boolean
  petugas: boolean
  /** The purpose that opens the numbers of one's own visits, and these by family; null where none can be stated. */
  bukaan: { kini: BukaanTampil | null; nomor: ReadonlyMap<string, { nomorKk: string }> | null } | null
}) {
  const { filter, page, bukaan } = props
  const url = {
    path: '/verval/pemeriksaan',
    params: { status: filter.status === 'ditugaskan' ? null : filter.status, semua: filter.semua },
  }
  return (
    <>
      <PageHeader
        title="Pemeriksaan lapangan"
        crumbs={[{ label: 'Verval', href: '/verval' }, { label: 'Pemeriksaan lapangan' }]}
      />
      <VervalTabs kini="pemeriksaan" sekabupaten={props.sekabupaten} />
      <FilterBar
        url={url}
        filters={[
          {
            kind: 'select',
            name: 'status',
            label: 'Keadaan',
            value: filter.status === 'ditugaskan' ? '' : filter.status,
            options: [
              { value: 'selesai', label: LABEL_STATUS.selesai },
              { value: 'dibatalkan', label: LABEL_STATUS.dibatalkan },
            ],
            all: LABEL_STATUS.ditugaskan,
          },
          ...(props.petugas
            ? [
                {
                  kind: 'select' as const,
                  name: 'semua',
                  label: 'Petugas',
                  value: filter.semua ?? '',
                  options: [{ value: 'ya', label: 'Semua petugas' }],
                  all: 'Saya sendiri',
                },
              ]
            : []),
        ]}
        act={
          bukaan && !bukaan.kini ? (
            <BukaanPanel
              apa="pemeriksaan Anda"
              action={bukaKasusAction}
              isian={{ objek: 'pemeriksaan' }}
              bukaan={null}
            />
          ) : undefined
        }
      />
      {bukaan?.kini ? (
        <BukaanPanel apa="pemeriksaan Anda" action={bukaKasusAction} isian={{}} bukaan={bukaan.kini} />
      ) : null}
      {page.rows.length === 0 ? (
        <EmptyState
          title="Tidak ada pemeriksaan"
          description={
            filter.status === 'ditugaskan'
              ? 'Pemeriksaan muncul di sini setelah Dinas Sosial menugaskannya.'
              : 'Tidak ada pemeriksaan dalam keadaan ini.'
          }
        />
      ) : (
        <ul aria-label="Daftar pemeriksaan" className="divide-y divide-stroke rounded-md border border-stroke">
          {page.rows.map((satu) => (
            <li key={satu.id} className="relative flex items-center gap-3 px-4 py-4 hover:bg-surface-hover">
              <div className="min-w-0 flex-1">
                <Link
                  prefetch={false}
                  href={`/verval/pemeriksaan/${satu.id}`}
                  className="text-lg font-semibold text-content after:absolute after:inset-0 hover:underline"
                >
                  {satu.kepala ?? 'Keluarga tidak ada di rilis'}
                </Link>
                <p>{[satu.alamat, satu.desa].filter(Boolean).join(', ')}</p>
                <Nomor nomorKk={bukaan?.nomor?.get(satu.keluargaId)?.nomorKk} />
                <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-content-secondary">
                  <Badge>{LABEL_ALASAN_PEMERIKSAAN[satu.alasan]}</Badge>
                  {satu.putusan ? LABEL_PUTUSAN[satu.putusan] : LABEL_STATUS[satu.status]}
                  <span>
                    {satu.petugasNama}, ditugaskan {formatShortDate(dateAt(satu.ditugaskanPada))}
                  </span>
                </p>
              </div>
              <ChevronRight aria-hidden className="size-5 shrink-0 text-content-secondary" />
            </li>
          ))}
        </ul>
      )}
      <Pagination url={url} page={page} count={page.rows.length} />
    </>
  )
}

function Nomor({ nomorKk }: { nomorKk: string | undefined }) {
  return nomorKk ? (
    <p>
      Nomor KK <PersonalNumber value={nomorKk} />
    </p>
  ) : null
}
