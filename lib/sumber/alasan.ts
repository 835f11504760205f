// Why a row of a delivery was set aside, as a number for bulk storage and as the sentence an official reads.
// No sentence carries a value of the row: values stand only in the file of faulty rows.
import { VARIABEL } from '@/lib/keluarga/variabel'

/** `salah`: the row cannot be loaded as it is. `ditahan`: the row waits for a decision and can be loaded later. */
export const KELAS_MASALAH = ['salah', 'ditahan'] as const
export type KelasMasalah = (typeof KELAS_MASALAH)[number]

/** Reasons by the number under which they travel through the working tables; a number is never used again for another reason. */
export const MASALAH = {
  'jumlah-kolom': 1,
  kutip: 2,
  enkode: 3,
  'terlalu-panjang': 4,
  'nomor-kosong': 10,
  'nomor-rusak': 11,
  'nomor-angka': 12,
  'nomor-panjang': 13,
  'nomor-nol': 14,
  'nomor-sel': 15,
  'sel-galat': 16,
  'nama-kosong': 20,
  'nama-angka': 21,
  desil: 22,
  bilangan: 23,
  'tanggal-bentuk': 24,
  'tanggal-umur': 25,
  'tanggal-tak-terbaca': 60,
  'program-lain': 61,
  rujukan: 62,
  kabupaten: 26,
  'desa-kosong': 27,
  'bilangan-negatif': 30,
  'baris-ganda': 40,
  'kk-beda-isi': 41,
  'anggota-beda-isi': 42,
  'tanpa-keluarga': 43,
  'keluarga-salah': 44,
  'keluarga-ditahan': 45,
  'sudah-dimuat': 46,
  'desa-tidak-dikenal': 50,
  'desa-luar': 51,
  'kecamatan-tidak-cocok': 52,
} as const
export type Masalah = keyof typeof MASALAH

const BY_NOMOR: ReadonlyMap<number, Masalah> = new Map(
  Object.entries(MASALAH).map(([masalah, nomor]) => [nomor, masalah as Masalah]),
)

/** The reason behind its number; throws on a number that no reason has. */
export function masalahOf(nomor: number): Masalah {
  const masalah = BY_NOMOR.get(nomor)
  if (!masalah) throw new Error(`alasan nomor ${nomor} tidak dikenal`)
  return masalah
}

/** Reasons that hold a row instead of refusing it. */
const DITAHAN: ReadonlySet<Masalah> = new Set([
  'nomor-nol',
  'keluarga-ditahan',
  'desa-tidak-dikenal',
  'desa-luar',
  'kecamatan-tidak-cocok',
])

/** Class of a reason. */
export function kelasOf(masalah: Masalah): KelasMasalah {
  return DITAHAN.has(masalah) ? 'ditahan' : 'salah'
}

/** Numbers of all reasons that hold a row. */
export const NOMOR_DITAHAN: readonly number[] = [...DITAHAN].map((masalah) => MASALAH[masalah])

function labelOf(kolom: string): string {
  return kolom in VARIABEL ? VARIABEL[kolom as keyof typeof VARIABEL].label : kolom
}

/**
 * The reason in words. `rincian` is a count that some reasons tell: columns found, digits found, line of the first of two rows.
 * @param kolom column name as in the file, empty when the whole row is meant
 */
