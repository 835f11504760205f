import { describe, expect, it } from 'vitest'
import { formatJangkar, listTemuanJangkar, parseJangkar } from './jangkar'

const hash = (digit: string) => digit.repeat(64)
const SATU = { pada: '2026-01-02T03:04:05.000Z', kodeKab: '3275', nomor: 7, hash: hash('a') }

describe('parseJangkar', () => {
  it('membaca kembali yang ditulis, dan melewati baris yang terpotong atau bukan jangkar', () => {
    const DUA = { ...SATU, kodeKab: '3573', nomor: 12, hash: hash('b') }
    const text = formatJangkar(SATU) + formatJangkar(DUA)
    expect(parseJangkar(text)).toEqual([SATU, DUA])
    expect(parseJangkar(text.slice(0, -10))).toEqual([SATU])
    expect(parseJangkar('\nbukan jangkar\n')).toEqual([])
  })
})

describe('listTemuanJangkar', () => {
  it('diam bila setiap jangkar masih ada dalam rantai', () => {
    expect(listTemuanJangkar([SATU], new Map([[7, hash('a')]]))).toEqual([])
  })
  it('menyebut jangkar pertama yang hilang atau berbeda', () => {
    const lanjut = { ...SATU, nomor: 9, hash: hash('c') }
    expect(listTemuanJangkar([SATU, lanjut], new Map([[7, hash('a')]]))).toMatchObject([
      { jenis: 'jangkar-berbeda', nomor: 9, keterangan: expect.stringContaining('tidak ada lagi') },
    ])
    expect(
      listTemuanJangkar(
        [SATU, lanjut],
        new Map([
          [7, hash('b')],
          [9, hash('d')],
        ]),
      ),
    ).toMatchObject([{ jenis: 'jangkar-berbeda', nomor: 7, keterangan: expect.stringContaining('hash lain') }])
  })
})
