// Columns that most sources share, with the spellings of their headers met so far. Source: DOMAIN §4.5.
import { labelKolom } from '@/lib/keluarga/kode'
import { VARIABEL } from '@/lib/keluarga/variabel'
import { SINONIM_KOLOM } from '../kolom'
import type { BentukKolom, KolomProfil } from './profil'

/** A column of a profile. */
export function kolom(nama: string, label: string, bentuk: BentukKolom, ...sinonim: string[]): KolomProfil {
  return { nama, label, bentuk, sinonim }
}

/** Who a row is about. */
export const KOLOM_ORANG: readonly KolomProfil[] = [
  kolom('nik', 'NIK', 'nik', 'nomor_induk_kependudukan', 'no_nik', 'nomor_nik', 'nik_ktp', 'no_ktp', 'nomor_ktp'),
  kolom(
    'nomor_kk',
    'Nomor KK',
    'kk',
    'nokk',
    'no_kk',
    'nomor_kartu_keluarga',
    'no_kartu_keluarga',
    'nkk',
    'kk',
    'nomor_kk_dukcapil',
  ),
  kolom(
    'nama',
    'Nama',
    'nama',
    'nama_lengkap',
    'nama_penerima',
    'nama_peserta',
    'nama_anggota',
    'nama_anggota_keluarga',
    'nama_art',
    'nama_krt',
    'nama_pengurus',
    'nama_kpm',
    'nama_kepala_keluarga',
  ),
  kolom('tanggal_lahir', 'Tanggal lahir', 'tanggal', 'tgl_lahir', 'tgllahir', 'tanggallahir', 'tgl_lhr'),
  kolom(
    'kode_desa',
    'Kode kelurahan/desa',
    'desa',
    'kode_kelurahan_desa',
    'kode_kelurahan',
    'kode_kel',
    'kd_kel',
    'kd_desa',
    'kode_wilayah',
    'kode_kemendagri',
    'kode_kemdagri',
    'kodewilayah',
    'id_desa',
  ),
]

/** Where the row says they live, and what is written about most people. */
export const KOLOM_ALAMAT: readonly KolomProfil[] = [
  kolom('alamat', 'Alamat', 'teks', 'alamat_domisili', 'alamat_lengkap'),
  kolom('rt', 'RT', 'teks', 'no_rt', 'rt_ktp'),
  kolom('rw', 'RW', 'teks', 'no_rw', 'rw_ktp'),
  kolom(
    'kelurahan_desa',
    'Kelurahan/desa',
    'teks',
    'kelurahan',
    'desa',
    'desa_kelurahan',
    'nama_kelurahan',
    'nama_desa',
  ),
  kolom('kecamatan', 'Kecamatan', 'teks', 'nama_kecamatan', 'kec'),
]

/** Columns of DTSEN under their own names and spellings, of the kinds that carry them too. */
export function kolomDtsen(namaList: readonly (keyof typeof VARIABEL)[]): KolomProfil[] {
  return namaList.map((nama) => {
    const { jenis } = VARIABEL[nama]
    const bentuk =
      jenis === 'bilangan' ? 'bilangan' : jenis === 'kode' ? 'kode' : jenis === 'tanggal' ? 'tanggal' : 'teks'
    return {
      nama,
      label: labelKolom(nama),
      bentuk,
      sinonim: nama in SINONIM_KOLOM ? [...(SINONIM_KOLOM[nama as keyof typeof SINONIM_KOLOM] ?? [])] : [],
    }
  })
}
