// Column names of the files BPS delivers, in their order: which columns a release has, and which other
// spellings of a header mean the same column. Nothing here knows what a code means (see keluarga/kode).
import { KODE_ASET, KODE_SANITASI, KOLOM_PERUMAHAN, KOLOM_TERNAK } from '@/lib/keluarga/variabel'

/** The 52 columns of `keluarga_dtsen_v3_*.csv` as delivered since 2026. Source: DOMAIN §2.1. */
export const KOLOM_KELUARGA = [
  'kode_provinsi',
  'provinsi',
  'kode_kabupaten_kota',
  'kabupaten_kota',
  'kode_kecamatan',
  'kecamatan',
  'kode_kelurahan_desa',
  'kelurahan_desa',
  'alamat',
  'nomor_kartu_keluarga',
  'jumlah_anggota_keluarga',
  'nama_anggota_keluarga',
  'desil_nasional',
  'pbi_nas',
  'pbi_pemda',
  'id_pelanggan_pln',
  ...KOLOM_PERUMAHAN,
  ...KODE_SANITASI,
  ...KODE_ASET,
  ...KOLOM_TERNAK,
  'desil_provinsi',
  'desil_kabupaten_kota',
] as const

/** The 48 columns of `anggota_dtsen_v3_*.csv` as delivered since 2026. The order of the KTP block is ours where unknown. Source: DOMAIN §2.2. */
export const KOLOM_ANGGOTA = [
  'nomor_induk_kependudukan',
  'nomor_kartu_keluarga',
  'nama',
  'tanggal_lahir',
  'jenis_kelamin',
  'status_hubungan_keluarga',
  'pbi_nas',
  'pbi_pemda',
  'status_kawin',
  'partisipasi_sekolah',
  'jenjang_tertinggi_yang_diduduki',
  'kelas_tertinggi_yang_diduduki',
  'ijazah_tertinggi_yang_dimiliki',
  'pendidikan_akhir_ktp',
  'status_bekerja',
  'lapangan_usaha_dari_pekerjaan_utama',
  'status_dalam_pekerjaan_utama',
  'kepemilikan_usaha',
  'jumlah_usaha',
  'lapangan_usaha_dari_usaha_utama',
  'jumlah_pekerja_yang_dibayar_dari_usaha_utama',
  'jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama',
  'omzet_usaha_utama',
  'pekerjaan_ktp',
  'kondisi_gizi',
  'penglihatan',
  'pendengaran',
  'berjalan_atau_naik_tangga',
  'menggunakan_tangan_jari',
  'belajar_kemampuan_intelektual',
  'pengendalian_perilaku',
  'berbicara_komunikasi',
  'mengurus_diri',
  'mengingat_berkonsentrasi',
  'kesedihan_depresi',
  'penyakit_kronis',
  'kode_provinsi_ktp',
  'provinsi_ktp',
  'kode_kabupaten_kota_ktp',
  'kabupaten_kota_ktp',
  'kode_kecamatan_ktp',
  'kecamatan_ktp',
  'kode_kelurahan_desa_ktp',
  'kelurahan_desa_ktp',
  'rt_ktp',
  'rw_ktp',
  'dusun_ktp',
  'alamat_ktp',
] as const

export type KolomKeluarga = (typeof KOLOM_KELUARGA)[number]
export type KolomAnggota = (typeof KOLOM_ANGGOTA)[number]
export type Kolom = KolomKeluarga | KolomAnggota

/** The 50 family columns of files of 2025: without the provincial and local desil. */
export const KOLOM_KELUARGA_2025: readonly KolomKeluarga[] = KOLOM_KELUARGA.filter(
  (kolom) => kolom !== 'desil_provinsi' && kolom !== 'desil_kabupaten_kota',
)

