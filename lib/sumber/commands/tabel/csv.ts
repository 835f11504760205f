// Text tables of any dialect. The dialect is told from the first lines, the encoding from all bytes.
import 'server-only'
import { ok, type Result, refuse } from '@/lib/core/result'
import { type Asal, BARIS_SEKALI, type BarisTabel, type Dialek, type Tabel } from './buka-tabel'
import { Enkode, type EnkodeTeks, Potongan, refuseBiner } from './enkode'
import { findKepala, isBerisi, tandaiBaris } from './kepala'

const PEMISAH = ['|', ';', ',', '\t'] as const
/** Longest record in characters; a longer one is a quote that was never closed. */
const REKAM_TERPANJANG = 65_536
/** Bytes from the start of a file that the dialect is told from. */
const KEPALA = 262_144
/** Lines the dialect is told from. */
const CONTOH = 40

/**
 * Opens a text file as a table. `diketahui` is what an earlier look at all its bytes found ({@link readEnkode}): only the
 * beginning is read then. Refusals: those of {@link refuseBiner}, `sumber/kosong`.
 */
export async function bukaCsv(asal: Asal, dialek: Partial<Dialek>, diketahui?: EnkodeTeks): Promise<Result<Tabel>> {
  const { nama } = asal
  const enkode = new Enkode()
  const potongan = new Potongan()
  let head = Buffer.alloc(0)
  let byte = 0
  for await (const chunk of asal.alirkan()) {
    if (head.length < KEPALA) head = Buffer.concat([head, chunk.subarray(0, KEPALA - head.length)])
    if (byte === 0) {
      const salah = refuseBiner(nama, head)
      if (salah) return salah
    }
    byte += chunk.length
    if (diketahui !== undefined) {
      if (byte > KEPALA) break
      continue
    }
    const nol = chunk.indexOf(0)
    if (nol >= 0) {
      return refuse(
        'sumber/biner',
        `Berkas ${nama} bukan berkas teks: ada bita nol sekitar bita ke-${byte - chunk.length + nol + 1}.`,
      )
    }
    enkode.add(potongan.add(chunk))
  }
  enkode.add(potongan.akhir())
  const dipakai: Dialek['enkode'] = dialek.enkode ?? diketahui ?? enkode.encoding()
  const teks = new TextDecoder(dipakai).decode(head)
  const lengkap = byte <= head.length
  const pemisah = dialek.pemisah ?? kenaliPemisah(teks, lengkap)
  const contoh = new PembacaCsv(pemisah).add(teks, lengkap).slice(0, CONTOH)
  const kepala = findKepala(contoh)
  if (!kepala) return refuse('sumber/kosong', `Berkas ${nama} kosong: tidak ada kepala kolom.`)
  return ok({
    nama,
    format: 'csv',
    lembar: null,
    dialek: { pemisah, enkode: dipakai },
    kolom: kepala.nilai.map((satu) => satu.trim()),
    barisKepala: kepala.baris,
    asal,
    barisList: (signal) => listBaris(asal, { pemisah, enkode: dipakai }, kepala, signal),
  })
}

async function* listBaris(
  asal: Asal,
  dialek: Dialek,
  kepala: BarisTabel,
  signal?: AbortSignal,
): AsyncGenerator<BarisTabel[]> {
  // The byte order mark is taken away by the decoder.
  const decoder = new TextDecoder(dialek.enkode)
  const pembaca = new PembacaCsv(dialek.pemisah)
  function* bagi(barisList: BarisTabel[]) {
    const isi = barisList.filter((satu) => satu.baris > kepala.baris && isBerisi(satu))
    for (const satu of isi) tandaiBaris(satu, kepala)
    for (let i = 0; i < isi.length; i += BARIS_SEKALI) yield isi.slice(i, i + BARIS_SEKALI)
  }
  for await (const chunk of asal.alirkan(signal)) {
    signal?.throwIfAborted()
    yield* bagi(pembaca.add(decoder.decode(chunk, { stream: true }), false))
  }
  yield* bagi(pembaca.add(decoder.decode(), true))
}

/** The separator under which the first lines have most columns and agree best about how many. */
function kenaliPemisah(teks: string, lengkap: boolean): Dialek['pemisah'] {
  let terbaik: { pemisah: Dialek['pemisah']; nilai: number } = { pemisah: ',', nilai: 1 }
  for (const pemisah of PEMISAH) {
    const barisList = new PembacaCsv(pemisah).add(teks, lengkap).filter(isBerisi).slice(0, CONTOH)
    const kepala = findKepala(barisList)
    if (!kepala) continue
    const lebar = kepala.nilai.length
    const isi = barisList.filter(({ baris }) => baris > kepala.baris)
    const cocok = isi.filter(({ nilai, rusak }) => nilai.length === lebar && !rusak).length
    // Names of columns that are clean words speak for a separator too: a comma inside a title does not.
    const bersih = kepala.nilai.filter((satu) => /^[\p{L}\d_ ./()-]+$/u.test(satu.trim())).length
    const nilai = lebar < 2 ? 1 : (bersih + 1) * (1 + (isi.length === 0 ? 1 : cocok / isi.length))
    if (nilai > terbaik.nilai) terbaik = { pemisah, nilai }
  }
  return terbaik.pemisah
}

