'use client'

import { type RowData, useTable } from '@tanstack/react-table'
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { EmptyState, type EmptyText } from '@/components/ui/empty-state'
import { formatNumber } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import { BulkBar } from './bulk-bar'
import { ColumnMenu } from './column-menu'
import { type ColumnMeta, features, type TableColumns, type TableParts } from './columns'
import { changeHref, formatSort, type ListUrl, type Sort } from './list-url'
import { Pagination } from './pagination'
import { SelectionContext, useStoredSelection } from './selection'
import { changeSelection, type Selection, tickedOf } from './selection-change'
import { moveBetweenRows, openRow } from './table-row'
import { useColumnVisibility } from './use-column-visibility'

export type DataTableProps<T extends RowData> = {
  /** Names the table for everyone: "Daftar usulan". Shown only to screen readers unless `captionShown`. */
  caption: string
  captionShown?: boolean
  /** Made once outside the component with `columnsOf<Row>()`. The first one heads its row and stays in view. */
  columns: TableColumns<T>
  page: Page<T>
  rowId: (row: T) => string
  /** Where a row leads; the first cell becomes the link, so it must not contain another. */
  rowHref?: (row: T) => string
  url: ListUrl
  sort?: Sort
  size?: number
  /** Whether filters are on: decides between `noResults` and `empty`. */
  filtered: boolean
  /** Nothing exists yet: why, and what next. */
  empty: EmptyText
  /** Filters or search left nothing. */
  noResults: EmptyText
  /** Acts for selected rows; giving it makes rows selectable. Call `clear` after the act. */
  bulk?: (ids: string[], clear: () => void) => ReactNode
  /**
   * As `bulk`, for a choice that goes across pages: `key` names the list with its filter and never a person; `acts` reads the choice
   * with useSelection.
   */
  across?: { key: string; acts: ReactNode }
  /** Words for the checkbox of a row: "Pilih usulan 12". */
  rowName?: (row: T) => string
  /** On a phone the table is its first column; this stands below the name of a row there, instead of the other columns. */
  narrow?: (row: T) => ReactNode
  /** Remembers shown columns in this browser under this name; leave out to hide the column menu. */
  columnsKey?: string
}

/**
 * A list as a table. The server sorts, filters and pages; the browser only hides columns and selects rows, both by
 * TanStack Table. Headings and pages are links, so the list works before its script has loaded.
 */
export function DataTable<T extends RowData>(props: DataTableProps<T>) {
  // A selection belongs to the rows on the screen: another page, order or filter starts anew.
  return <PagedTable key={changeHref(props.url, { kursor: props.url.params.kursor })} {...props} />
}

