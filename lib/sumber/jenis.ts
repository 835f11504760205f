// Kinds of sources beside the releases. They inform about people and never decide anything.

/** Kinds of load beside `dtsen`. */
export const JENIS_SUMBER = ['regsosek', 'dtks', 'p3ke', 'pbi', 'kpm', 'dukcapil', 'kemensos', 'bps'] as const
export type JenisSumber = (typeof JENIS_SUMBER)[number]

export const LABEL_JENIS_SUMBER: Record<JenisSumber, string> = {
  regsosek: 'Regsosek',
  dtks: 'DTKS',
  p3ke: 'P3KE',
  pbi: 'Peserta PBI JK',
  kpm: 'Penerima bantuan',
  dukcapil: 'Hasil pemadanan Dukcapil',
  kemensos: 'Jawaban Kemensos',
  bps: 'Hasil BPS',
}

/** Kinds of which each delivery is the whole list. Answers are as many as were asked for: few of them are nothing odd. */
export const DAFTAR_UTUH: readonly JenisSumber[] = ['regsosek', 'dtks', 'p3ke', 'pbi', 'kpm']

/** Kinds that answer what was asked, by the column of the answer: without it a delivery says nothing. BPS may answer by a desil alone. */
export const KOLOM_JAWABAN: Partial<Record<JenisSumber, string>> = { dukcapil: 'hasil', kemensos: 'hasil' }

/** Kinds whose rows say that somebody takes part in a programme. */
export const JENIS_KEPESERTAAN: readonly JenisSumber[] = ['pbi', 'kpm']

/** What a status word of a recipients' list means. */
export const ARTI_KEPESERTAAN = ['menerima', 'proses', 'tidak-menerima', 'belum-dikenal'] as const
export type ArtiKepesertaan = (typeof ARTI_KEPESERTAAN)[number]

export const LABEL_ARTI_KEPESERTAAN: Record<ArtiKepesertaan, string> = {
  menerima: 'Menerima',
  proses: 'Dalam proses',
  'tidak-menerima': 'Tidak menerima',
  'belum-dikenal': 'Kata status belum dikenal',
}

/** Programme of a load of PBI JK, as kelayakan names it. */
export const PROGRAM_PBI = 'pbi-jk'

/** What an answer of Kemensos or BPS about an usulan says, as the profiles map it. */
export const HASIL_JAWABAN = ['diterima', 'ditolak', 'diakui', 'tidak-diakui', 'diproses'] as const
export type HasilJawabanLuar = (typeof HASIL_JAWABAN)[number]

export const LABEL_HASIL_JAWABAN: Record<HasilJawabanLuar, string> = {
  diterima: 'Diterima',
  ditolak: 'Ditolak',
  diakui: 'Diakui',
  'tidak-diakui': 'Tidak diakui',
  diproses: 'Masih diproses',
}
