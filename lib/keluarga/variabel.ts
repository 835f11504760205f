// What each column of DTSEN is: its label, the group it is shown under, the kind of its values and how sensitive
// it is. Screens, exports and the permission of columns read this table. Source: DOMAIN §2.1, §2.2; levels §1.7.

/** Groups in the order in which a family page shows them. */
export const KELOMPOK_VARIABEL = [
  'Wilayah',
  'Identitas',
  'Kesejahteraan',
  'Perumahan',
  'Air, penerangan, dan sanitasi',
  'Aset',
  'Ternak',
  'Demografi',
  'Pendidikan',
  'Pekerjaan',
  'Usaha',
  'Kesehatan',
  'Alamat KTP',
] as const
export type KelompokVariabel = (typeof KELOMPOK_VARIABEL)[number]

/** Kind of the values: a code of a list, free text (identifiers and area codes too), a whole number, a date `YYYY-MM-DD`. */
export type JenisVariabel = 'kode' | 'teks' | 'bilangan' | 'tanggal'

/**
 * Sensitivity: L1 aggregates, L2 open, L3 quasi-identifier, L4 personal data, `spesifik` above L4.
 * Dasar: Permen PPN/Bappenas 7/2025 as practised in a provincial catalogue; `spesifik` = UU 27/2022 pasal 4 ayat (2).
 */
export const KEPEKAAN = ['L1', 'L2', 'L3', 'L4', 'spesifik'] as const
export type Kepekaan = (typeof KEPEKAAN)[number]

/** One column of DTSEN as people see it. */
export type Variabel = {
  readonly label: string
  readonly kelompok: KelompokVariabel
  readonly jenis: JenisVariabel
  readonly kepekaan: Kepekaan
}

// Group and kind stay literal types, so that the lists below know their columns by name.
function variabel<K extends KelompokVariabel, J extends JenisVariabel>(
  kelompok: K,
  label: string,
  jenis: J,
  kepekaan: Kepekaan,
) {
  return { label, kelompok, jenis, kepekaan } as const
}

