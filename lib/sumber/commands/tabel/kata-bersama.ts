// The texts that cells of a spreadsheet point to, kept as bytes: as strings they would take several times the room.
import 'server-only'
import { SentenceError } from '@/lib/server/worker'
import { lepas, PembacaXml, sambung } from './xml'

/** Most bytes of all texts of a spreadsheet together. */
const TERBESAR = 224 * 1024 ** 2
/** Bytes of one piece; a text stands in one piece. */
const KEPING = 1 << 22
/** The first texts are codes that thousands of cells point to: they are kept as strings too. */
const SERING = 20_000

/** Texts by their number. Memory: bytes of the texts and eight more for each; pieces are added, never copied. */
export class KataBersama {
  private readonly kepingList: Buffer[] = []
  private terisi = KEPING
  private awal = new Uint32Array(1 << 16)
  private akhir = new Uint32Array(1 << 16)
  private banyak = 0
  private readonly sering: (string | undefined)[] = []

  add(kata: string): void {
    // At most three bytes for each unit of a string; those of a cell are 32,767 at most.
    if (this.terisi + kata.length * 3 > KEPING) {
      if (this.kepingList.length * KEPING >= TERBESAR || kata.length * 3 > KEPING)
        throw new SentenceError(
          'Teks dalam lembar kerja ini terlalu banyak untuk dibaca sekaligus; simpan sebagai CSV, lalu kirim ulang.',
        )
      this.kepingList.push(Buffer.allocUnsafeSlow(KEPING))
      this.terisi = 0
    }
    if (this.banyak === this.awal.length) {
      this.awal = besarkan(this.awal)
      this.akhir = besarkan(this.akhir)
    }
    const dasar = (this.kepingList.length - 1) * KEPING
    this.awal[this.banyak] = dasar + this.terisi
    this.terisi += (this.kepingList.at(-1) as Buffer).write(kata, this.terisi, 'utf8')
    this.akhir[this.banyak++] = dasar + this.terisi
  }

  /** Text `nomor`, empty when there is none. */
  get(nomor: number): string {
    if (!(nomor >= 0 && nomor < this.banyak)) return ''
    const sering = this.sering[nomor]
    if (sering !== undefined) return sering
    const awal = this.awal[nomor] as number
    const ke = Math.floor(awal / KEPING)
    const kata = (this.kepingList[ke] as Buffer).toString(
      'utf8',
      awal - ke * KEPING,
      (this.akhir[nomor] as number) - ke * KEPING,
    )
    if (nomor < SERING) this.sering[nomor] = kata
    return kata
  }
}

function besarkan(lama: Uint32Array): Uint32Array<ArrayBuffer> {
  const besar = new Uint32Array(lama.length * 2)
  besar.set(lama)
  return besar
}

/** Reads `xl/sharedStrings.xml`: the text of a string is that of its pieces, without how it is spoken. */
export class PembacaKata extends PembacaXml {
  private ucapan = false
  private kata = ''

  constructor(private readonly tujuan: KataBersama) {
    super()
  }

  protected override buka(nama: string): void {
    if (nama === 'si') this.kata = ''
    else if (nama === 'rPh') this.ucapan = true
    else if (nama === 't' && !this.ucapan) {
      this.tangkap = true
      this.isi = ''
    }
  }

  protected override tutup(nama: string): void {
    if (nama === 't' && this.tangkap) {
      this.tangkap = false
      this.kata = sambung(this.kata, lepas(this.isi))
    } else if (nama === 'rPh') this.ucapan = false
    else if (nama === 'si') this.tujuan.add(this.kata)
  }
}
