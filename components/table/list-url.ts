import { buildHref, type UrlParams } from '@/lib/core/href'

/** Where a list lives and what its URL says now. The names of sorting, cursor and size are the same on every list. */
export type ListUrl = { path: string; params: UrlParams }

export type Sort = { by: string; direction: 'asc' | 'desc' }

/** `-diajukanPada` is descending; the first of `allowed` ascending when the text names none of them. */
export function parseSort(text: string | undefined, allowed: readonly [string, ...string[]], fallback?: Sort): Sort {
  const by = text?.replace(/^-/, '') ?? ''
  if (!allowed.includes(by)) return fallback ?? { by: allowed[0], direction: 'asc' }
  return { by, direction: text?.startsWith('-') ? 'desc' : 'asc' }
}

/** The text of `?urut=` for a sort. */
export function formatSort(sort: Sort): string {
  return sort.direction === 'desc' ? `-${sort.by}` : sort.by
}

/** The list with some parameters changed, from its first page on: a cursor belongs to one order and one filter. */
export function changeHref(url: ListUrl, change: UrlParams): string {
  return buildHref(url.path, { ...url.params, kursor: null, ...change })
}
