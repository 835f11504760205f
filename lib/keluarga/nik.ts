// NIK and nomor KK: what makes one readable, what can be read out of it, and how it is shown to who may not see it.
import type { Brand } from '@/lib/core/brand'
import { type IsoDate, parseDate } from '@/lib/core/date'
import { ok, type Refusal, type Result, refuse } from '@/lib/core/result'

/** Sixteen digits of a person, kept as text: those of Papua exceed 2^53. */
export type Nik = Brand<string, 'Nik'>
/** Sixteen digits of a kartu keluarga, kept as text. */
export type NomorKk = Brand<string, 'NomorKk'>

/** Codes of the 38 provinces, under which a number can have been issued. Source: Kepmendagri 300.2.2-2430/2025. */
const KODE_PROVINSI: ReadonlySet<string> = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96'.split(
    ' ',
  ),
)

/** The parts of a NIK: area of first registration (it never changes on moving), day and sex of birth, serial. */
export type BagianNik = {
  readonly kodeKecamatan: string
  /** Two digits: the century is not in the NIK. */
  readonly tahun: string
  readonly bulan: string
  readonly tanggal: string
  /** As in DTSEN: `1` laki-laki, `2` perempuan. */
  readonly jenisKelamin: '1' | '2'
  readonly nomorUrut: string
}

/**
 * The NIK if the text can be one; blanks around it are forgiven, nothing else. Refusals (`keluarga/nik-…`): kosong,
 * rusak (ruined by a spreadsheet), bentuk (not sixteen digits), provinsi, tanggal, nomor-urut.
 * Source: PP KK CC + DD MM YY (woman: DD + 40) + serial 0001–9999, DOMAIN §6.1.
 */
export function parseNik(text: string): Result<Nik> {
  const digit = parseDigit(text, 'NIK', 'nik')
  if (!digit.ok) return digit
  const { tahun, bulan, tanggal, nomorUrut } = bagianOf(digit.value)
  // 29 February counts as readable when one of the centuries has it.
  if (!parseDate(`19${tahun}-${bulan}-${tanggal}`) && !parseDate(`20${tahun}-${bulan}-${tanggal}`))
    return refuse('keluarga/nik-tanggal', 'Tanggal lahir di dalam NIK tidak ada di kalender.')
  if (nomorUrut === '0000') return refuse('keluarga/nik-nomor-urut', 'Nomor urut NIK tidak boleh 0000.')
  return ok(digit.value as Nik)
}

/**
 * The nomor KK if the text can be one. Same refusals as {@link parseNik} under `keluarga/kk-…`, but the date of issue
 * is not judged: the number is the key of a family, and one recorded on an odd date is still its key.
 */
export function parseNomorKk(text: string): Result<NomorKk> {
  const digit = parseDigit(text, 'Nomor KK', 'kk')
  return digit.ok ? ok(digit.value as NomorKk) : digit
}

/** The parts written in a NIK. */
export function readNik(nik: Nik): BagianNik {
  return bagianOf(nik)
}

/**
 * Birth date written in a NIK. The century is that of `lahir` when a birth date is stated, else the latest that does
 * not lie after `pada` (a person of more than a hundred years is then read a century too young).
 * Null when that century has no such day.
 */
export function tanggalLahirOf(nik: Nik, acuan: { lahir: IsoDate } | { pada: IsoDate }): IsoDate | null {
  const { tahun, bulan, tanggal } = bagianOf(nik)
  const inAbad = (abad: string) => parseDate(`${abad}${tahun}-${bulan}-${tanggal}`)
  if ('lahir' in acuan) return inAbad(acuan.lahir.slice(0, 2))
  const abad = Number(acuan.pada.slice(0, 2))
  const kini = inAbad(String(abad))
  return kini && kini <= acuan.pada ? kini : inAbad(String(abad - 1))
}

/**
 * Whether a NIK agrees with the stated birth date and sex (`1` or `2`). A difference is a finding, not a fault:
 * a NIK stays as it is when the birth date is corrected later. Source: DOMAIN §6.1.
 */
export function isSesuaiNik(nik: Nik, lahir: IsoDate, jenisKelamin: string): boolean {
  return readNik(nik).jenisKelamin === jenisKelamin && tanggalLahirOf(nik, { lahir }) === lahir
}

/** Day on which a KK was recorded, latest century not after `pada`; null when the digits are no day. */
export function tanggalCatatOf(nomorKk: NomorKk, pada: IsoDate): IsoDate | null {
  const { tahun, bulan } = bagianOf(nomorKk)
  const abad = Number(pada.slice(0, 2))
  // Unlike a NIK, the day of a KK carries no sex.
  const inAbad = (a: number) => parseDate(`${a}${tahun}-${bulan}-${nomorKk.slice(6, 8)}`)
  const kini = inAbad(abad)
  return kini && kini <= pada ? kini : inAbad(abad - 1)
}

/**
 * A NIK as everyone may see it: the first four digits, the rest dots. The last digits stay hidden because with the
 * birth date and the kecamatan they rebuild the number. Takes any text, so that a broken number leaks nothing either.
 */
export function maskNik(nik: string): string {
  return mask(nik)
}

/** A nomor KK as everyone may see it: the first four digits, the rest dots. */
export function maskNomorKk(nomorKk: string): string {
  return mask(nomorKk)
}

/** Text typed by people with every run of sixteen digits in it masked, grouped ones too. */
export function samarkanTeks(teks: string): string {
  return teks.replace(/(?<![0-9A-Za-z])\d(?:[ .]?\d){15}(?![0-9A-Za-z])/g, (nomor) => mask(nomor.replace(/[ .]/g, '')))
}

function mask(nomor: string): string {
  return nomor.slice(0, 4) + '•'.repeat(Math.max(0, nomor.length - 4))
}

function parseDigit(text: string, nama: string, kode: 'nik' | 'kk'): Result<string, Refusal> {
  const rapi = text.trim()
  if (rapi === '') return refuse(`keluarga/${kode}-kosong`, `${nama} belum diisi.`)
  if (/^\d+([.,]\d+)?[eE]\+?\d+$/.test(rapi))
    return refuse(
      `keluarga/${kode}-rusak`,
      `${nama} berubah menjadi bentuk ilmiah oleh lembar kerja. Ambil kembali dari berkas asal dengan kolom berjenis teks.`,
    )
  if (!/^\d+$/.test(rapi)) return refuse(`keluarga/${kode}-bentuk`, `${nama} hanya boleh berisi angka.`)
  if (rapi.length !== 16)
    return refuse(`keluarga/${kode}-bentuk`, `${nama} harus 16 angka, yang tertulis ${rapi.length} angka.`)
  if (!KODE_PROVINSI.has(rapi.slice(0, 2)))
    return refuse(`keluarga/${kode}-provinsi`, `Dua angka pertama ${nama} bukan kode provinsi.`)
  return ok(rapi)
}

function bagianOf(digit: string): BagianNik {
  const hari = Number(digit.slice(6, 8))
  const perempuan = hari > 40
  return {
    kodeKecamatan: digit.slice(0, 6),
    tanggal: String(perempuan ? hari - 40 : hari).padStart(2, '0'),
    bulan: digit.slice(8, 10),
    tahun: digit.slice(10, 12),
    jenisKelamin: perempuan ? '2' : '1',
    nomorUrut: digit.slice(12),
  }
}
