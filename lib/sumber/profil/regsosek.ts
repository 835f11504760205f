// Codes of Regsosek 2022 as village systems export them, and the code of DTSEN each one is. The lists look alike and are
// not: roof 5 and 6 are swapped, "tidak memasak" is 12, there are extra codes for tenure and water. DOMAIN §2.1, §2.3.
import { listKode } from '@/lib/keluarga/kode'
import { KODE_ASET, KODE_SANITASI, KOLOM_PERUMAHAN, KOLOM_TERNAK } from '@/lib/keluarga/variabel'
import { kolomDtsen } from './kolom-umum'
import type { KolomProfil } from './profil'

/** Every code of the list of a column as itself. */
function sama(kolom: string): Record<string, string> {
  return Object.fromEntries(listKode(kolom).map(({ kode }) => [/^\d+$/.test(kode) ? String(Number(kode)) : kode, kode]))
}

/** Where Regsosek differs: columns by name, with the code map and what codes without a counterpart mean. */
const BEDA: Readonly<Record<string, { kode: Record<string, string>; arti?: Record<string, string> }>> = {
  jenis_atap_terluas: { kode: { ...sama('jenis_atap_terluas'), '5': '6', '6': '5' } },
  bahan_bakar_utama_memasak: { kode: { ...tanpa(sama('bahan_bakar_utama_memasak'), '0'), '12': '00' } },
  status_kepemilikan_rumah: { kode: sama('status_kepemilikan_rumah'), arti: { '6': 'Menumpang' } },
  sumber_air_minum_utama: { kode: sama('sumber_air_minum_utama'), arti: { '12': 'PDAM', '13': 'PAMDES/PAMSIMAS' } },
}

function tanpa(peta: Record<string, string>, kunci: string): Record<string, string> {
  return Object.fromEntries(Object.entries(peta).filter(([dari]) => dari !== kunci))
}

// Question numbers of REGSOSEK22-K beside the names. The exact headers of each village system are not known.
const NOMOR_TANYA: Readonly<Record<string, readonly string[]>> = {
  status_kepemilikan_rumah: ['301a', 'r301a', 'b3_r301a'],
  luas_lantai: ['302', 'r302', 'b3_r302'],
  jenis_lantai_terluas: ['303', 'r303', 'b3_r303'],
  jenis_dinding_terluas: ['304', 'r304', 'b3_r304'],
  jenis_atap_terluas: ['305', 'r305', 'b3_r305'],
  sumber_air_minum_utama: ['306a', 'r306a', 'b3_r306a'],
  sumber_penerangan_utama: ['307a', 'r307a', 'b3_r307a'],
  daya_terpasang: ['307b1', 'r307b1', 'b3_r307b1'],
  bahan_bakar_utama_memasak: ['308', 'r308', 'b3_r308'],
  fasilitas_bab: ['309a', 'r309a', 'b3_r309a'],
  jenis_kloset: ['309b', 'r309b', 'b3_r309b'],
  pembuangan_akhir_tinja: ['310', 'r310', 'b3_r310'],
}

/** Columns that a family or a person of Regsosek has in common with DTSEN, under the names of DTSEN. */
export const KOLOM_REGSOSEK: readonly KolomProfil[] = kolomDtsen([
  'jumlah_anggota_keluarga',
  'id_pelanggan_pln',
  ...KOLOM_PERUMAHAN,
  ...KODE_SANITASI,
  ...KODE_ASET,
  ...KOLOM_TERNAK,
  'jenis_kelamin',
  'status_hubungan_keluarga',
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
]).map((kolom) => ({
  ...kolom,
  sinonim: [...kolom.sinonim, ...(NOMOR_TANYA[kolom.nama] ?? [])],
  ...(kolom.bentuk === 'kode' && (BEDA[kolom.nama] ?? { kode: sama(kolom.nama) })),
}))

/** What Regsosek asks beyond DTSEN; the codes keep the name of their source. DOMAIN §2.3. */
export const KOLOM_REGSOSEK_SAJA: readonly KolomProfil[] = [
  {
    nama: 'hasil_pendataan',
    label: 'Hasil pendataan',
    bentuk: 'kode',
    sinonim: ['205', 'r205', 'b2_r205'],
    kode: {},
    arti: {
      '1': 'Lengkap',
      '2': 'Tidak lengkap',
      '3': 'Tidak ada responden',
      '4': 'Menolak',
      '5': 'Pindah/bangunan tidak ada',
    },
  },
  {
    nama: 'keberadaan_anggota',
    label: 'Keberadaan anggota keluarga',
    bentuk: 'kode',
    sinonim: ['404', 'r404', 'b4_r404', 'keberadaan'],
    kode: {},
    arti: {
      '1': 'Tinggal bersama keluarga',
      '2': 'Meninggal',
      '3': 'Pindah di Indonesia',
      '4': 'Pindah ke luar negeri',
      '5': 'Anggota baru',
      '6': 'Tidak ditemukan',
    },
  },
]
