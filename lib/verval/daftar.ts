// The frozen content of a list and its fingerprint: what exactly a signature binds.
import { createHash } from 'node:crypto'
import { toCanonical } from '@/lib/audit/kanonik'

/** Most usulan in one list: a person must be able to answer for it, and one act must stay short. */
export const BARIS_TERBANYAK = 5_000

/** What a row of a list freezes of an usulan. `berlakuSejak` is the day since when the values hold (YYYY-MM-DD). */
export type IsiBaris = {
  nomor: string
  usulanId: string
  keluargaId: string
  kodeDesa: string
  asal: string
  berlakuSejak: string
  perubahan: { orangId: string | null; kolom: string; lama: string | null; baru: string | null }[]
}

/** Canonical text of a row; values ordered by person and column, so that the same content is the same text. */
export function toIsi(baris: IsiBaris): string {
  const perubahan = [...baris.perubahan].sort((a, b) => {
    const [x, y] = [`${a.orangId ?? ''}.${a.kolom}`, `${b.orangId ?? ''}.${b.kolom}`]
    return x < y ? -1 : x > y ? 1 : 0
  })
  return toCanonical({ ...baris, perubahan })
}

/** SHA-256 (hex) of one version of a list: its number, version and the rows it holds, in their order. */
export function sidikOf(daftar: { kodeKab: string; nomor: string; versi: number }, isiList: readonly string[]): string {
  const hash = createHash('sha256')
  hash.update(
    toCanonical({ kodeKab: daftar.kodeKab, nomor: daftar.nomor, versi: daftar.versi, jumlah: isiList.length }),
  )
  for (const isi of isiList) hash.update(`\n${isi}`)
  return hash.digest('hex')
}

/** First twelve hex digits in groups of four: what a signer compares by eye. */
export function sidikPendek(sha256: string): string {
  return (sha256.slice(0, 12).match(/.{4}/g) ?? []).join(' ')
}
