'use client'

import { createContext, useContext, useEffect, useState } from 'react'
import type { Selection } from './selection-change'

const NOTHING: Selection = { semua: false, id: [] }
type Held = { selection: Selection; clear: () => void }
export const SelectionContext = createContext<Held | null>(null)

/** The choice of the list around an act; only inside the bulk bar of a DataTable with `across`. */
export function useSelection(): Held {
  const held = useContext(SelectionContext)
  if (!held) throw new Error('useSelection di luar daftar')
  return held
}

/** A choice that stays while somebody pages through one list, in this tab only. `key` names the list and its filter. */
export function useStoredSelection(key: string | undefined) {
  const [selection, setSelection] = useState<Selection>(NOTHING)
  const [loaded, setLoaded] = useState(false)

  useEffect(() => {
    if (key) {
      try {
        const text = sessionStorage.getItem(`sahih-pilih:${key}`)
        const stored: unknown = text ? JSON.parse(text) : null
        if (isSelection(stored)) setSelection(stored)
      } catch {
        // Storage switched off or damaged: nothing is chosen.
      }
    }
    setLoaded(true)
  }, [key])

  useEffect(() => {
    if (!key || !loaded) return
    try {
      if (selection.semua || selection.id.length > 0)
        sessionStorage.setItem(`sahih-pilih:${key}`, JSON.stringify(selection))
      else sessionStorage.removeItem(`sahih-pilih:${key}`)
    } catch {
      // The choice then lasts until the page is left.
    }
  }, [key, loaded, selection])

  return [selection, setSelection] as const
}

function isSelection(value: unknown): value is Selection {
  return (
    typeof value === 'object' &&
    value !== null &&
    'semua' in value &&
    typeof value.semua === 'boolean' &&
    'id' in value &&
    Array.isArray(value.id) &&
    value.id.every((one) => typeof one === 'string')
  )
}