function PagedTable<T extends RowData>(props: DataTableProps<T>) {
  const { page, url, sort, bulk, across, rowHref, rowName } = props
  const id = useId()
  const [visibility, setVisibility] = useColumnVisibility(props.columns, props.columnsKey)
  const [ticked, setTicked] = useState<Record<string, true>>({})
  const [selection, setSelection] = useStoredSelection(across?.key)
  const pageIds = page.rows.map(props.rowId)
  const selectable = bulk !== undefined || across !== undefined
  const rowSelection = across ? tickedOf(selection, pageIds) : ticked
  const table = useTable<TableParts, T>({
    features,
    columns: props.columns,
    data: page.rows,
    getRowId: props.rowId,
    enableRowSelection: selectable,
    state: { columnVisibility: visibility, rowSelection },
    onColumnVisibilityChange: setVisibility,
    onRowSelectionChange: (change) => {
      if (!across) return setTicked(change)
      const after = typeof change === 'function' ? change(rowSelection) : change
      setSelection((before) => changeSelection(before, pageIds, after))
    },
  })

  if (page.rows.length === 0) return <EmptyState {...(props.filtered ? props.noResults : props.empty)} />

  const ids = table.getSelectedRowIds()
  const clear = () => {
    setTicked({})
    setSelection({ semua: false, id: [] })
  }
  const head = 'sticky top-0 z-10 border-b border-stroke bg-surface-secondary px-3 py-2 font-semibold whitespace-nowrap'
  return (
    <div>
      {props.columnsKey ? (
        <div className="mb-2 flex justify-end print:hidden">
          <ColumnMenu table={table} />
        </div>
      ) : null}
      <section
        aria-labelledby={`${id}-caption`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="relative max-h-[75vh] overflow-auto rounded-md border border-stroke print:max-h-none print:overflow-visible print:border-0"
      >
        <table className="w-full border-separate border-spacing-0 text-left text-sm">
          <caption
            id={`${id}-caption`}
            className={props.captionShown ? 'px-3 py-2 text-left font-semibold' : 'sr-only'}
          >
            {props.caption}
          </caption>
          <thead>
            <tr>
              {selectable ? (
                <th scope="col" className={cn(head, 'w-10 print:hidden')}>
                  <Tick
                    label="Pilih semua baris di halaman ini"
                    checked={table.getIsAllRowsSelected()}
                    mixed={ids.length > 0 && !table.getIsAllRowsSelected()}
                    onChange={(checked) => table.toggleAllRowsSelected(checked)}
                  />
                </th>
              ) : null}
              {table.getHeaderGroups().flatMap((group) =>
                group.headers.map((header, index) => {
                  const meta = header.column.columnDef.meta
                  const current = meta?.sort !== undefined && sort?.by === meta.sort ? sort.direction : null
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      aria-sort={current ? (current === 'asc' ? 'ascending' : 'descending') : undefined}
                      className={cn(
                        head,
                        index === 0 && 'left-0 z-20',
                        index > 0 && props.narrow && 'max-sm:hidden',
                        meta?.align === 'end' && 'text-right',
                      )}
                    >
                      {meta?.sort === undefined ? (
                        <table.FlexRender header={header} />
                      ) : (
                        <SortLink url={url} by={meta.sort} current={current}>
                          <table.FlexRender header={header} />
                        </SortLink>
                      )}
                    </th>
                  )
                }),
              )}
            </tr>
          </thead>
          <tbody onKeyDown={moveBetweenRows}>
            {table.getRowModel().rows.map((row) => {
              const selected = row.getIsSelected()
              return (
                <tr
                  key={row.id}
                  onClick={rowHref ? openRow : undefined}
                  className={cn('group', rowHref && 'cursor-pointer')}
                >
                  {selectable ? (
                    <td className={cn(cellClass(undefined, selected), 'print:hidden')}>
                      <Tick
                        label={rowName ? rowName(row.original) : 'Pilih baris ini'}
                        checked={selected}
                        onChange={(checked) => row.toggleSelected(checked)}
                      />
                    </td>
                  ) : null}
                  {row.getVisibleCells().map((cell, index) => {
                    const look = cellClass(cell.column.columnDef.meta, selected)
                    if (index > 0) {
                      return (
                        <td key={cell.id} className={cn(look, props.narrow && 'max-sm:hidden')}>
                          <table.FlexRender cell={cell} />
                        </td>
                      )
                    }
                    return (
                      <th
                        key={cell.id}
                        scope="row"
                        className={cn(
                          look,
                          'sticky left-0 z-[5] font-medium sm:max-w-80',
                          props.narrow ? 'max-sm:static max-sm:whitespace-normal' : 'max-w-[45vw]',
                        )}
                      >
                        {rowHref ? (
                          <Link
                            href={rowHref(row.original)}
                            data-row-link=""
                            prefetch={false}
                            className="text-link underline decoration-1 underline-offset-2 hover:decoration-2"
                          >
                            <table.FlexRender cell={cell} />
                          </Link>
                        ) : (
                          <table.FlexRender cell={cell} />
                        )}
                        {props.narrow ? (
                          <div className="mt-0.5 text-sm font-normal text-content-secondary sm:hidden">
                            {props.narrow(row.original)}
                          </div>
                        ) : null}
                      </th>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      {bulk && ids.length > 0 ? (
        <BulkBar count={ids.length} onClear={clear}>
          {bulk(ids, clear)}
        </BulkBar>
      ) : null}
      {across && (selection.semua || selection.id.length > 0) ? (
        <SelectionContext value={{ selection, clear }}>
          <BulkBar count={selection.id.length} label={labelOf(selection)} onClear={clear}>
            {selection.semua ? null : (
              <Button size="sm" onClick={() => setSelection({ semua: true, id: [] })}>
                Pilih semua yang cocok
              </Button>
            )}
            {across.acts}
          </BulkBar>
        </SelectionContext>
      ) : null}
      <Pagination url={url} page={page} count={page.rows.length} size={props.size} />
    </div>
  )
}

function labelOf({ semua, id }: Selection): string {
  if (!semua) return `${formatNumber(id.length)} baris dipilih`
  return `Semua yang cocok dengan saringan dipilih${id.length > 0 ? `, kecuali ${formatNumber(id.length)}` : ''}`
}

function cellClass(meta: ColumnMeta | undefined, selected: boolean): string {
  return cn(
    'border-b border-stroke px-3 py-2 align-top group-last:border-b-0 group-hover:bg-surface-hover',
    selected ? 'bg-guide-subtle' : 'bg-surface',
    meta?.align === 'end' && 'figures text-right',
    meta?.wrap ? 'min-w-36 sm:min-w-56' : 'whitespace-nowrap',
  )
}

function SortLink(props: { url: ListUrl; by: string; current: 'asc' | 'desc' | null; children: ReactNode }) {
  const { by, current } = props
  const Icon = current === 'asc' ? ArrowUp : current === 'desc' ? ArrowDown : ArrowUpDown
  const next: Sort = { by, direction: current === 'asc' ? 'desc' : 'asc' }
  return (
    <Link
      prefetch={false}
      href={changeHref(props.url, { urut: formatSort(next) })}
      className="inline-flex items-center gap-1 hover:underline"
    >
      {props.children}
      <Icon aria-hidden className={cn('size-4 print:hidden', current === null && 'text-content-secondary')} />
      <span className="sr-only">{next.direction === 'asc' ? ', urutkan naik' : ', urutkan turun'}</span>
    </Link>
  )
}

function Tick(props: { label: string; checked: boolean; mixed?: boolean; onChange: (checked: boolean) => void }) {
  return (
    <input
      type="checkbox"
      aria-label={props.label}
      className="block size-5 accent-brand"
      checked={props.checked}
      ref={(element) => {
        if (element) element.indeterminate = props.mixed ?? false
      }}
      onChange={(event) => props.onChange(event.target.checked)}
    />
  )
}
