// Files of the other sources for a synthetic city: the headers and forms in which such files come, one row per person or family.
import type { JenisSumber } from '../jenis'

/** A person of the release a file is drawn from; codes as in DTSEN, `acak` 0 … 255 fixed by the NIK. */
export type OrangSumber = {
  nik: string
  nomorKk: string
  nama: string
  /** `YYYY-MM-DD`. */
  tanggalLahir: string
  jenisKelamin: string
  kodeDesa: string
  kelurahan: string
  kecamatan: string
  alamat: string
  desil: number | null
  acak: number
  lantai: string
  atap: string
  air: string
  bahanBakar: string
}

/** How the file of a kind separates its values. */
export const PEMISAH_SUMBER: Record<JenisSumber, string> = {
  regsosek: ',',
  dtks: ',',
  p3ke: ';',
  pbi: ';',
  kpm: '|',
  dukcapil: ',',
  kemensos: ',',
  bps: '|',
}

/** Headers of the file of a kind. */
export const KEPALA_SUMBER: Record<JenisSumber, readonly string[]> = {
  regsosek: ['No KK', 'NIK', 'Nama', 'Tgl Lahir', 'Kode Desa', 'r303', 'r305', 'r306a', 'r308', 'Jarak Limbah'],
  dtks: [
    'IDDTKS',
    'NIK',
    'NOKK',
    'NAMA',
    'TGL LAHIR',
    'JK',
    'ALAMAT',
    'KODE KEL',
    'KELURAHAN',
    'KECAMATAN',
    'PKH',
    'BPNT',
  ],
  p3ke: ['id_keluarga', 'kode_kemdagri', 'desil_kesejahteraan', 'nama', 'nik', 'nomor_kk', 'padan_dukcapil', 'lantai'],
  pbi: ['NAMA', 'NOKA', 'NIK', 'NO KK', 'DESIL NASIONAL', 'KEPESERTAAN', 'STATUS', 'KODE DESA', 'RW', 'RT', 'ALAMAT'],
  kpm: ['NIK', 'NOKK', 'NAMA PENERIMA', 'PROGRAM BANSOS', 'STATUS', 'NOMINAL', 'KODE WILAYAH', 'BANK PENYALUR'],
  dukcapil: ['NIK', 'NO_KK', 'NAMA_LGKP', 'HASIL', 'KOLOM BERBEDA'],
  kemensos: ['NO USULAN', 'NIK', 'NO KK', 'JAWABAN', 'ALASAN'],
  bps: ['no_usulan', 'nomor_kartu_keluarga', 'nik', 'hasil', 'desil_baru'],
}

const STATUS_KPM = [
  'SI',
  'SI',
  'SI',
  'SP2D',
  'Verifikasi Rekening',
  'Gagal Cek Rekening',
  'EXCLUDE',
  'Menunggu Burekol',
]
/** Of sixteen answers of Dukcapil: eleven padan, and one of each of the others that a file may name. */
const HASIL_DUKCAPIL: readonly (readonly [hasil: string, kolom: string])[] = [
  ...Array<readonly [string, string]>(11).fill(['PADAN', '']),
  ['TIDAK PADAN', 'Nama'],
  ['TIDAK PADAN', 'Tgl Lahir'],
  ['MENINGGAL', ''],
  ['PINDAH', ''],
  ['NIK GANDA', ''],
]
const NOMINAL: Record<string, string> = { PKH: '750000', BPNT: '600000' }

/** Code of Regsosek for a code of DTSEN, where the two lists differ. */
const ATAP_REGSOSEK: Record<string, string> = { '5': '6', '6': '5' }

function hariDulu(tanggal: string): string {
  return tanggal.split('-').reverse().join('/')
}

/** One row of the file of a kind; `program` names that of a recipients' list as SIKS-NG writes it. */
export function toBarisSumber(jenis: JenisSumber, orang: OrangSumber, program = 'PKH'): string[] {
  const { nik, nomorKk, nama, tanggalLahir, kodeDesa, acak } = orang
  const desa = `${kodeDesa.slice(0, 2)}.${kodeDesa.slice(2, 4)}.${kodeDesa.slice(4, 6)}.${kodeDesa.slice(6)}`
  const kelamin = orang.jenisKelamin === '2' ? 'P' : 'L'
  switch (jenis) {
    case 'regsosek': {
      const atap = ATAP_REGSOSEK[orang.atap] ?? orang.atap
      const bahanBakar = orang.bahanBakar === '00' ? '12' : orang.bahanBakar
      const air = acak % 16 === 0 ? '12' : orang.air
      return [nomorKk, nik, nama, tanggalLahir, kodeDesa, orang.lantai, atap, air, bahanBakar, '1']
    }
    case 'dtks':
      return [
        `DTKS${nik.slice(2, 6)}${String(acak).padStart(3, '0')}${nik.slice(10)}`,
        nik,
        nomorKk,
        nama,
        hariDulu(tanggalLahir),
        kelamin,
        orang.alamat,
        desa,
        orang.kelurahan,
        orang.kecamatan,
        acak % 3 === 0 ? 'YA' : 'TIDAK',
        acak % 2 === 0 ? 'YA' : 'TIDAK',
      ]
    case 'p3ke':
      return [`P3${nomorKk.slice(4)}`, desa, String((acak % 4) + 1), nama, nik, nomorKk, 'YA', 'Semen']
    case 'pbi':
      return [
        nama,
        `000${nik.slice(2, 6)}${String(acak).padStart(3, '0')}${nik.slice(13)}`,
        nik,
        nomorKk,
        orang.desil === null ? '' : String(orang.desil),
        'PBI (APBN)',
        acak < 26 ? 'NONAKTIF' : 'AKTIF',
        kodeDesa,
        '003',
        '01',
        orang.alamat,
      ]
    case 'kpm':
      return [nik, nomorKk, nama, program, STATUS_KPM[acak % 8] ?? 'SI', NOMINAL[program] ?? '', desa, 'BANK SINTETIS']
    case 'dukcapil': {
      const [hasil, kolom] = HASIL_DUKCAPIL[acak % HASIL_DUKCAPIL.length] ?? ['PADAN', '']
      return [nik, nomorKk, nama, hasil, kolom]
    }
    case 'kemensos':
      return ['', nik, nomorKk, acak % 2 === 0 ? 'DITERIMA' : 'DITOLAK', '']
    case 'bps':
      return [
        '',
        nomorKk,
        nik,
        acak % 2 === 0 ? 'DIAKUI' : 'TIDAK DIAKUI',
        orang.desil === null ? '' : String(orang.desil),
      ]
  }
}
