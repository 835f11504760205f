// The same person delivered twice, as offices do it: a kartu keluarga of their own beside that of the parents, and in it the
// name as somebody else heard it, digits exchanged, another desa.
import type { AnggotaRow, KeluargaRow } from './keluarga-rows'
import { drawWeighted, Random, toWeights } from './random'

/** What was changed in the second row; `nik-sama` and `nama-sama` say that it was not. */
export type PerubahanGanda =
  | 'nik-sama'
  | 'nik-tukar'
  | 'nik-lain'
  | 'nama-sama'
  | 'nama-ejaan'
  | 'nama-ketik'
  | 'nama-panggilan'
  | 'nama-gelar'
  | 'nama-urutan'
  | 'lahir-tukar'
  | 'lahir-angka'
  | 'pindah-desa'

/** The rows of a second kartu keluarga with one person, and in what they differ from the first. */
export type Ganda = { keluarga: KeluargaRow; anggota: AnggotaRow; perubahan: PerubahanGanda[] }

/** Columns of the file of truth; pipe-separated and quoted like the release. */
export const KOLOM_GANDA = ['nik_asal', 'kk_asal', 'nik_ganda', 'kk_ganda', 'perubahan'] as const

/** Name of the file of truth about doubled persons. */
export function namaBerkasGanda(kodeKab: string): string {
  return `ganda_${kodeKab}.csv`
}

const NIK = toWeights([
  ['nik-sama', 25],
  ['nik-tukar', 35],
  ['nik-lain', 40],
] as const)
const NAMA = toWeights([
  ['nama-sama', 25],
  ['nama-ejaan', 30],
  ['nama-ketik', 20],
  ['nama-panggilan', 10],
  ['nama-gelar', 10],
  ['nama-urutan', 5],
] as const)
const LAHIR = toWeights([
  ['', 82],
  ['lahir-tukar', 9],
  ['lahir-angka', 9],
] as const)
const PINDAH_DESA = 0.35
/** Serials of second numbers: below those of a release, above those an office reaches. */
const SERIAL = 8001

/** Ways to write the same sound, new to old and back; the first that fits is taken. */
const EJAAN: readonly (readonly [RegExp, string])[] = [
  [/^(MUHAMMAD|MOHAMMAD|MUHAMAD|MOCHAMAD) /, 'MOH. '],
  [/^(MOH\.|MUH\.|M\.) /, 'MUHAMMAD '],
  [/^SITI /, 'ST. '],
  [/AHMAD/, 'ACHMAD'],
  [/DJ/, 'J'],
  [/TJ/, 'C'],
  [/OE/, 'U'],
  [/SY/, 'SJ'],
  [/RAHMA/, 'RACHMA'],
  [/KH/, 'CH'],
  [/(?<=.)J(?=[OA])/, 'DJ'],
  [/Y(?=[AO])/, 'J'],
  [/U(?!$)/, 'OE'],
  [/Z/, 'S'],
  [/F/, 'P'],
  [/DH/, 'D'],
  [/I$/, 'IE'],
  [/([LNRT])(?=[AI])/, '$1$1'],
]

/** Makes second rows; one per release, since it hands out numbers. */
export class PembuatGanda {
  private readonly random: Random
  private readonly terpakai = new Map<string, number>()
  /** A family of another desa, whose area a person who moved is given. */
  private tetangga: KeluargaRow | null = null

  constructor(
    benih: string,
    /** Share of persons delivered twice, 0 … 1. */
    private readonly bagian: number,
  ) {
    this.random = new Random(`${benih}/ganda`)
  }

  /** Whether the next person is to be doubled. */
  isTerpilih(): boolean {
    return this.random.chance(this.bagian)
  }

  /** Remembers the area of this family now and then. */
  lewati(keluarga: KeluargaRow): void {
    if (this.tetangga === null || this.random.chance(0.3)) this.tetangga = keluarga
  }

  /** A second row for this member of this family. */
  buat(keluarga: KeluargaRow, anggota: AnggotaRow): Ganda {
    const { random } = this
    const perubahan: PerubahanGanda[] = []
    const dua = { keluarga: keluarga.copy(), anggota: anggota.copy() }
    const nik = drawWeighted(random, NIK)
    dua.anggota.set('nomor_induk_kependudukan', this.nikOf(anggota.get('nomor_induk_kependudukan'), nik, perubahan))
    const nama = this.namaOf(anggota.get('nama'), perubahan)
    dua.anggota.set('nama', nama)
    const lahir = this.lahirOf(anggota.get('tanggal_lahir'), perubahan)
    dua.anggota.set('tanggal_lahir', lahir)
    const kk = this.baru(keluarga.get('nomor_kartu_keluarga').slice(0, 12))
    dua.keluarga.set('nomor_kartu_keluarga', kk)
    dua.anggota.set('nomor_kartu_keluarga', kk)
    dua.keluarga.set('nama_anggota_keluarga', nama)
    dua.keluarga.set('jumlah_anggota_keluarga', '1')
    dua.anggota.set('status_hubungan_keluarga', '1')
    const { tetangga } = this
    if (
      tetangga !== null &&
      tetangga.get('kode_kelurahan_desa') !== keluarga.get('kode_kelurahan_desa') &&
      random.chance(PINDAH_DESA)
    ) {
      for (const kolom of WILAYAH) dua.keluarga.set(kolom, tetangga.get(kolom))
      dua.keluarga.set('alamat', tetangga.get('alamat'))
      for (const [kolom, dari] of WILAYAH_KTP) dua.anggota.set(kolom, tetangga.get(dari))
      dua.anggota.set('alamat_ktp', tetangga.get('alamat'))
      perubahan.push('pindah-desa')
    }
    return { ...dua, perubahan }
  }

  private nikOf(nik: string, cara: 'nik-sama' | 'nik-tukar' | 'nik-lain', perubahan: PerubahanGanda[]): string {
    // Neighbouring digits of the serial, the day of birth staying readable.
    const tukar = [12, 13, 14]
      .map((i) => swap(nik, i))
      .filter((satu) => satu !== nik && Number(satu.slice(12)) >= SERIAL)
    const dipakai = cara === 'nik-tukar' && tukar.length === 0 ? 'nik-lain' : cara
    perubahan.push(dipakai)
    if (dipakai === 'nik-sama') return nik
    if (dipakai === 'nik-tukar') return tukar[this.random.below(tukar.length)] as string
    return this.baru(nik.slice(0, 12))
  }

  private namaOf(nama: string, perubahan: PerubahanGanda[]): string {
    const cara = drawWeighted(this.random, NAMA)
    const lain = this.ubahNama(nama, cara)
    perubahan.push(lain === nama ? 'nama-sama' : cara)
    return lain
  }

  private ubahNama(nama: string, cara: PerubahanGanda): string {
    const { random } = this
    const kataList = nama.split(' ')
    switch (cara) {
      case 'nama-ejaan': {
        const cocok = EJAAN.filter(([pola]) => pola.test(nama))
        const [pola, ganti] = cocok[random.below(Math.min(cocok.length, 3))] ?? [/^$/, '']
        return nama.replace(pola, ganti)
      }
      case 'nama-ketik': {
        const ke = kataList.findIndex((kata) => kata.length >= 5)
        const kata = kataList[ke]
        if (kata === undefined) return nama
        const i = random.between(1, kata.length - 2)
        const cara = random.below(3)
        kataList[ke] =
          cara === 0
            ? kata.slice(0, i) + kata.slice(i + 1)
            : cara === 1
              ? kata.slice(0, i) + kata.charAt(i + 1) + kata.charAt(i) + kata.slice(i + 2)
              : kata.slice(0, i) + 'AIUEO'.charAt(random.below(5)) + kata.slice(i + 1)
        return kataList.join(' ')
      }
      case 'nama-panggilan':
        return kataList.length > 1
          ? ((kataList.filter((kata) => !kata.endsWith('.'))[random.below(2)] ?? kataList[0]) as string)
          : nama
      case 'nama-gelar':
        return random.chance(0.5) ? `H. ${nama}` : `${nama}, S.Pd.`
      case 'nama-urutan':
        return kataList.length > 1 && !kataList[0]?.endsWith('.') ? [...kataList.slice(1), kataList[0]].join(' ') : nama
      default:
        return nama
    }
  }

  private lahirOf(lahir: string, perubahan: PerubahanGanda[]): string {
    const cara = drawWeighted(this.random, LAHIR)
    const [tahun = '', bulan = '', hari = ''] = lahir.split('-')
    const lain =
      cara === 'lahir-tukar' && Number(hari) <= 12
        ? `${tahun}-${hari}-${bulan}`
        : cara === 'lahir-angka'
          ? `${tahun}-${bulan}-${hari.charAt(0)}${(Number(hari.charAt(1)) % 8) + 1}`
          : lahir
    if (lain === lahir || cara === '') return lahir
    perubahan.push(cara)
    return lain
  }

  /** The next free number behind these twelve digits. */
  private baru(depan: string): string {
    const ke = this.terpakai.get(depan) ?? 0
    this.terpakai.set(depan, ke + 1)
    return `${depan}${SERIAL + (ke % 490)}`
  }
}

const WILAYAH = ['kode_kecamatan', 'kecamatan', 'kode_kelurahan_desa', 'kelurahan_desa'] as const
const WILAYAH_KTP = [
  ['kode_kecamatan_ktp', 'kode_kecamatan'],
  ['kecamatan_ktp', 'kecamatan'],
  ['kode_kelurahan_desa_ktp', 'kode_kelurahan_desa'],
  ['kelurahan_desa_ktp', 'kelurahan_desa'],
] as const

function swap(text: string, i: number): string {
  return text.slice(0, i) + text.charAt(i + 1) + text.charAt(i) + text.slice(i + 2)
}
