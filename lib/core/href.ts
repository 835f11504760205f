/** Addresses with a query, as lists use them to keep their whole state in the URL. */

/** What stands behind the question mark; null, undefined and '' are left out. */
export type UrlParams = Record<string, string | number | string[] | null | undefined>

/** `path` with `params` as query, in the given order; a list repeats its name. */
export function buildHref(path: string, params: UrlParams): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') query.append(name, String(one))
    }
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
