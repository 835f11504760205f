// Where a login leads: back to the page asked for, but never off this site.

/** The path if it is one of ours, else the beranda. `//host`, `/\\host`, `/.//host`, schemes and control characters are not paths of ours. */
export function toTujuan(path: string | undefined): string {
  if (path === undefined || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) return '/beranda'
  // `/.//host` is resolved to `//host`, which a second reader takes for another site.
  if (/\/\/|\/\.|%2f|%5c|%2e/i.test(path.replace(/[?#].*$/, ''))) return '/beranda'
  return /^\/(masuk|keluar|ditolak)\b/.test(path) ? '/beranda' : path
}
