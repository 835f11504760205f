// Papers of an event as files: what kind of berkas they are, how many, how they are called.
import type { JenisDokumen } from './peristiwa'

/** Kind of berkas of every paper of an event. */
export const JENIS_BUKTI = 'bukti-peristiwa'
/** Papers of one event at once: both sides of a card, the pages of a letter. */
export const BUKTI_TERBANYAK = 5
/** Sent instead of an id while a paper is still on its way to the server. */
export const BUKTI_DIKIRIM = 'dikirim'
/** Sent instead of an id while a paper that did not arrive stands in the list. */
export const BUKTI_GAGAL = 'gagal'

/** Name a paper is saved under: which paper, of which day, the how many-eth; never what the file was called before. */
export function formatNamaBukti(jenis: JenisDokumen, tanggal: string, ke: number, akhiran: string): string {
  return `${jenis}-${tanggal}${ke > 1 ? `-${ke}` : ''}.${akhiran}`
}
