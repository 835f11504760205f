import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PenjagaRumus } from './csv-aman'

function jaga(teks: string, ukuran = 1_000): { teks: string; baris: number } {
  const penjaga = new PenjagaRumus()
  const byte = new TextEncoder().encode(teks)
  const pieces: Uint8Array[] = []
  for (let i = 0; i < byte.length; i += ukuran) pieces.push(...penjaga.periksa(byte.subarray(i, i + ukuran)))
  return { teks: Buffer.concat(pieces).toString(), baris: penjaga.baris }
}

/** One cell as COPY … CSV writes it. */
const sel = (nilai: string) => (/[",\r\n]/.test(nilai) ? `"${nilai.replaceAll('"', '""')}"` : nilai)

describe('PenjagaRumus', () => {
  it.each([
    ['=1+1,b\n', "'=1+1,b\n"],
    ['a,+62\n', "a,'+62\n"],
    ['-,@x\n', "'-,'@x\n"],
    ['"=a,b",c\n', `"'=a,b",c\n`],
    ['"a,=b"\n', '"a,=b"\n'],
    ['"a""=b"\n', '"a""=b"\n'],
    ['"\r=x"\n', `"'\r=x"\n`],
    ['\tx\n', "'\tx\n"],
    ['"",=x\n', `"",'=x\n`],
    [',,\n', ',,\n'],
    ['3275,a-b\n', '3275,a-b\n'],
  ])('%j menjadi %j', (masuk, keluar) => {
    expect(jaga(masuk).teks).toBe(keluar)
    expect(jaga(masuk, 1).teks).toBe(keluar)
  })

  it('menghitung baris tanpa menghitung ganti baris di dalam kutip', () => {
    expect(jaga('a\n"b\nc"\nd\n').baris).toBe(3)
  })

  it('hanya menambah apostrof di depan nilai berbahaya, di mana pun potongannya jatuh', () => {
    const nilai = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', 'a', '1'),
      maxLength: 6,
    })
    fc.assert(
      fc.property(
        fc.array(fc.array(nilai, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, ukuran) => {
          const tulis = (ubah: (nilai: string) => string) =>
            rows.map((row) => `${row.map((satu) => sel(ubah(satu))).join(',')}\n`).join('')
          const hasil = jaga(
            tulis((satu) => satu),
            ukuran,
          )
          expect(hasil.teks).toBe(tulis((satu) => (/^[=+\-@\t\r]/.test(satu) ? `'${satu}` : satu)))
          expect(hasil.baris).toBe(rows.length)
        },
      ),
      { seed: 7, numRuns: 500 },
    )
  })
})
