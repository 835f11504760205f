// The name of an uploaded file on its way: in a header and not in the address, which proxies and servers write down.

/** Header that carries the name, percent-encoded: headers take no letters beyond ASCII. */
export const HEADER_NAMA_BERKAS = 'x-sahih-nama-berkas'

/** The name as the header takes it. Halves of letters, which a file system may hold and nothing encodes, become `_`. */
export function toHeaderNamaBerkas(nama: string): string {
  return encodeURIComponent(nama.replace(/\p{Surrogate}/gu, '_'))
}

/** The name a header carries; null without one, or when it is not encoded as {@link toHeaderNamaBerkas} does. */
export function fromHeaderNamaBerkas(header: string | null): string | null {
  if (header === null) return null
  try {
    return decodeURIComponent(header)
  } catch {
    return null
  }
}
