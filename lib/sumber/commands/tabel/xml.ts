// Splits the two parts of a spreadsheet that grow with its rows: cells and shared strings. Everything else is read by saxes.
import 'server-only'
import { SentenceError } from '@/lib/server/worker'

/** Longest tag or text in characters: a cell of a sheet holds at most 32,767. */
const TERPANJANG = 1 << 20

/**
 * Reads XML as it comes and tells tags by their local names. Text is gathered while `tangkap` is set. Entities beyond the
 * five of XML and numbers do not occur; a document type is refused, since it could define some.
 */
export abstract class PembacaXml {
  /** Whether text is wanted. */
  protected tangkap = false
  /** Text since `tangkap` was set, escapes not yet resolved. */
  protected isi = ''
  private sisa = ''

  /** A tag opens; its attributes stand in `s` between `dari` and `sampai`. A tag that closes itself is closed next. */
  protected abstract buka(nama: string, s: string, dari: number, sampai: number): void
  protected abstract tutup(nama: string): void

  add(text: string): void {
    const s = this.sisa === '' ? text : this.sisa + text
    let p = 0
    for (;;) {
      const lt = s.indexOf('<', p)
      if (lt < 0) break
      if (this.tangkap && lt > p) this.isi = sambung(this.isi, s.slice(p, lt))
      p = lt
      const c = s.charCodeAt(lt + 1)
      if (c === 47) {
        const gt = s.indexOf('>', lt)
        if (gt < 0) break
        let dari = lt + 2
        let sampai = gt
        while (s.charCodeAt(sampai - 1) <= 32) sampai--
        for (let q = dari; q < sampai; q++) if (s.charCodeAt(q) === 58) dari = q + 1
        this.tutup(s.slice(dari, sampai))
        p = gt + 1
      } else if (c === 33 || c === 63) {
        const akhir = this.lewati(s, lt)
        if (akhir < 0) break
        p = akhir
      } else {
        const gt = akhirTag(s, lt + 1)
        if (gt < 0) break
        const sendiri = s.charCodeAt(gt - 1) === 47
        const sampai = sendiri ? gt - 1 : gt
        let dari = lt + 1
        let q = dari
        for (; q < sampai; q++) {
          const d = s.charCodeAt(q)
          if (d <= 32) break
          if (d === 58) dari = q + 1
        }
        const nama = s.slice(dari, q)
        this.buka(nama, s, q, sampai)
        if (sendiri) this.tutup(nama)
        p = gt + 1
      }
    }
    if (s.length - p > TERPANJANG) throw tanpaAkhir()
    this.sisa = s.slice(p)
  }

  /** Behind a comment, an instruction or a piece of raw text; −1 when its end has not come. */
  private lewati(s: string, lt: number): number {
    if (s.charCodeAt(lt + 1) === 63) return behind(s, '?>', lt)
    if (s.startsWith('<!--', lt)) return behind(s, '-->', lt + 4)
    if (s.startsWith('<![CDATA[', lt)) {
      const akhir = s.indexOf(']]>', lt + 9)
      if (akhir < 0) return -1
      if (this.tangkap) this.isi = sambung(this.isi, s.slice(lt + 9, akhir).replaceAll('&', '&amp;'))
      return akhir + 3
    }
    if (s.length - lt < 9) return -1
    throw new SentenceError('Isi lembar kerja tidak dikenal: ada bagian yang tidak semestinya di dalamnya.')
  }
}

function tanpaAkhir(): SentenceError {
  return new SentenceError('Isi lembar kerja rusak: ada bagian yang tidak berakhir.')
}

/** Two pieces of one text. Pieces may be many, between comments or in runs of a string: together they have the same bound. */
export function sambung(teks: string, lanjutan: string): string {
  if (teks.length + lanjutan.length > TERPANJANG) throw tanpaAkhir()
  return teks === '' ? lanjutan : teks + lanjutan
}

function behind(s: string, akhir: string, dari: number): number {
  const at = s.indexOf(akhir, dari)
  return at < 0 ? -1 : at + akhir.length
}

/** Place of the `>` that ends a tag; quoted values may hold one too. */
function akhirTag(s: string, dari: number): number {
  for (let p = dari; p < s.length; p++) {
    const c = s.charCodeAt(p)
    if (c === 62) return p
    if (c === 34 || c === 39) {
      p = s.indexOf(c === 34 ? '"' : "'", p + 1)
      if (p < 0) return -1
    }
  }
  return -1
}

/** Value of an attribute without prefix between two places of `s`; null when it is not there. Escapes are resolved. */
export function atribut(s: string, dari: number, sampai: number, nama: string): string | null {
  let p = dari
  while (p < sampai) {
    while (p < sampai && s.charCodeAt(p) <= 32) p++
    const sama = s.indexOf('=', p)
    if (sama < 0 || sama >= sampai) return null
    let awal = sama + 1
    while (s.charCodeAt(awal) <= 32) awal++
    const kutip = s[awal] as string
    const akhir = s.indexOf(kutip, awal + 1)
    if (akhir < 0 || akhir >= sampai) return null
    if (s.startsWith(nama, p) && s.slice(p, sama).trimEnd() === nama) return lepas(s.slice(awal + 1, akhir))
    p = akhir + 1
  }
  return null
}

const BERNAMA: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with its escapes resolved: those of XML, line ends, and `_x000D_` of spreadsheets. */
export function lepas(text: string): string {
  let hasil = text
  if (hasil.includes('\r')) hasil = hasil.replace(/\r\n?/g, '\n')
  if (hasil.includes('&')) {
    hasil = hasil.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]+));/g, (asli, hex, angka, nama) => {
      if (nama) return BERNAMA[nama] ?? asli
      const kode = hex ? Number.parseInt(hex, 16) : Number(angka)
      return kode > 0 && kode <= 0x10ffff ? String.fromCodePoint(kode) : ''
    })
  }
  if (hasil.includes('_x'))
    hasil = hasil.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return hasil
}
