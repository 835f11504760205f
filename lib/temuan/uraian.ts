// What makes a finding in words: the whole of it for a row, and its first part alone, by which lists are narrowed and counted.
import { parseDate } from '@/lib/core/date'
import { formatDate } from '@/lib/core/format'
import { LABEL_EXCLUDE } from '@/lib/kelayakan/exclude'
import type { JenisTemuan } from './jenis'

/** Why a family has no desil, as far as its own data show. Order: the first that is true is told. */
const SEBAB_BELUM = {
  'tanpa-anggota': 'Tidak ada baris anggota',
  'nomor-kk': 'Nomor KK tidak terbaca',
  'nik-rusak': 'Ada NIK yang tidak terbaca',
  'nik-ganda': 'Ada NIK yang juga dipakai orang lain',
  'tanpa-kepala': 'Tidak ada kepala keluarga',
  'jumlah-anggota': 'Jumlah anggota tidak sama',
  'desil-lain-ada': 'Desil provinsi atau kabupaten/kota ada, nasional tidak',
  kosong: 'Tidak terlihat dari datanya; kosong dari BPS',
}

const KELUAR = {
  meninggal: 'Sudah meninggal menurut catatan peristiwa',
  pindah: 'Sudah pindah menurut catatan peristiwa',
  'dukcapil-meninggal': 'Sudah meninggal menurut Dukcapil',
  'dukcapil-pindah': 'Sudah pindah menurut Dukcapil',
}

const SUMBER: Readonly<Record<string, string>> = {
  dtks: 'DTKS',
  regsosek: 'Regsosek',
  p3ke: 'P3KE',
  pbi: 'PBI JK',
  kpm: 'penerima bantuan',
}

const PROGRAM: Readonly<Record<string, string>> = {
  pkh: 'PKH',
  sembako: 'Sembako',
  'pbi-jk': 'PBI JK',
  atensi: 'ATENSI',
}

const BAGIAN_DUKCAPIL: Readonly<Record<string, string>> = {
  nama: 'nama',
  'tanggal-lahir': 'tanggal lahir',
  'jenis-kelamin': 'jenis kelamin',
  'nomor-kk': 'nomor KK',
  alamat: 'alamat',
}

/** Words of the reasons that are a closed list. */
const SEBAB: Partial<Record<JenisTemuan, Readonly<Record<string, string>>>> = {
  'belum-diperingkat': SEBAB_BELUM,
  'dtks-tidak-di-dtsen': { 'tidak-ada': 'Tidak ada di rilis DTSEN' },
  'sumber-lain-tanpa-desil': { belum: 'Ada di rilis tanpa desil', 'tidak-ada': 'Tidak ada di rilis' },
  'orang-ganda': { sama: 'Dinyatakan orang yang sama', usul: 'Diusulkan pemadanan' },
  'kepala-keluarga': { '0': 'Tidak ada kepala keluarga' },
  'sudah-keluar': KELUAR,
  'nik-tidak-padan': {
    'tidak-padan': 'Berbeda di Dukcapil',
    'tidak-ditemukan': 'Tidak ditemukan di Dukcapil',
    'nik-ganda': 'NIK ganda menurut Dukcapil',
  },
  'jawaban-mitra': { sesuai: 'Sesuai', 'tidak-sesuai': 'Tidak sesuai', 'tidak-dikenal': 'Tidak dikenal' },
}

/** Words of the others, around the number or code the reason is. */
const SEBAB_BERANGKA: Partial<Record<JenisTemuan, (sebab: string) => string>> = {
  'perkiraan-miskin': (sebab) => `Simulasi desil ${sebab}`,
  'perkiraan-mampu': (sebab) => `Simulasi desil ${sebab}`,
  'menerima-tidak-diharapkan': (sebab) => PROGRAM[sebab] ?? sebab.toUpperCase(),
  'nik-ganda': (sebab) => `${sebab} baris`,
  'nik-lintas': (sebab) => (sebab === '1' ? 'Juga di kabupaten/kota lain' : `Juga di ${sebab} kabupaten/kota lain`),
  'kk-ganda': (sebab) => `${sebab} keluarga`,
  'kepala-keluarga': (sebab) => `${sebab} kepala keluarga`,
  'jumlah-anggota': (sebab) => `Tertulis ${sebab === '' ? 'kosong' : sebab}`,
}

/** The first part of what was found, as people read it; a code nobody knows is shown as it is. */
export function labelSebab(jenis: JenisTemuan, sebab: string): string {
  return SEBAB[jenis]?.[sebab] ?? SEBAB_BERANGKA[jenis]?.(sebab) ?? sebab
}

const sebut = (kata: Readonly<Record<string, string>>, kodeList: string, antara = ', ') =>
  kodeList
    .split(',')
    .map((satu) => kata[satu] ?? satu)
    .join(antara)

/** What makes the finding, as people read it. `nilai` holds parts between bars; a value of an unknown form is shown as it is. */
export function uraikan(jenis: JenisTemuan, nilai: string): string {
  const [a = '', b = '', c = '', d = ''] = nilai.split('|')
  const awal = labelSebab(jenis, a)
  switch (jenis) {
    case 'sumber-lain-tanpa-desil':
      return `${awal}; tercatat di ${sebut(SUMBER, b)}`
    case 'perkiraan-miskin':
    case 'perkiraan-mampu':
      return `${awal}, resmi desil ${b}`
    case 'menerima-tidak-diharapkan':
      return [
        `${awal} ${c}`,
        b === '0' ? 'tanpa desil' : `desil ${b}`,
        ...(d === '' ? [] : [`exclude: ${sebut(LABEL_EXCLUDE, d, '; ')}`]),
      ].join(', ')
    case 'nik-ganda':
      return b === '1' ? `${awal} dalam satu keluarga` : `${awal} di ${b} keluarga`
    case 'orang-ganda':
      return a === 'sama' ? awal : `Kemiripan ${b} dari 100`
    case 'jumlah-anggota':
      return `${awal}, termuat ${b}`
    case 'sudah-keluar': {
      const tanggal = parseDate(b)
      return tanggal === null ? awal : `${awal} (${formatDate(tanggal)})`
    }
    case 'nik-tidak-padan':
      if (a !== 'tidak-padan') return awal
      return b === '' ? 'Tidak padan di Dukcapil' : `${awal}: ${sebut(BAGIAN_DUKCAPIL, b)}`
    case 'jawaban-mitra':
      return `${b}: ${awal.toLowerCase()}`
    default:
      return awal
  }
}
