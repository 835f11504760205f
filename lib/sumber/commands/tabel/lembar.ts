// Cells of one sheet into rows of text, as a person reads them: dates as dates, numbers without the marks of a machine.
import 'server-only'
import { SentenceError } from '@/lib/server/worker'
import type { BarisTabel, KodeRusak } from './buka-tabel'
import type { KataBersama } from './kata-bersama'
import { atribut, lepas, PembacaXml, sambung } from './xml'

/** Rows and columns a sheet can have. */
const BARIS_TERBANYAK = 1_048_576
const KOLOM_TERBANYAK = 16_384
/** Digits up to which a whole number stands in a file as people write it. */
const ANGKA_PANJANG = 12
/** From here on a number cell may be a number of somebody that has lost digits: a spreadsheet keeps fifteen. */
const ANGKA_BESAR = 10 ** (ANGKA_PANJANG - 1)
// No database stores NUL or half of a pair: such letters are told as unreadable, so that they cost their cell and not the file.
const TAK_TERSIMPAN = /[\0\uFFFD\p{Surrogate}]/u
const SEMUA_TAK_TERSIMPAN = new RegExp(TAK_TERSIMPAN, 'gu')

/** What cells of a workbook need to be understood. */
export type BukuKerja = {
  kata: KataBersama
  /** By number of a cell style: whether its numbers are days. */
  tanggal: readonly boolean[]
  /** Days are counted from 1904. */
  sejak1904: boolean
}

/** Reads `xl/worksheets/sheet*.xml`; complete rows are taken from `barisList`. */
export class PembacaLembar extends PembacaXml {
  barisList: BarisTabel[] = []
  /** Cells whose value is a formula's last result, and formulas without one. */
  rumus = 0
  rumusKosong = 0
  /** Merged ranges, known when the sheet has ended. */
  gabungan = 0
  /** Columns that hold numbers of people: a number cell there is damage, however short. */
  kolomNomor: ReadonlySet<number> = new Set()

  private baris = 0
  private kolom = -1
  private jenis = ''
  private gaya = 0
  private nilai: string[] = []
  private rusak: { kolom: number; alasan: KodeRusak }[] = []
  private adaNilai = false
  private teks = ''
  private dalamRumus = false
  private dalamSel = false
  private ucapan = false

  constructor(private readonly buku: BukuKerja) {
    super()
  }

  protected override buka(nama: string, s: string, dari: number, sampai: number): void {
    switch (nama) {
      case 'c':
        this.bukaSel(s, dari, sampai)
        break
      case 'v':
      case 't':
        if (this.dalamSel && !this.ucapan) {
          this.tangkap = true
          this.isi = ''
        }
        break
      case 'f':
        this.dalamRumus = true
        break
      case 'rPh':
        this.ucapan = true
        break
      case 'row': {
        const r = atribut(s, dari, sampai, 'r')
        this.baris = r === null ? this.baris + 1 : Number(r)
        if (!(this.baris >= 1 && this.baris <= BARIS_TERBANYAK)) throw rusakLembar()
        this.kolom = -1
        this.nilai = []
        this.rusak = []
        break
      }
      case 'mergeCell':
        this.gabungan++
        break
    }
  }

  protected override tutup(nama: string): void {
    switch (nama) {
      case 'v':
      case 't':
        if (!this.tangkap) return
        this.tangkap = false
        this.adaNilai = true
        this.teks = sambung(this.teks, this.isi)
        break
      case 'c':
        if (this.dalamSel) this.tutupSel()
        break
      case 'rPh':
        this.ucapan = false
        break
      case 'row':
        if (this.nilai.length > 0) {
          const satu: BarisTabel = { baris: this.baris, nilai: this.nilai }
          if (this.rusak.length > 0) satu.rusak = this.rusak
          this.barisList.push(satu)
        }
        break
    }
  }

