/** One keyset page of a list, as queries return it and tables draw it. */

/**
 * `next` and `prev` are opaque cursors (never a name or number of a person) or null at either end.
 * `total` is left out or null where counting would read the whole table.
 */
export type Page<T> = { rows: T[]; next: string | null; prev: string | null; total?: number | null }

/** A page without rows: what a list shows before anything exists. */
export function emptyPage<T>(): Page<T> {
  return { rows: [], next: null, prev: null }
}

/**
 * The page out of rows read in keyset order, one more of them than fit. `back` when they were read towards the beginning and so
 * stand in reverse; `first` when there is no cursor, so that nothing lies before. `keyOf` is what a cursor names of a row.
 */
export function toPage<T>(
  found: readonly T[],
  { size, back, first }: { size: number; back: boolean; first: boolean },
  keyOf: (row: T) => string,
): Page<T> {
  const more = found.length > size
  const rows = found.slice(0, size)
  if (back) rows.reverse()
  const [head] = rows
  const tail = rows.at(-1)
  return {
    rows,
    next: tail && (back || more) ? `n:${keyOf(tail)}` : null,
    prev: head && (back ? more : !first) ? `p:${keyOf(head)}` : null,
  }
}

/** The same page with each row converted, e.g. from a database row to a screen row. */
export function mapPage<T, U>(page: Page<T>, convert: (row: T) => U): Page<U> {
  return { ...page, rows: page.rows.map(convert) }
}
