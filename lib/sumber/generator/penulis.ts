// Writes rows as bytes into one reused buffer. Values are prepared once as quoted segments and copied, because joining
// 126 million strings is what would make a whole city slow.

const ENCODER = new TextEncoder()
const KUTIP = 34
const PEMISAH = 124
const BARIS = 10
const NOL = 48

/** The bytes of a text, unquoted. */
export function toByte(teks: string): Uint8Array {
  return ENCODER.encode(teks)
}

/** The bytes of one value as a release file writes it: quoted, inner quotes doubled, separator behind. */
export function toSegmen(nilai: string): Uint8Array {
  return ENCODER.encode(`"${nilai.replaceAll('"', '""')}"|`)
}

/** The bytes of several values side by side. */
export function toSegmenGabung(nilaiList: readonly string[]): Uint8Array {
  return ENCODER.encode(nilaiList.map((nilai) => `"${nilai.replaceAll('"', '""')}"|`).join(''))
}

/** `""|` */
export const KOSONG = toSegmen('')

/** Segments of the codes `0` … `99` without leading zero, by number. */
export const SATU: readonly Uint8Array[] = Array.from({ length: 100 }, (_, i) => toSegmen(String(i)))

/** Segments of the codes `00` … `99` with two digits, by number. */
export const DUA: readonly Uint8Array[] = Array.from({ length: 100 }, (_, i) => toSegmen(String(i).padStart(2, '0')))

/** A growing run of rows in a buffer that is used again and again. */
export class Penulis {
  readonly buffer: Uint8Array
  panjang = 0

  constructor(kapasitas: number) {
    this.buffer = new Uint8Array(kapasitas)
  }

  /** Whether fewer than `perlu` bytes are left. */
  isPenuh(perlu: number): boolean {
    return this.panjang + perlu > this.buffer.length
  }

  /** Copies bytes as they are. */
  put(byte: Uint8Array): void {
    const { buffer } = this
    const panjang = byte.length
    let ke = this.panjang
    if (panjang > 48) buffer.set(byte, ke)
    else for (let i = 0; i < panjang; i++) buffer[ke++] = byte[i] as number
    this.panjang += panjang
  }

  /** Copies bytes `awal` … `akhir − 1` of another buffer. */
  putPotongan(sumber: Uint8Array, awal: number, akhir: number): void {
    const { buffer } = this
    let ke = this.panjang
    for (let i = awal; i < akhir; i++) buffer[ke++] = sumber[i] as number
    this.panjang = ke
  }

  /** Copies all that another one holds. */
  salin(sumber: Penulis): void {
    this.putPotongan(sumber.buffer, 0, sumber.panjang)
  }

  /** The code `n` (0 … 99) as a value. */
  kode(n: number): void {
    this.put(SATU[n] as Uint8Array)
  }

  /** The code `n` (0 … 99) as a value of two digits. */
  kodeDua(n: number): void {
    this.put(DUA[n] as Uint8Array)
  }

  /** A value of several parts starts here. */
  buka(): void {
    this.buffer[this.panjang++] = KUTIP
  }

  /** … and ends here. */
  tutup(): void {
    this.buffer[this.panjang++] = KUTIP
    this.buffer[this.panjang++] = PEMISAH
  }

  /** One unquoted byte. */
  byte(nilai: number): void {
    this.buffer[this.panjang++] = nilai
  }

  /** A whole number in exactly `lebar` digits, unquoted. */
  angka(nilai: number, lebar: number): void {
    let sisa = nilai
    for (let i = this.panjang + lebar - 1; i >= this.panjang; i--) {
      const lanjut = Math.floor(sisa / 10)
      this.buffer[i] = NOL + (sisa - lanjut * 10)
      sisa = lanjut
    }
    this.panjang += lebar
  }

  /** A whole number 0 … 9999 as a value, without leading zeros. */
  bilangan(nilai: number): void {
    if (nilai < 100) this.put(SATU[nilai] as Uint8Array)
    else {
      this.buka()
      this.angka(nilai, nilai < 1000 ? 3 : 4)
      this.tutup()
    }
  }

  /** Ends the row: the separator behind the last value becomes the line end. */
  akhiri(): void {
    this.buffer[this.panjang - 1] = BARIS
  }

  /** The bytes so far as text (ASCII); the buffer goes on. */
  toTeks(): string {
    let teks = ''
    for (let i = 0; i < this.panjang; i++) teks += String.fromCharCode(this.buffer[i] as number)
    return teks
  }

  /** The bytes so far, to be used before the next write; the buffer starts over. */
  ambil(): Uint8Array {
    const isi = this.buffer.subarray(0, this.panjang)
    this.panjang = 0
    return isi
  }
}