/** All columns of both files by name, in the order of the family page. */
export const VARIABEL = {
  kode_provinsi: variabel('Wilayah', 'Kode provinsi', 'teks', 'L2'),
  provinsi: variabel('Wilayah', 'Provinsi', 'teks', 'L2'),
  kode_kabupaten_kota: variabel('Wilayah', 'Kode kabupaten/kota', 'teks', 'L2'),
  kabupaten_kota: variabel('Wilayah', 'Kabupaten/kota', 'teks', 'L2'),
  kode_kecamatan: variabel('Wilayah', 'Kode kecamatan', 'teks', 'L2'),
  kecamatan: variabel('Wilayah', 'Kecamatan', 'teks', 'L2'),
  kode_kelurahan_desa: variabel('Wilayah', 'Kode kelurahan/desa', 'teks', 'L3'),
  kelurahan_desa: variabel('Wilayah', 'Kelurahan/desa', 'teks', 'L3'),
  alamat: variabel('Wilayah', 'Alamat domisili', 'teks', 'L4'),
  nomor_kartu_keluarga: variabel('Identitas', 'Nomor kartu keluarga', 'teks', 'L4'),
  jumlah_anggota_keluarga: variabel('Identitas', 'Jumlah anggota keluarga', 'bilangan', 'L2'),
  nama_anggota_keluarga: variabel('Identitas', 'Nama kepala keluarga', 'teks', 'L4'),
  desil_nasional: variabel('Kesejahteraan', 'Desil nasional', 'bilangan', 'L2'),
  desil_provinsi: variabel('Kesejahteraan', 'Desil provinsi', 'bilangan', 'L2'),
  desil_kabupaten_kota: variabel('Kesejahteraan', 'Desil kabupaten/kota', 'bilangan', 'L2'),
  pbi_nas: variabel('Kesejahteraan', 'PBI JK nasional', 'kode', 'L2'),
  pbi_pemda: variabel('Kesejahteraan', 'PBI pemerintah daerah', 'kode', 'L2'),
  status_kepemilikan_rumah: variabel('Perumahan', 'Status kepemilikan rumah', 'kode', 'L2'),
  jenis_lantai_terluas: variabel('Perumahan', 'Jenis lantai terluas', 'kode', 'L2'),
  luas_lantai: variabel('Perumahan', 'Luas lantai (m²)', 'bilangan', 'L2'),
  jenis_dinding_terluas: variabel('Perumahan', 'Jenis dinding terluas', 'kode', 'L2'),
  jenis_atap_terluas: variabel('Perumahan', 'Jenis atap terluas', 'kode', 'L2'),
  sumber_air_minum_utama: variabel('Air, penerangan, dan sanitasi', 'Sumber air minum utama', 'kode', 'L2'),
  sumber_penerangan_utama: variabel('Air, penerangan, dan sanitasi', 'Sumber penerangan utama', 'kode', 'L2'),
  daya_terpasang: variabel('Air, penerangan, dan sanitasi', 'Daya terpasang', 'kode', 'L2'),
  id_pelanggan_pln: variabel('Air, penerangan, dan sanitasi', 'ID pelanggan PLN', 'teks', 'L4'),
  bahan_bakar_utama_memasak: variabel('Air, penerangan, dan sanitasi', 'Bahan bakar utama memasak', 'kode', 'L2'),
  fasilitas_bab: variabel('Air, penerangan, dan sanitasi', 'Fasilitas buang air besar', 'kode', 'L2'),
  jenis_kloset: variabel('Air, penerangan, dan sanitasi', 'Jenis kloset', 'kode', 'L2'),
  pembuangan_akhir_tinja: variabel('Air, penerangan, dan sanitasi', 'Pembuangan akhir tinja', 'kode', 'L2'),
  kepemilikan_aset: variabel('Aset', 'Memiliki aset', 'kode', 'L2'),
  aset_bergerak_tabung_gas: variabel('Aset', 'Tabung gas 5,5 kg atau lebih', 'kode', 'L2'),
  aset_bergerak_lemari_es: variabel('Aset', 'Lemari es/kulkas', 'kode', 'L2'),
  aset_bergerak_ac: variabel('Aset', 'AC', 'kode', 'L2'),
  aset_bergerak_pemanas_air: variabel('Aset', 'Pemanas air', 'kode', 'L2'),
  aset_bergerak_telepon_rumah: variabel('Aset', 'Telepon rumah', 'kode', 'L2'),
  aset_bergerak_tv_datar: variabel('Aset', 'Televisi layar datar', 'kode', 'L2'),
  aset_bergerak_emas_perhiasan: variabel('Aset', 'Emas/perhiasan', 'kode', 'L2'),
  aset_bergerak_komputer_laptop_tablet: variabel('Aset', 'Komputer/laptop/tablet', 'kode', 'L2'),
  aset_bergerak_sepeda_motor: variabel('Aset', 'Sepeda motor', 'kode', 'L2'),
  aset_bergerak_sepeda: variabel('Aset', 'Sepeda', 'kode', 'L2'),
  aset_bergerak_mobil: variabel('Aset', 'Mobil', 'kode', 'L2'),
  aset_bergerak_perahu: variabel('Aset', 'Perahu', 'kode', 'L2'),
  aset_bergerak_kapal_perahu_motor: variabel('Aset', 'Kapal/perahu motor', 'kode', 'L2'),
  aset_bergerak_smartphone: variabel('Aset', 'Telepon pintar', 'kode', 'L2'),
  aset_tidak_bergerak_lahan_lainnya: variabel('Aset', 'Lahan lain', 'kode', 'L2'),
  aset_tidak_bergerak_rumah_lainnya: variabel('Aset', 'Rumah lain', 'kode', 'L2'),
  jumlah_ternak_sapi: variabel('Ternak', 'Sapi (ekor)', 'bilangan', 'L2'),
  jumlah_ternak_kerbau: variabel('Ternak', 'Kerbau (ekor)', 'bilangan', 'L2'),
  jumlah_ternak_kuda: variabel('Ternak', 'Kuda (ekor)', 'bilangan', 'L2'),
  jumlah_ternak_babi: variabel('Ternak', 'Babi (ekor)', 'bilangan', 'L2'),
  jumlah_ternak_kambing_domba: variabel('Ternak', 'Kambing/domba (ekor)', 'bilangan', 'L2'),
  nomor_induk_kependudukan: variabel('Identitas', 'NIK', 'teks', 'L4'),
  nama: variabel('Identitas', 'Nama', 'teks', 'L4'),
  tanggal_lahir: variabel('Identitas', 'Tanggal lahir', 'tanggal', 'L4'),
  umur: variabel('Identitas', 'Umur (tahun)', 'bilangan', 'L2'),
  jenis_kelamin: variabel('Demografi', 'Jenis kelamin', 'kode', 'L2'),
  status_hubungan_keluarga: variabel('Demografi', 'Hubungan dengan kepala keluarga', 'kode', 'L2'),
  status_kawin: variabel('Demografi', 'Status kawin', 'kode', 'L2'),
  partisipasi_sekolah: variabel('Pendidikan', 'Partisipasi sekolah', 'kode', 'L2'),
  jenjang_tertinggi_yang_diduduki: variabel('Pendidikan', 'Jenjang tertinggi yang diduduki', 'kode', 'L2'),
  kelas_tertinggi_yang_diduduki: variabel('Pendidikan', 'Kelas tertinggi yang diduduki', 'kode', 'L2'),
  ijazah_tertinggi_yang_dimiliki: variabel('Pendidikan', 'Ijazah tertinggi yang dimiliki', 'kode', 'L2'),
  pendidikan_akhir_ktp: variabel('Pendidikan', 'Pendidikan akhir menurut KTP', 'teks', 'L2'),
  status_bekerja: variabel('Pekerjaan', 'Bekerja', 'kode', 'L2'),
  lapangan_usaha_dari_pekerjaan_utama: variabel('Pekerjaan', 'Lapangan usaha pekerjaan utama', 'kode', 'L2'),
  status_dalam_pekerjaan_utama: variabel('Pekerjaan', 'Status dalam pekerjaan utama', 'kode', 'L2'),
  pekerjaan_ktp: variabel('Pekerjaan', 'Pekerjaan menurut KTP', 'teks', 'L2'),
  kepemilikan_usaha: variabel('Usaha', 'Memiliki usaha', 'kode', 'L2'),
  jumlah_usaha: variabel('Usaha', 'Jumlah usaha', 'bilangan', 'L2'),
  lapangan_usaha_dari_usaha_utama: variabel('Usaha', 'Lapangan usaha utama', 'kode', 'L2'),
  jumlah_pekerja_yang_dibayar_dari_usaha_utama: variabel('Usaha', 'Pekerja dibayar', 'bilangan', 'L2'),
  jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama: variabel('Usaha', 'Pekerja tidak dibayar', 'bilangan', 'L2'),
  omzet_usaha_utama: variabel('Usaha', 'Omzet usaha utama', 'kode', 'spesifik'),
  kondisi_gizi: variabel('Kesehatan', 'Kondisi gizi anak', 'kode', 'spesifik'),
  penglihatan: variabel('Kesehatan', 'Penglihatan', 'kode', 'spesifik'),
  pendengaran: variabel('Kesehatan', 'Pendengaran', 'kode', 'spesifik'),
  berjalan_atau_naik_tangga: variabel('Kesehatan', 'Berjalan atau naik tangga', 'kode', 'spesifik'),
  menggunakan_tangan_jari: variabel('Kesehatan', 'Menggunakan tangan dan jari', 'kode', 'spesifik'),
  belajar_kemampuan_intelektual: variabel('Kesehatan', 'Belajar dan kemampuan intelektual', 'kode', 'spesifik'),
  pengendalian_perilaku: variabel('Kesehatan', 'Pengendalian perilaku', 'kode', 'spesifik'),
  berbicara_komunikasi: variabel('Kesehatan', 'Berbicara dan komunikasi', 'kode', 'spesifik'),
  mengurus_diri: variabel('Kesehatan', 'Mengurus diri', 'kode', 'spesifik'),
  mengingat_berkonsentrasi: variabel('Kesehatan', 'Mengingat dan berkonsentrasi', 'kode', 'spesifik'),
  kesedihan_depresi: variabel('Kesehatan', 'Kesedihan/depresi', 'kode', 'spesifik'),
  penyakit_kronis: variabel('Kesehatan', 'Penyakit kronis', 'kode', 'spesifik'),
  kode_provinsi_ktp: variabel('Alamat KTP', 'Kode provinsi KTP', 'teks', 'L2'),
  provinsi_ktp: variabel('Alamat KTP', 'Provinsi KTP', 'teks', 'L2'),
  kode_kabupaten_kota_ktp: variabel('Alamat KTP', 'Kode kabupaten/kota KTP', 'teks', 'L2'),
  kabupaten_kota_ktp: variabel('Alamat KTP', 'Kabupaten/kota KTP', 'teks', 'L2'),
  kode_kecamatan_ktp: variabel('Alamat KTP', 'Kode kecamatan KTP', 'teks', 'L2'),
  kecamatan_ktp: variabel('Alamat KTP', 'Kecamatan KTP', 'teks', 'L2'),
  kode_kelurahan_desa_ktp: variabel('Alamat KTP', 'Kode kelurahan/desa KTP', 'teks', 'L3'),
  kelurahan_desa_ktp: variabel('Alamat KTP', 'Kelurahan/desa KTP', 'teks', 'L3'),
  rt_ktp: variabel('Alamat KTP', 'RT KTP', 'teks', 'L3'),
  rw_ktp: variabel('Alamat KTP', 'RW KTP', 'teks', 'L3'),
  dusun_ktp: variabel('Alamat KTP', 'Dusun KTP', 'teks', 'L3'),
  alamat_ktp: variabel('Alamat KTP', 'Alamat KTP', 'teks', 'L4'),
} as const satisfies Readonly<Record<string, Variabel>>

