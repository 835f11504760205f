// What the rules look at in one family. Read from the release (layer `rilis`); the desil is always the official one.

/** Function columns; 1 sama sekali tidak bisa, 2 banyak kesulitan, 3 sedikit kesulitan, 4 tidak mengalami. */
export const KOLOM_FUNGSI = [
  'penglihatan',
  'pendengaran',
  'berjalan_atau_naik_tangga',
  'menggunakan_tangan_jari',
  'belajar_kemampuan_intelektual',
  'pengendalian_perilaku',
  'berbicara_komunikasi',
  'mengurus_diri',
  'mengingat_berkonsentrasi',
] as const

/** Member columns the rules read; `tanggal_lahir` as YYYY-MM-DD. */
export const KOLOM_FAKTA_ANGGOTA = [
  'tanggal_lahir',
  'jenis_kelamin',
  'partisipasi_sekolah',
  'jenjang_tertinggi_yang_diduduki',
  'status_dalam_pekerjaan_utama',
  ...KOLOM_FUNGSI,
] as const

export type FaktaAnggota = Readonly<Record<(typeof KOLOM_FAKTA_ANGGOTA)[number], string | null>>

/** Exclude status as SIKS-NG delivered it: unknown when no delivery holds on the day. */
export type FaktaExclude = { diketahui: boolean; kodeList: readonly string[] }

export type FaktaKeluarga = {
  /** Official desil 1 … 10, null = belum diperingkat. */
  desilNasional: number | null
  anggotaList: readonly FaktaAnggota[]
  dayaTerpasang: string | null
  exclude: FaktaExclude
}
