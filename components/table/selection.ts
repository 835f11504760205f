'use client'

import { createContext, useContext, useEffect, useState } from 'react'

/** What is chosen in a list: the rows in `id`, or with `semua` everything the list's filter finds but those in `id`. */
export type Selection = { semua: boolean; id: string[] }

const NOTHING: Selection = { semua: false, id: [] }
/** Rows chosen one by one beyond this belong into a filter. */
export const MOST = 2_000

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

/** The choice after the rows of one page were ticked as `ticked` says. */
export function changeSelection(
  selection: Selection,
  pageIds: readonly string[],
  ticked: Record<string, boolean>,
): Selection {
  const id = new Set(selection.id)
  for (const one of pageIds) {
    if (Boolean(ticked[one]) === selection.semua) id.delete(one)
    else id.add(one)
  }
  return { ...selection, id: [...id].slice(0, MOST) }
}

/** Which rows of a page are ticked. */
export function tickedOf(selection: Selection, pageIds: readonly string[]): Record<string, true> {
  const id = new Set(selection.id)
  return Object.fromEntries(pageIds.filter((one) => id.has(one) !== selection.semua).map((one) => [one, true as const]))
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