/** Splits text into records as it comes. Quotes are honoured at the start of a value; a quote that cannot be trusted costs its line only. */
export class PembacaCsv {
  private sisa = ''
  private baris = 1

  constructor(private readonly pemisah: string) {}

  /** The records that are complete with this text. */
  add(teks: string, isLast: boolean): BarisTabel[] {
    const text = this.sisa === '' ? teks : this.sisa + teks
    const hasil: BarisTabel[] = []
    let start = 0
    while (start < text.length) {
      const c = text.charCodeAt(start)
      if (c === 10 || (c === 13 && text.charCodeAt(start + 1) === 10)) {
        start += c === 10 ? 1 : 2
        this.baris++
        continue
      }
      // A carriage return at the very end may be half of a line end.
      if (c === 13 && start + 1 === text.length && !isLast) break
      const nilai: string[] = []
      const akhir = this.rekam(text, start, isLast, nilai)
      if (akhir === TERPUTUS) break
      if (akhir === RUSAK) {
        const newline = text.indexOf('\n', start)
        if (newline < 0 && !isLast && text.length - start <= REKAM_TERPANJANG) break
        const end = newline < 0 ? text.length : newline
        hasil.push({
          baris: this.baris,
          nilai: [text.slice(start, end).replace(/\r$/, '')],
          rusak: [{ kolom: -1, alasan: 'kutip' }],
        })
        this.baris++
        start = end + 1
        continue
      }
      const satu: BarisTabel = { baris: this.baris, nilai }
      if (isLast && akhir > text.length) satu.rusak = [{ kolom: -1, alasan: 'terpotong' }]
      hasil.push(satu)
      this.baris += hitungBaris(text, start, Math.min(akhir, text.length))
      start = akhir
    }
    this.sisa = text.slice(start)
    return hasil
  }

  /** Reads one record into `nilai`; answers where the next begins, one behind the text when its line end is missing. */
  private rekam(text: string, start: number, isLast: boolean, nilai: string[]): number {
    const { pemisah } = this
    const d = pemisah.charCodeAt(0)
    const panjang = text.length
    let p = start
    for (;;) {
      if (text.charCodeAt(p) === 34) {
        let isi = ''
        let dari = p + 1
        for (;;) {
          const q = text.indexOf('"', dari)
          if (q < 0 || q - start > REKAM_TERPANJANG)
            return isLast || panjang - start > REKAM_TERPANJANG ? RUSAK : TERPUTUS
          isi += text.slice(dari, q)
          p = q + 1
          if (p >= panjang && !isLast) return TERPUTUS
          if (text.charCodeAt(p) !== 34) break
          isi += '"'
          dari = p + 1
        }
        nilai.push(isi)
        if (p >= panjang) return panjang + 1
        let c = text.charCodeAt(p)
        if (c === 13) {
          if (p + 1 >= panjang && !isLast) return TERPUTUS
          if (p + 1 >= panjang) return panjang + 1
          c = text.charCodeAt(++p)
          if (c !== 10) return RUSAK
        }
        p++
        if (c === 10) return p
        if (c !== d) return RUSAK
      } else {
        const q = batas(text, p, d)
        if (q >= panjang) {
          if (!isLast && panjang - start <= REKAM_TERPANJANG) return TERPUTUS
          nilai.push(text.slice(p))
          return panjang + 1
        }
        if (text.charCodeAt(q) === d) {
          nilai.push(text.slice(p, q))
          p = q + 1
        } else {
          nilai.push(text.slice(p, q > p && text.charCodeAt(q - 1) === 13 ? q - 1 : q))
          return q + 1
        }
      }
    }
  }
}

const TERPUTUS = -1
const RUSAK = -2

/** Place of the next separator or line end from `p` on, or the length of the text. */
function batas(text: string, p: number, d: number): number {
  let q = p
  for (; q < text.length; q++) {
    const c = text.charCodeAt(q)
    if (c === d || c === 10) break
  }
  return q
}

function hitungBaris(text: string, dari: number, sampai: number): number {
  let n = 0
  for (let i = text.indexOf('\n', dari); i >= 0 && i < sampai; i = text.indexOf('\n', i + 1)) n++
  return n
}