export function formatAlasan(masalah: Masalah, kolom: string, rincian: number | null): string {
  const label = labelOf(kolom)
  switch (masalah) {
    case 'jumlah-kolom':
      return rincian === null
        ? 'Jumlah kolom baris ini tidak sama dengan kepala berkas.'
        : `Baris ini berisi ${rincian} kolom, tidak sama dengan kepala berkas.`
    case 'kutip':
      return 'Tanda kutip pada baris ini tidak berpasangan sehingga batas kolomnya tidak jelas.'
    case 'enkode':
      return 'Baris ini memuat huruf yang tidak terbaca (bukan UTF-8).'
    case 'terlalu-panjang':
      return `${label} terlalu panjang.`
    case 'nomor-kosong':
      return `${label} kosong.`
    case 'nomor-rusak':
      return `${label} berubah menjadi bentuk ilmiah oleh lembar kerja; ambil kembali dari berkas asal dengan kolom berjenis teks.`
    case 'nomor-angka':
      return `${label} memuat tanda selain angka.`
    case 'nomor-panjang':
      return rincian === null ? `${label} harus 16 angka.` : `${label} harus 16 angka, yang tertulis ${rincian} angka.`
    case 'nomor-nol':
      return `${label} berakhir dengan 0 pada kolom yang dirusak lembar kerja (ada bentuk ilmiah atau nomor urut 0000), sehingga angka terakhirnya tidak dapat dipercaya; baris ditahan sampai berkas asal dikirim.`
    case 'nomor-sel':
      return `${label} tersimpan sebagai angka, sehingga angka terakhirnya tidak dapat dipercaya; jadikan kolomnya teks dan isi kembali dari berkas asal.`
    case 'sel-galat':
      return `${label} memuat galat rumus; isi dengan nilainya.`
    case 'nama-kosong':
      return `${label} kosong.`
    case 'nama-angka':
      return `${label} memuat angka.`
    case 'desil':
      return `${label} harus 1 sampai 10, atau kosong bila belum diperingkat.`
    case 'bilangan':
      return `${label} harus bilangan bulat tanpa tanda lain.`
    case 'bilangan-negatif':
      return `${label} tidak boleh kurang dari nol.`
    case 'tanggal-bentuk':
      return `${label} bukan tanggal yang ada, dengan bentuk TTTT-BB-HH.`
    case 'tanggal-umur':
      return `${label} menghasilkan umur di bawah 0 atau di atas ${rincian ?? 120} tahun.`
    case 'tanggal-tak-terbaca':
      return `${label} bukan tanggal yang ada dalam bentuk yang dikenal (misalnya 31/01/2000 atau 2000-01-31).`
    case 'program-lain':
      return `${label} menyebut program lain daripada program kiriman ini.`
    case 'rujukan':
      return 'Rujukan barisnya kosong, tidak dikenal, atau dipakai dua kali; unduh lagi berkas baris yang disisihkan dan perbaiki barisnya di sana.'
    case 'kabupaten':
      return `${label} bukan kabupaten/kota yang diimpor.`
    case 'desa-kosong':
      return `${label} kosong.`
    case 'baris-ganda':
      return 'Baris ganda: isinya sama dengan baris sebelumnya, yang dimuat hanya yang pertama.'
    case 'kk-beda-isi':
      return 'Nomor kartu keluarga ini ada pada lebih dari satu baris dengan isi berbeda; tidak satu pun dimuat.'
    case 'anggota-beda-isi':
      return 'NIK ini ada lebih dari sekali dalam keluarga yang sama dengan isi berbeda; tidak satu pun dimuat.'
    case 'tanpa-keluarga':
      return 'Nomor kartu keluarga anggota ini tidak ada dalam berkas keluarga.'
    case 'keluarga-salah':
      return 'Baris keluarganya salah, sehingga anggota ini ikut tidak dimuat.'
    case 'keluarga-ditahan':
      return 'Baris keluarganya ditahan, sehingga anggota ini ikut ditahan.'
    case 'sudah-dimuat':
      return `${label} ini sudah ada dalam kiriman yang diperbaiki; yang sudah ada tetap berlaku.`
    case 'desa-tidak-dikenal':
      return 'Kode kelurahan/desa tidak dikenal; baris ditahan sampai kodenya dipadankan.'
    case 'desa-luar':
      return 'Kode kelurahan/desa terletak di kabupaten/kota lain; baris ditahan.'
    case 'kecamatan-tidak-cocok':
      return 'Kode kelurahan/desa tidak terletak di kecamatan yang tertulis; baris ditahan.'
  }
}