  private bukaSel(s: string, dari: number, sampai: number): void {
    this.dalamSel = true
    this.dalamRumus = false
    this.adaNilai = false
    this.teks = ''
    this.jenis = ''
    this.gaya = 0
    let kolom = -1
    // The attributes of a cell in one walk: r, s, t; others are passed over.
    let p = dari
    while (p < sampai) {
      const c = s.charCodeAt(p)
      if (c <= 32) {
        p++
        continue
      }
      const sama = s.indexOf('=', p)
      if (sama < 0 || sama >= sampai) break
      let awal = sama + 1
      while (s.charCodeAt(awal) <= 32) awal++
      const akhir = s.indexOf(s[awal] as string, awal + 1)
      if (akhir < 0 || akhir > sampai) break
      if (sama === p + 1) {
        if (c === 114) kolom = kolomOf(s, awal + 1, akhir)
        else if (c === 116) this.jenis = s.slice(awal + 1, akhir)
        else if (c === 115) this.gaya = Number(s.slice(awal + 1, akhir))
      }
      p = akhir + 1
    }
    this.kolom = kolom >= 0 ? kolom : this.kolom + 1
    if (this.kolom >= KOLOM_TERBANYAK) throw rusakLembar()
  }

  private tutupSel(): void {
    this.dalamSel = false
    if (this.dalamRumus) {
      if (this.adaNilai) this.rumus++
      else this.rumusKosong++
    }
    if (!this.adaNilai) return
    const { kolom, nilai } = this
    let isi: string
    switch (this.jenis) {
      case 's':
        isi = this.buku.kata.get(Number(this.teks))
        break
      case 'str':
      case 'inlineStr':
        isi = lepas(this.teks)
        break
      case 'b':
        isi = this.teks.trim()
        break
      case 'd':
        isi = this.teks.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' ')
        break
      case 'e':
        isi = lepas(this.teks)
        this.rusak.push({ kolom, alasan: 'galat' })
        break
      default:
        isi = this.bilangan(this.teks.trim())
    }
    if (isi === '') return
    if (TAK_TERSIMPAN.test(isi)) {
      isi = isi.replaceAll(SEMUA_TAK_TERSIMPAN, '\uFFFD')
      this.rusak.push({ kolom, alasan: 'enkode' })
    }
    while (nilai.length < kolom) nilai.push('')
    nilai[kolom] = isi
  }

  private bilangan(asli: string): string {
    const { tanggal, sejak1904 } = this.buku
    if (tanggal[this.gaya]) return toTanggal(Number(asli), sejak1904) ?? asli
    const nomor = this.kolomNomor.has(this.kolom)
    // Short whole numbers, almost all there are, stay as they stand.
    if (!nomor && asli.length < ANGKA_PANJANG && isAngka(asli)) return asli
    const nilai = Number(asli)
    if (!Number.isFinite(nilai)) return asli
    const isi = Math.abs(nilai) < 1e21 && Number.isInteger(nilai) ? BigInt(nilai).toString() : String(nilai)
    if (nomor || Math.abs(nilai) >= ANGKA_BESAR) this.rusak.push({ kolom: this.kolom, alasan: 'angka' })
    return isi
  }
}

function rusakLembar(): SentenceError {
  return new SentenceError('Isi lembar kerja rusak: ada baris atau kolom di luar batas lembar.')
}

function isAngka(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 48 || c > 57) return false
  }
  return text !== ''
}

/** Column of a reference such as `AB12`, counted from 0; −1 when it has none. */
function kolomOf(s: string, dari: number, sampai: number): number {
  let kolom = 0
  for (let p = dari; p < sampai; p++) {
    const c = s.charCodeAt(p)
    if (c < 65 || c > 90) break
    kolom = kolom * 26 + c - 64
  }
  return kolom - 1
}

const HARI = 86_400_000

/** The day of a number of days since 1900 or 1904 as `YYYY-MM-DD`, with the time when there is one; null outside the calendar of sheets. */
export function toTanggal(hari: number, sejak1904: boolean): string | null {
  if (!(hari >= 0 && hari < 2_958_466)) return null
  // 29 February 1900, which sheets have and the calendar has not, moves the days before it.
  const awal = sejak1904 ? Date.UTC(1904, 0, 1) : hari < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  const [tanggal = '', jam = ''] = new Date(awal + Math.round(hari * 86_400) * 1000).toISOString().split('T')
  return Number.isInteger(hari) || Math.round((hari % 1) * HARI) < 500 ? tanggal : `${tanggal} ${jam.slice(0, 8)}`
}
