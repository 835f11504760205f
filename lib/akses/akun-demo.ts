// The accounts of a synthetic city, one for each peran and a second where a refusal needs somebody from elsewhere.
// Their passwords are public; they are made in synthetic databases only.
import type { Peran } from './izin'
import type { KodeKantor } from './kantor'

/** Where a demo account works: the whole city, its first kecamatan, or the first desa/kelurahan of the first or second kecamatan. */
export type WilayahDemo = 'kab' | 'kecamatan' | 'desa' | 'desa-lain'

export type AkunDemo = {
  namaPengguna: string
  sandi: string
  nama: string
  peran: Peran
  wilayah: WilayahDemo
  kantor?: KodeKantor
}

export const AKUN_DEMO: readonly AkunDemo[] = [
  akun('operator.desa', 'Operator Desa Contoh', 'operator-desa', 'desa'),
  akun('operator.desa2', 'Operator Desa Contoh Dua', 'operator-desa', 'desa-lain'),
  akun('pendamping', 'Pendamping Contoh', 'pendamping', 'kecamatan'),
  akun('operator.dinsos', 'Operator Dinsos Contoh', 'operator-dinsos', 'kab'),
  akun('verifikator', 'Verifikator Dinsos Contoh', 'verifikator-dinsos', 'kab'),
  akun('verifikator2', 'Verifikator Dinsos Contoh Dua', 'verifikator-dinsos', 'kab'),
  akun('kepala.dinas', 'Kepala Dinas Contoh', 'kepala-dinas', 'kab'),
  akun('kepala.daerah', 'Kepala Daerah Contoh', 'kepala-daerah', 'kab'),
  akun('auditor', 'Auditor Contoh', 'auditor', 'kab'),
  akun('administrator', 'Administrator Contoh', 'administrator', 'kab'),
  { ...akun('disdukcapil', 'Verifikator Disdukcapil Contoh', 'verifikator-mitra', 'kab'), kantor: 'disdukcapil' },
]

function akun(namaPengguna: string, nama: string, peran: Peran, wilayah: WilayahDemo): AkunDemo {
  return { namaPengguna, sandi: `contoh-${namaPengguna}-sahih`, nama, peran, wilayah }
}
