// The texts that cells of a spreadsheet point to, kept as bytes: as strings they would take several times the room.
import 'server-only'
import { SentenceError } from '@/lib/server/worker'
import { lepas, PembacaXml } from './xml'

/** Most bytes of all texts of a spreadsheet together. */
const TERBESAR = 288 * 1024 ** 2
/** The first texts are codes that thousands of cells point to: they are kept as strings too. */
const SERING = 20_000

/** Texts by their number. Memory: bytes of the texts, four more for each, and room to grow. */
export class KataBersama {
  private bytes = Buffer.alloc(1 << 20)
  private batas = new Uint32Array(1 << 16)
  private banyak = 0
  private readonly sering: (string | undefined)[] = []

  add(kata: string): void {
    const awal = this.batas[this.banyak] as number
    const perlu = awal + kata.length * 3
    if (perlu > TERBESAR)
      throw new SentenceError(
        'Teks dalam lembar kerja ini terlalu banyak untuk dibaca sekaligus; simpan sebagai CSV, lalu kirim ulang.',
      )
    if (perlu > this.bytes.length) {
      const besar = Buffer.allocUnsafe(Math.min(Math.max(perlu, this.bytes.length * 1.5), TERBESAR))
      this.bytes.copy(besar, 0, 0, awal)
      this.bytes = besar
    }
    if (this.banyak + 2 > this.batas.length) {
      const besar = new Uint32Array(this.batas.length * 2)
      besar.set(this.batas)
      this.batas = besar
    }
    this.batas[this.banyak + 1] = awal + this.bytes.write(kata, awal, 'utf8')
    this.banyak++
  }

  /** Text `nomor`, empty when there is none. */
  get(nomor: number): string {
    if (!(nomor >= 0 && nomor < this.banyak)) return ''
    const sering = this.sering[nomor]
    if (sering !== undefined) return sering
    const kata = this.bytes.toString('utf8', this.batas[nomor], this.batas[nomor + 1])
    if (nomor < SERING) this.sering[nomor] = kata
    return kata
  }
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
      this.kata += lepas(this.isi)
    } else if (nama === 'rPh') this.ucapan = false
    else if (nama === 'si') this.tujuan.add(this.kata)
  }
}
