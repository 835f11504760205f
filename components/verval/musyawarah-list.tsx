import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { formatNumber } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import type { DesaMenunggu } from '@/lib/verval/queries/list-calon-musyawarah'
import type { MusyawarahRow } from '@/lib/verval/queries/list-musyawarah'
import type { MusyawarahFilter } from '@/lib/verval/schema/musyawarah'
import { MusyawarahTable } from './musyawarah-table'
import { VervalTabs } from './verval-tabs'

/** Which desa have usulan that wait for a musyawarah, and what was recorded already. */
export function MusyawarahList(props: {
  page: Page<MusyawarahRow>
  filter: MusyawarahFilter
  desaList: DesaMenunggu[]
  sekabupaten: boolean
  bolehCatat: boolean
}) {
  const { filter } = props
  return (
    <>
      <PageHeader title="Musyawarah" crumbs={[{ label: 'Verval', href: '/verval' }, { label: 'Musyawarah' }]} />
      <VervalTabs kini="musyawarah" sekabupaten={props.sekabupaten} />
      {props.bolehCatat ? (
        <Section title="Menunggu musyawarah">
          {props.desaList.length === 0 ? (
            <EmptyState
              title="Tidak ada usulan yang menunggu musyawarah"
              description="Usulan muncul di sini setelah diajukan."
            />
          ) : (
            <ul className="divide-y divide-stroke rounded-md border border-stroke">
              {props.desaList.map((satu) => (
                <li key={satu.kodeDesa} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
                  <span>
                    <span className="font-medium">{satu.desa}</span>
                    <span className="block text-sm text-content-secondary">{satu.kecamatan}</span>
                  </span>
                  <span className="flex items-center gap-4">
                    <span className="figures">{formatNumber(satu.jumlah)} usulan</span>
                    <ButtonLink href={`/verval/musyawarah/baru?desa=${satu.kodeDesa}`} size="sm">
                      Catat musyawarah<span className="sr-only"> {satu.desa}</span>
                    </ButtonLink>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Section>
      ) : null}
      <Section title="Sudah dicatat">
        <MusyawarahTable
          page={props.page}
          url={{ path: '/verval/musyawarah', params: { wilayah: filter.wilayah } }}
          filtered={filter.wilayah !== undefined || filter.kursor !== undefined}
        />
      </Section>
    </>
  )
}
