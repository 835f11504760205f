import { FilterBar } from '@/components/table/filter-bar'
import type { LogBacaRow } from '@/lib/audit/queries/list-log-baca'
import type { LogBacaFilter } from '@/lib/audit/schema'
import type { Page } from '@/lib/core/page'
import { AuditHeader } from './audit-header'
import { LogBacaTable } from './log-baca-table'

/** The page of the read log: who opened what. */
export function LogBacaList(props: {
  page: Page<LogBacaRow>
  filter: LogBacaFilter
  pelakuList: { value: string; label: string }[]
}) {
  const { filter } = props
  const url = { path: '/audit/log-baca', params: { ...filter, ukuran: String(filter.ukuran) } }
  return (
    <>
      <AuditHeader current="log-baca" />
      <FilterBar
        url={url}
        filters={[
          { kind: 'select', name: 'aktor', label: 'Pelaku', value: filter.aktor ?? '', options: props.pelakuList },
          { kind: 'text', name: 'sasaran', label: 'Sasaran', value: filter.sasaran ?? '' },
        ]}
      />
      <LogBacaTable
        page={props.page}
        url={url}
        size={filter.ukuran}
        filtered={filter.aktor !== undefined || filter.sasaran !== undefined}
      />
    </>
  )
}
