'use client'

import {
  type ColumnDef,
  columnVisibilityFeature,
  createColumnHelper,
  type RowData,
  rowSelectionFeature,
  tableFeatures,
} from '@tanstack/react-table'

/** What a column says besides its cell. */
export type ColumnMeta = {
  /** Name of the column in `?urut=`; only columns with an index behind them have one. */
  sort?: string
  /** `end` for quantities, which also get digits of equal width. */
  align?: 'start' | 'end'
  /** Words for the column menu when the heading is not plain text. */
  name?: string
  /** Left out at first; the person may switch it on. */
  hidden?: boolean
  /** Let long words take two lines instead of widening the column. */
  wrap?: boolean
}

/** The parts of TanStack Table that run in the browser; sorting, filtering and paging are the server's. */
export const features = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  columnMeta: {} as ColumnMeta,
})
export type TableParts = typeof features

/** Columns of a table of rows of type T. */
// biome-ignore lint/suspicious/noExplicitAny: each column has a value type of its own; TanStack's lists are typed so
export type TableColumns<T extends RowData> = ColumnDef<TableParts, T, any>[]

/**
 * Column definitions for rows of type T: `accessor('field', {…})` and `display({id, …})`, collected by `columns([…])`.
 * Make them once outside the component.
 */
export function columnsOf<T extends RowData>() {
  return createColumnHelper<TableParts, T>()
}
