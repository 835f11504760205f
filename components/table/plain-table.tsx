import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

type PlainColumn = { key: string; label: ReactNode; align?: 'left' | 'right' }
export type PlainRow = { key: string; head: ReactNode; cells: ReactNode[]; strong?: boolean }

/**
 * A small table drawn on the server, without sorting or paging: the first column heads its row, the others hold figures
 * unless their `align` says that they hold words.
 */
export function PlainTable(props: { caption: string; head: ReactNode; columns: PlainColumn[]; rows: PlainRow[] }) {
  const head = 'border-b border-stroke bg-surface-secondary px-3 py-2 font-semibold'
  const cell = 'border-b border-stroke px-3 py-1.5 align-baseline'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={props.caption} tabIndex={0} className="relative overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={cn(head, 'text-left')}>
              {props.head}
            </th>
            {props.columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cn(head, column.align === 'left' ? 'text-left' : 'text-right')}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="figures">
          {props.rows.map((row) => (
            <tr key={row.key} className={row.strong ? 'font-semibold' : undefined}>
              <th scope="row" className={cn(cell, 'text-left', row.strong ? '' : 'font-normal')}>
                {row.head}
              </th>
              {row.cells.map((isi, i) => (
                <td
                  key={props.columns[i]?.key ?? i}
                  className={cn(cell, props.columns[i]?.align === 'left' ? 'text-left' : 'text-right')}
                >
                  {isi}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
