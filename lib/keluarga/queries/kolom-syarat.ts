// Columns a condition may ask, as ready fragments over `k` (a family) and `a` (a member), never text from outside.
import 'server-only'
import { Prisma } from '@/prisma/client/client'
import type {
  BilanganSaring,
  BilanganSaringAnggota,
  KolomSaring,
  KolomSaringAnggota,
  TeksSaring,
  TeksSaringAnggota,
} from '../syarat'

/** Codes of a family row. */
export const KOLOM: Record<KolomSaring, Prisma.Sql> = {
  status_kepemilikan_rumah: Prisma.sql`k.status_kepemilikan_rumah`,
  jenis_lantai_terluas: Prisma.sql`k.jenis_lantai_terluas`,
  jenis_dinding_terluas: Prisma.sql`k.jenis_dinding_terluas`,
  jenis_atap_terluas: Prisma.sql`k.jenis_atap_terluas`,
  sumber_air_minum_utama: Prisma.sql`k.sumber_air_minum_utama`,
  sumber_penerangan_utama: Prisma.sql`k.sumber_penerangan_utama`,
  daya_terpasang: Prisma.sql`k.daya_terpasang`,
  bahan_bakar_utama_memasak: Prisma.sql`k.bahan_bakar_utama_memasak`,
  fasilitas_bab: Prisma.sql`k.fasilitas_bab`,
  jenis_kloset: Prisma.sql`k.jenis_kloset`,
  pembuangan_akhir_tinja: Prisma.sql`k.pembuangan_akhir_tinja`,
  kepemilikan_aset: Prisma.sql`k.kepemilikan_aset`,
  aset_bergerak_tabung_gas: Prisma.sql`k.aset_bergerak_tabung_gas`,
  aset_bergerak_lemari_es: Prisma.sql`k.aset_bergerak_lemari_es`,
  aset_bergerak_ac: Prisma.sql`k.aset_bergerak_ac`,
  aset_bergerak_pemanas_air: Prisma.sql`k.aset_bergerak_pemanas_air`,
  aset_bergerak_telepon_rumah: Prisma.sql`k.aset_bergerak_telepon_rumah`,
  aset_bergerak_tv_datar: Prisma.sql`k.aset_bergerak_tv_datar`,
  aset_bergerak_emas_perhiasan: Prisma.sql`k.aset_bergerak_emas_perhiasan`,
  aset_bergerak_komputer_laptop_tablet: Prisma.sql`k.aset_bergerak_komputer_laptop_tablet`,
  aset_bergerak_sepeda_motor: Prisma.sql`k.aset_bergerak_sepeda_motor`,
  aset_bergerak_sepeda: Prisma.sql`k.aset_bergerak_sepeda`,
  aset_bergerak_mobil: Prisma.sql`k.aset_bergerak_mobil`,
  aset_bergerak_perahu: Prisma.sql`k.aset_bergerak_perahu`,
  aset_bergerak_kapal_perahu_motor: Prisma.sql`k.aset_bergerak_kapal_perahu_motor`,
  aset_bergerak_smartphone: Prisma.sql`k.aset_bergerak_smartphone`,
  aset_tidak_bergerak_lahan_lainnya: Prisma.sql`k.aset_tidak_bergerak_lahan_lainnya`,
  aset_tidak_bergerak_rumah_lainnya: Prisma.sql`k.aset_tidak_bergerak_rumah_lainnya`,
  pbi_nas: Prisma.sql`k.pbi_nas`,
  pbi_pemda: Prisma.sql`k.pbi_pemda`,
}

