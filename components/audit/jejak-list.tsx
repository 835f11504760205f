import { FilterBar } from '@/components/table/filter-bar'
import type { JejakRow } from '@/lib/audit/queries/list-jejak'
import type { JejakFilter } from '@/lib/audit/schema'
import { KAMAR_TINDAKAN, labelTindakan } from '@/lib/audit/uraian'
import type { Page } from '@/lib/core/page'
import { AuditHeader } from './audit-header'
import { JejakTable } from './jejak-table'

type Option = { value: string; label: string }

/** The page of the chain: filters by room, person, target and day, then the acts. */
export function JejakList(props: { page: Page<JejakRow>; filter: JejakFilter; pelakuList: Option[] }) {
  const { filter } = props
  const url = { path: '/audit', params: { ...filter, ukuran: String(filter.ukuran) } }
  const kamar = KAMAR_TINDAKAN.map(([value, label]) => ({ value, label }))
  const tindakan = filter.tindakan
  const exact = tindakan?.includes('.') ? [{ value: tindakan, label: labelTindakan(tindakan) }] : []
  return (
    <>
      <AuditHeader current="jejak" />
      <FilterBar
        url={url}
        filters={[
          { kind: 'select', name: 'tindakan', label: 'Kamar', value: tindakan ?? '', options: [...exact, ...kamar] },
          { kind: 'select', name: 'aktor', label: 'Pelaku', value: filter.aktor ?? '', options: props.pelakuList },
          { kind: 'text', name: 'sasaran', label: 'Sasaran', value: filter.sasaran ?? '' },
          { kind: 'date', name: 'sejak', label: 'Sejak', value: filter.sejak ?? '' },
          { kind: 'date', name: 'sampai', label: 'Sampai', value: filter.sampai ?? '' },
        ]}
      />
      <JejakTable
        page={props.page}
        url={url}
        size={filter.ukuran}
        filtered={[tindakan, filter.aktor, filter.sasaran, filter.sejak, filter.sampai].some(Boolean)}
      />
    </>
  )
}