export type NamaVariabel = keyof typeof VARIABEL

/** Names of the columns of a group, or of one kind in it. */
type KolomOf<K extends KelompokVariabel, J extends JenisVariabel> = {
  [N in NamaVariabel]: (typeof VARIABEL)[N] extends { kelompok: K; jenis: J } ? N : never
}[NamaVariabel]

/** Columns of a group in the order of the delivered file, which within a group is that of the family page. */
function kolomOf<K extends KelompokVariabel, J extends JenisVariabel>(kelompok: K, ...jenisList: J[]) {
  return Object.entries(VARIABEL)
    .filter(([, satu]) => satu.kelompok === kelompok && jenisList.some((jenis) => jenis === satu.jenis))
    .map(([nama]) => nama as KolomOf<K, J>)
}

// One list per group: whoever needs the columns of a dwelling takes them from here and writes none out.
export const KOLOM_PERUMAHAN = kolomOf('Perumahan', 'kode', 'bilangan')
export const KODE_PERUMAHAN = kolomOf('Perumahan', 'kode')
export const KODE_SANITASI = kolomOf('Air, penerangan, dan sanitasi', 'kode')
export const KODE_ASET = kolomOf('Aset', 'kode')
export const KOLOM_TERNAK = kolomOf('Ternak', 'bilangan')
export const KODE_DEMOGRAFI = kolomOf('Demografi', 'kode')
export const KODE_PENDIDIKAN = kolomOf('Pendidikan', 'kode')
export const KODE_PEKERJAAN = kolomOf('Pekerjaan', 'kode')
export const KODE_USAHA = kolomOf('Usaha', 'kode')
export const KODE_KESEHATAN = kolomOf('Kesehatan', 'kode')
export const TEKS_KTP = kolomOf('Alamat KTP', 'teks')
