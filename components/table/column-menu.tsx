'use client'

import type { ReactTable, RowData } from '@tanstack/react-table'
import { Columns3 } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import type { TableParts } from './columns'

/** Which columns are shown; the choice stays in this browser. */
export function ColumnMenu<T extends RowData>({ table }: { table: ReactTable<TableParts, T> }) {
  return (
    <Menu
      size="sm"
      side="end"
      label={
        <>
          <Columns3 aria-hidden />
          Kolom
        </>
      }
    >
      <fieldset>
        <legend className="sr-only">Kolom yang ditampilkan</legend>
        {table
          .getAllLeafColumns()
          .filter((column) => column.getCanHide())
          .map((column) => {
            const { header, meta } = column.columnDef
            return (
              <label
                key={column.id}
                className="flex min-h-11 items-center gap-3 rounded-sm px-3 hover:bg-surface-hover"
              >
                <input
                  type="checkbox"
                  className="size-5 accent-brand"
                  checked={column.getIsVisible()}
                  onChange={(event) => column.toggleVisibility(event.target.checked)}
                />
                {meta?.name ?? (typeof header === 'string' ? header : column.id)}
              </label>
            )
          })}
      </fieldset>
    </Menu>
  )
}
