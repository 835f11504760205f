// How long a stated purpose keeps numbers open, what it may be stated for, and how often somebody may compare without stating one.

import { formatTime } from '@/lib/core/format'

/** What a purpose can be stated for: one thing, or everything of a kind that is assigned to the aktor (visits, findings). */
export const OBJEK_BUKAAN = ['keluarga', 'usulan', 'pemeriksaan', 'daftar', 'tugas'] as const
export type ObjekBukaan = (typeof OBJEK_BUKAAN)[number]

/** Minutes a purpose holds for the thing it was stated for. Source: issue of the register in full, §4. */
export const LAMA_BUKAAN_MENIT = 30
/** Comparisons of a typed NIK per aktor within {@link JENDELA_BANDING_MENIT} minutes: enough for a counter, too few to guess. */
export const BATAS_BANDING = 20
export const JENDELA_BANDING_MENIT = 10

/** The instant a purpose stated now ends. */
export function akhirBukaan(pada: Date): Date {
  return new Date(pada.getTime() + LAMA_BUKAAN_MENIT * 60_000)
}

/** A purpose that holds, as a page shows it: `jam` is its end as a clock in WIB, `detik` how much of it is left. */
export type BukaanTampil = { id: string; tujuan: string; jam: string; detik: number }

/** What a page shows of a purpose at `pada`. */
export function toBukaanTampil(
  { id, tujuan, berakhirPada }: { id: string; tujuan: string; berakhirPada: Date },
  pada: Date,
): BukaanTampil {
  return { id, tujuan, jam: formatTime(berakhirPada), detik: (berakhirPada.getTime() - pada.getTime()) / 1000 }
}