/** The 37 member columns of files of 2025. `umur` and `id_pelanggan_pln` stand in the member row; of the KTP address there is only the desa code. */
export const KOLOM_ANGGOTA_2025 = [
  'nomor_induk_kependudukan',
  'nomor_kartu_keluarga',
  'nama',
  'tanggal_lahir',
  'umur',
  'jenis_kelamin',
  'status_hubungan_keluarga',
  'pbi_nas',
  'pbi_pemda',
  'id_pelanggan_pln',
  'status_kawin',
  'partisipasi_sekolah',
  'jenjang_tertinggi_yang_diduduki',
  'kelas_tertinggi_yang_diduduki',
  'ijazah_tertinggi_yang_dimiliki',
  'status_bekerja',
  'lapangan_usaha_dari_pekerjaan_utama',
  'status_dalam_pekerjaan_utama',
  'kepemilikan_usaha',
  'jumlah_usaha',
  'lapangan_usaha_dari_usaha_utama',
  'jumlah_pekerja_yang_dibayar_dari_usaha_utama',
  'jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama',
  'omzet_usaha_utama',
  'kondisi_gizi',
  'penglihatan',
  'pendengaran',
  'berjalan_atau_naik_tangga',
  'menggunakan_tangan_jari',
  'belajar_kemampuan_intelektual',
  'pengendalian_perilaku',
  'berbicara_komunikasi',
  'mengurus_diri',
  'mengingat_berkonsentrasi',
  'kesedihan_depresi',
  'penyakit_kronis',
  'kode_kelurahan_desa_ktp',
] as const

/** Other spellings of a header, by the name used here. All in lower case. */
export const SINONIM_KOLOM: { readonly [K in Kolom]?: readonly string[] } = {
  pbi_nas: ['pbi_nasional'],
  nama_anggota_keluarga: ['nama_kepala_keluarga'],
  desil_nasional: ['desil', 'desil_dtsen', 'desil_nas', 'r104'],
  nomor_induk_kependudukan: ['nik'],
  nomor_kartu_keluarga: ['no_kk', 'nokk', 'no_kartu_keluarga'],
  lapangan_usaha_dari_pekerjaan_utama: ['lapangan_usaha_pekerjaan', 'b4_r410'],
  status_dalam_pekerjaan_utama: ['kedudukan_pekerjaan', 'status_pekerjaan', 'b4_r411'],
  kepemilikan_usaha: ['punya_usaha', 'memiliki_usaha'],
  jumlah_pekerja_yang_dibayar_dari_usaha_utama: ['jml_pekerja_dibayar', 'pekerja_dibayar'],
  jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama: ['jml_pekerja_tak_dibayar', 'pekerja_tidak_dibayar'],
  omzet_usaha_utama: ['omzet', 'omset'],
}

/** The two files of a release. */
export const JENIS_BERKAS_DTSEN = ['keluarga', 'anggota'] as const
export type JenisBerkasDtsen = (typeof JENIS_BERKAS_DTSEN)[number]

/** What separates the values of a release file; every value is quoted, `"` inside is doubled, lines end in \n. */
export const PEMISAH_DTSEN = '|'

const KOLOM_BY_SINONIM: ReadonlyMap<string, string> = new Map(
  Object.entries(SINONIM_KOLOM).flatMap(([kolom, sinonimList]) =>
    sinonimList.map((sinonim) => [sinonim, kolom] as const),
  ),
)

/** The header as this house spells it: without byte order mark, quotes and blanks, lower case, synonyms resolved. Unknown names stay as they are. */
export function toNamaKolom(header: string): string {
  const nama = header
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_')
  return KOLOM_BY_SINONIM.get(nama) ?? nama
}

/** Which of the two files a header line belongs to, or null when it is neither. Takes names of {@link toNamaKolom}. */
export function findJenisBerkas(namaKolomList: readonly string[]): JenisBerkasDtsen | null {
  const ada = new Set(namaKolomList)
  if (!ada.has('nomor_kartu_keluarga')) return null
  // The NIK stands in the member file only: a 2025 member file also carries id_pelanggan_pln, so family columns do not tell.
  if (ada.has('nomor_induk_kependudukan')) return 'anggota'
  return ada.has('jumlah_anggota_keluarga') || ada.has('nama_anggota_keluarga') ? 'keluarga' : null
}

/** Whether a column, by its name, holds the sixteen digits of a person or a family. Takes a header as delivered. */
export function isKolomNomor(header: string): boolean {
  const nama = toNamaKolom(header)
  return (
    /(^|_)(nik|nkk|nokk|nomor_induk_kependudukan|(no|nomor)_(kk|ktp|kartu_keluarga))(_|$)/.test(nama) || nama === 'kk'
  )
}
