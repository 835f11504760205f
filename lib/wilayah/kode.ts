// Arithmetic on the stable internal area codes: 2, 4, 6 or 10 digits without dots, each a prefix of its children.
import type { Brand } from '@/lib/core/brand'

/** Internal area code: provinsi 2, kabupaten/kota 4, kecamatan 6, desa/kelurahan 10 digits. */
export type KodeWilayah = Brand<string, 'KodeWilayah'>

export const TINGKAT = ['provinsi', 'kabupaten', 'kecamatan', 'desa'] as const
export type Tingkat = (typeof TINGKAT)[number]

/** Level of a code by its length. */
export function tingkatOf(kode: string): Tingkat {
  return kode.length === 2 ? 'provinsi' : kode.length === 4 ? 'kabupaten' : kode.length === 6 ? 'kecamatan' : 'desa'
}

/** A Kemendagri code as papers write it, with dots: `32.75.01.1001`. */
export function formatKodeKemendagri(kode: string): string {
  return [kode.slice(0, 2), kode.slice(2, 4), kode.slice(4, 6), kode.slice(6)].filter(Boolean).join('.')
}

/** Inclusive range of ten-digit kode_desa below an area; a desa is a range of one. */
export function rangeOf(kode: string): { awal: string; akhir: string } {
  return { awal: kode.padEnd(10, '0'), akhir: kode.padEnd(10, '9') }
}

/** Whether `inner` is `outer` or lies below it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner.startsWith(outer)
}

/** Whether a ten-digit code names a kelurahan: its last block begins with 1 (desa 2, desa adat 3). Kepmendagri 300.2.2-2430/2025. */
export function isKelurahan(kodeDesa: string): boolean {
  return kodeDesa.length === 10 && kodeDesa[6] === '1'
}

/** Whether a four-digit code names a kota: its last two digits are 71 or more. */
export function isKota(kodeKab: string): boolean {
  return Number(kodeKab.slice(2, 4)) >= 71
}

/** Words that follow the kind of area: what an office calls its villages, meetings and heads. */
export function sebutanOf(kode: string): {
  desa: string
  musyawarah: string
  kepalaDesa: string
  kepalaDaerah: string
  daerah: string
} {
  const kelurahan = kode.length === 10 ? isKelurahan(kode) : isKota(kode)
  const kota = isKota(kode.slice(0, 4))
  return {
    desa: kelurahan ? 'kelurahan' : kode.length === 10 ? 'desa' : 'desa/kelurahan',
    musyawarah: kelurahan ? 'Musyawarah Kelurahan' : 'Musyawarah Desa',
    kepalaDesa: kelurahan ? 'lurah' : 'kepala desa',
    kepalaDaerah: kota ? 'wali kota' : 'bupati',
    daerah: kota ? 'kota' : 'kabupaten',
  }
}
