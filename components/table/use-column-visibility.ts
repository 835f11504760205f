'use client'

import type { ColumnVisibilityState, RowData } from '@tanstack/react-table'
import { useEffect, useState } from 'react'
import type { TableColumns } from './columns'

/**
 * Which columns of a table are shown, kept under `key`; without one as the columns say. Read after mounting, because the server cannot
 * know what this browser remembers.
 */
export function useColumnVisibility<T extends RowData>(columns: TableColumns<T>, key: string | undefined) {
  const [visibility, setVisibility] = useState<ColumnVisibilityState>(() => initialVisibility(columns))
  const [loaded, setLoaded] = useState(false)

  useEffect(() => {
    if (key) {
      try {
        const text = localStorage.getItem(`sahih-kolom:${key}`)
        if (text) setVisibility((current) => ({ ...current, ...(JSON.parse(text) as ColumnVisibilityState) }))
      } catch {
        // Storage switched off or damaged: the standard columns are shown.
      }
    }
    setLoaded(true)
  }, [key])

  useEffect(() => {
    if (!key || !loaded) return
    try {
      localStorage.setItem(`sahih-kolom:${key}`, JSON.stringify(visibility))
    } catch {
      // The choice then lasts until the page is left.
    }
  }, [key, loaded, visibility])

  return [visibility, setVisibility] as const
}

function initialVisibility<T extends RowData>(columns: TableColumns<T>): ColumnVisibilityState {
  const hidden: ColumnVisibilityState = {}
  for (const column of columns) {
    const name = column.id ?? ('accessorKey' in column ? String(column.accessorKey) : undefined)
    if (column.meta?.hidden && name) hidden[name] = false
  }
  return hidden
}
