// Where a login leads: back to the page asked for, but never off this site.

/** The path if it is one of ours, else the beranda. `//host`, `/\\host`, `/.//host`, schemes and control characters are not paths of ours. */
export function toTujuan(path: string | undefined): string {
  if (path === undefined || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) return '/beranda'
  // `/.//host` is resolved to `//host`, which a second reader takes for another site.
  if (/\/\/|\/\.|%2f|%5c|%2e/i.test(path.replace(/[?#].*$/, ''))) return '/beranda'
  return /^\/(masuk|keluar|ditolak)\b/.test(path) ? '/beranda' : path
}

/** The login page for somebody who asked for `path`; it leads there afterwards. A query that holds a long number stays behind. */
export function toMasuk(path: string | null | undefined): string {
  const [jalur = '', isian = ''] = (path ?? '').split(/\?(.*)/s)
  const query = new URLSearchParams(isian)
  // Added by the router when it fetches a page instead of opening it.
  query.delete('_rsc')
  const teks = /\d{11}/.test(query.toString().replace(UUID, '')) ? '' : query.toString()
  const tujuan = toTujuan(teks === '' ? jalur : `${jalur}?${teks}`)
  return tujuan === '/beranda' ? '/masuk' : `/masuk?tujuan=${encodeURIComponent(tujuan)}`
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi
