// Checks of one row against itself, on the bytes the scanner has in hand: in SQL they would cost a second walk over
// everything. They count, they refuse nothing. Source: DOMAIN §4.6.
import type { AmbangCek, KodeCek } from '../cek'
import type { JenisBerkasDtsen } from '../kolom'

const ZERO = 48

const ANGGOTA = [
  'nomor_induk_kependudukan',
  'nomor_kartu_keluarga',
  'nama',
  'tanggal_lahir',
  'jenis_kelamin',
  'status_hubungan_keluarga',
  'jenjang_tertinggi_yang_diduduki',
] as const
const [NIK, KK, NAMA, LAHIR, KELAMIN, HUBUNGAN, JENJANG] = [0, 1, 2, 3, 4, 5, 6]

const KELUARGA = [
  'sumber_penerangan_utama',
  'daya_terpasang',
  'fasilitas_bab',
  'jenis_kloset',
  'kepemilikan_aset',
  'jumlah_anggota_keluarga',
  'status_kepemilikan_rumah',
  'jenis_lantai_terluas',
  'jenis_dinding_terluas',
  'jenis_atap_terluas',
  'sumber_air_minum_utama',
] as const
const [PENERANGAN, DAYA, BAB, KLOSET, ASET] = [0, 1, 2, 3, 4]
/** Columns that must hold something: all from here to the assets, and the lighting. */
const WAJIB_AWAL = 5

/** Counts warnings row by row. `watch` says by column which slot its value is noted under, 0 for none. */
export class CekBaris {
  readonly watch: Uint8Array
  /** By slot: where the value of the present row begins and ends in the output. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly jumlah: Partial<Record<KodeCek, number>> = {}

  private readonly jenis: JenisBerkasDtsen
  private readonly slotCount: number
  private readonly ada: boolean[]
  // Persons of the kartu keluarga being read, by hash of name and birth date.
  private readonly kk = new Uint8Array(16)
  private orang: number[] = []

  constructor(
    jenis: JenisBerkasDtsen,
    kolomList: readonly string[],
    private readonly ambang: AmbangCek,
    private readonly umurPada: number,
  ) {
    this.jenis = jenis
    const aset = kolomList.filter((kolom) => /^aset_(tidak_)?bergerak_/.test(kolom))
    const slotList: readonly string[] = jenis === 'anggota' ? ANGGOTA : [...KELUARGA, ...aset]
    this.slotCount = slotList.length
    this.watch = Uint8Array.from(kolomList, (kolom) => slotList.indexOf(kolom) + 1)
    this.ada = slotList.map((kolom) => kolomList.includes(kolom))
    this.from = new Int32Array(slotList.length + 1)
    this.to = new Int32Array(slotList.length + 1)
  }

  /** Checks the row whose values lie in `out`; only for rows without a fault. */
  run(out: Uint8Array): void {
    if (this.jenis === 'anggota') this.runAnggota(out)
    else this.runKeluarga(out)
  }

  private add(kode: KodeCek): void {
    this.jumlah[kode] = (this.jumlah[kode] ?? 0) + 1
  }

  /** Bytes of a value. */
  private length(slot: number): number {
    return (this.to[slot + 1] as number) - (this.from[slot + 1] as number)
  }

  /** A code of one or two digits as a number, −1 when it is none. */
  private code(out: Uint8Array, slot: number): number {
    const from = this.from[slot + 1] as number
    const length = this.length(slot)
    if (length < 1 || length > 2) return -1
    const a = (out[from] as number) - ZERO
    if (a < 0 || a > 9) return -1
    if (length === 1) return a
    const b = (out[from + 1] as number) - ZERO
    return b < 0 || b > 9 ? -1 : a * 10 + b
  }

  private runAnggota(out: Uint8Array): void {
    const { umurPada, ambang } = this
    const nik = this.from[NIK + 1] as number
    const dd = two(out, nik + 6)
    const hari = dd > 40 ? dd - 40 : dd
    const bulan = two(out, nik + 8)
    const tahun = two(out, nik + 10)
    const mustahil = hari < 1 || bulan < 1 || bulan > 12 || hari > (HARI[bulan - 1] as number)
    if (mustahil) this.add('nik-tanggal-mustahil')
    const kelamin = this.code(out, KELAMIN)
    if (!mustahil && ((kelamin === 1 && dd > 40) || (kelamin === 2 && dd <= 40))) this.add('nik-beda-kelamin')
    const adaLahir = this.length(LAHIR) === 10
    if (!adaLahir || kelamin < 0 || this.length(HUBUNGAN) === 0) this.add('anggota-kurang-isi')
    if (!adaLahir) return
    const lahir = this.from[LAHIR + 1] as number
    const lahirBulan = two(out, lahir + 5)
    const lahirHari = two(out, lahir + 8)
    // A century cannot be read from a NIK: two digits of the year are compared.
    if (!mustahil && (two(out, lahir + 2) !== tahun || lahirBulan !== bulan || lahirHari !== hari))
      this.add('nik-beda-lahir')
    const tanggal = (two(out, lahir) * 100 + two(out, lahir + 2)) * 10_000 + lahirBulan * 100 + lahirHari
    const umur = Math.floor((umurPada - tanggal) / 10_000)
    const jenjang = this.code(out, JENJANG)
    if (jenjang > 0 && umur < umurTerendah(jenjang, ambang)) this.add('umur-jenjang')
    if (this.isDuaKali(out, lahir)) this.add('orang-dua-kali')
  }

  /** Whether somebody of this name and birth date, but another NIK, stood in this kartu keluarga just before. */
  private isDuaKali(out: Uint8Array, lahir: number): boolean {
    const kk = this.from[KK + 1] as number
    let sama = this.orang.length > 0
    for (let i = 0; i < 16; i++) {
      if (this.kk[i] === out[kk + i]) continue
      sama = false
      this.kk[i] = out[kk + i] as number
    }
    if (!sama) this.orang = []
    const a = hash(out, this.from[NAMA + 1] as number, this.to[NAMA + 1] as number, hash(out, lahir, lahir + 10, 7))
    const b = hash(out, lahir, lahir + 10, hash(out, this.from[NAMA + 1] as number, this.to[NAMA + 1] as number, 31))
    // The same NIK is the same row once more, which is told otherwise.
    const nik = hash(out, this.from[NIK + 1] as number, this.to[NIK + 1] as number, 11)
    for (let i = 0; i < this.orang.length; i += 3)
      if (this.orang[i] === a && this.orang[i + 1] === b) return this.orang[i + 2] !== nik
    this.orang.push(a, b, nik)
    return false
  }

  private runKeluarga(out: Uint8Array): void {
    if (this.length(DAYA) > 0 && this.code(out, PENERANGAN) === 4) this.add('daya-tanpa-listrik')
    if (this.length(KLOSET) > 0 && this.code(out, BAB) === 6) this.add('kloset-tanpa-bab')
    if (this.code(out, ASET) === 2) {
      for (let slot = KELUARGA.length; slot < this.slotCount; slot++) {
        if (this.code(out, slot) !== 1) continue
        this.add('aset-tidak-cocok')
        break
      }
    }
    let kosong = this.length(PENERANGAN) === 0
    for (let slot = WAJIB_AWAL; slot < KELUARGA.length; slot++)
      if (this.ada[slot] && this.length(slot) === 0) kosong = true
    if (kosong) this.add('keluarga-kurang-isi')
  }
}

// 29 February is in the calendar: which year two digits mean is not told.
const HARI = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function two(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) - ZERO) * 10 + (bytes[at + 1] as number) - ZERO
}

function hash(bytes: Uint8Array, from: number, to: number, seed: number): number {
  let h = seed
  for (let i = from; i < to; i++) h = Math.imul(h ^ (bytes[i] as number), 0x01000193)
  return h ^ (h >>> 15)
}

/** Least age at which a schooling is possible. Codes: DOMAIN §2.2, jenjang 01–22. */
function umurTerendah(jenjang: number, ambang: AmbangCek): number {
  if (jenjang <= 5) return ambang.umurSd
  if (jenjang <= 10) return ambang.umurSmp
  if (jenjang <= 17) return ambang.umurSma
  return jenjang <= 22 ? ambang.umurTinggi : 0
}