/** Codes of a member row. */
export const KOLOM_ANGGOTA: Record<KolomSaringAnggota, Prisma.Sql> = {
  jenis_kelamin: Prisma.sql`a.jenis_kelamin`,
  status_hubungan_keluarga: Prisma.sql`a.status_hubungan_keluarga`,
  status_kawin: Prisma.sql`a.status_kawin`,
  partisipasi_sekolah: Prisma.sql`a.partisipasi_sekolah`,
  jenjang_tertinggi_yang_diduduki: Prisma.sql`a.jenjang_tertinggi_yang_diduduki`,
  kelas_tertinggi_yang_diduduki: Prisma.sql`a.kelas_tertinggi_yang_diduduki`,
  ijazah_tertinggi_yang_dimiliki: Prisma.sql`a.ijazah_tertinggi_yang_dimiliki`,
  status_bekerja: Prisma.sql`a.status_bekerja`,
  lapangan_usaha_dari_pekerjaan_utama: Prisma.sql`a.lapangan_usaha_dari_pekerjaan_utama`,
  status_dalam_pekerjaan_utama: Prisma.sql`a.status_dalam_pekerjaan_utama`,
  kepemilikan_usaha: Prisma.sql`a.kepemilikan_usaha`,
  lapangan_usaha_dari_usaha_utama: Prisma.sql`a.lapangan_usaha_dari_usaha_utama`,
  omzet_usaha_utama: Prisma.sql`a.omzet_usaha_utama`,
  kondisi_gizi: Prisma.sql`a.kondisi_gizi`,
  penglihatan: Prisma.sql`a.penglihatan`,
  pendengaran: Prisma.sql`a.pendengaran`,
  berjalan_atau_naik_tangga: Prisma.sql`a.berjalan_atau_naik_tangga`,
  menggunakan_tangan_jari: Prisma.sql`a.menggunakan_tangan_jari`,
  belajar_kemampuan_intelektual: Prisma.sql`a.belajar_kemampuan_intelektual`,
  pengendalian_perilaku: Prisma.sql`a.pengendalian_perilaku`,
  berbicara_komunikasi: Prisma.sql`a.berbicara_komunikasi`,
  mengurus_diri: Prisma.sql`a.mengurus_diri`,
  mengingat_berkonsentrasi: Prisma.sql`a.mengingat_berkonsentrasi`,
  kesedihan_depresi: Prisma.sql`a.kesedihan_depresi`,
  penyakit_kronis: Prisma.sql`a.penyakit_kronis`,
}

/** Texts of a family row. */
export const TEKS: Record<TeksSaring, Prisma.Sql> = {
  alamat: Prisma.sql`k.alamat`,
  nama_anggota_keluarga: Prisma.sql`k.nama_anggota_keluarga`,
}

/** Texts of a member row. */
export const TEKS_ANGGOTA: Record<TeksSaringAnggota, Prisma.Sql> = {
  nama: Prisma.sql`a.nama`,
  pendidikan_akhir_ktp: Prisma.sql`a.pendidikan_akhir_ktp`,
  pekerjaan_ktp: Prisma.sql`a.pekerjaan_ktp`,
  kode_provinsi_ktp: Prisma.sql`a.kode_provinsi_ktp`,
  provinsi_ktp: Prisma.sql`a.provinsi_ktp`,
  kode_kabupaten_kota_ktp: Prisma.sql`a.kode_kabupaten_kota_ktp`,
  kabupaten_kota_ktp: Prisma.sql`a.kabupaten_kota_ktp`,
  kode_kecamatan_ktp: Prisma.sql`a.kode_kecamatan_ktp`,
  kecamatan_ktp: Prisma.sql`a.kecamatan_ktp`,
  kode_kelurahan_desa_ktp: Prisma.sql`a.kode_kelurahan_desa_ktp`,
  kelurahan_desa_ktp: Prisma.sql`a.kelurahan_desa_ktp`,
  rt_ktp: Prisma.sql`a.rt_ktp`,
  rw_ktp: Prisma.sql`a.rw_ktp`,
  dusun_ktp: Prisma.sql`a.dusun_ktp`,
  alamat_ktp: Prisma.sql`a.alamat_ktp`,
}

/** Quantities of a member row; the age is reckoned. */
export const BILANGAN_ANGGOTA: Record<Exclude<BilanganSaringAnggota, 'umur'>, Prisma.Sql> = {
  jumlah_usaha: Prisma.sql`a.jumlah_usaha`,
  jumlah_pekerja_yang_dibayar_dari_usaha_utama: Prisma.sql`a.jumlah_pekerja_yang_dibayar_dari_usaha_utama`,
  jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama: Prisma.sql`a.jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama`,
}

/** Quantities of a family row. */
export const BILANGAN: Record<BilanganSaring, Prisma.Sql> = {
  jumlah_anggota_keluarga: Prisma.sql`k.jumlah_anggota_keluarga`,
  luas_lantai: Prisma.sql`k.luas_lantai`,
  jumlah_ternak_sapi: Prisma.sql`k.jumlah_ternak_sapi`,
  jumlah_ternak_kerbau: Prisma.sql`k.jumlah_ternak_kerbau`,
  jumlah_ternak_kuda: Prisma.sql`k.jumlah_ternak_kuda`,
  jumlah_ternak_babi: Prisma.sql`k.jumlah_ternak_babi`,
  jumlah_ternak_kambing_domba: Prisma.sql`k.jumlah_ternak_kambing_domba`,
}
