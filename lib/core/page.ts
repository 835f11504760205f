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

/** The same page with each row converted, e.g. from a database row to a screen row. */
export function mapPage<T, U>(page: Page<T>, convert: (row: T) => U): Page<U> {
  return { ...page, rows: page.rows.map(convert) }
}
