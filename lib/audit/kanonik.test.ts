import { describe, expect, it } from 'vitest'
import { toCanonical } from './kanonik'

describe('toCanonical', () => {
  it('tidak bergantung pada urutan kunci dan membuang yang tidak diisi', () => {
    expect(toCanonical({ b: 1, a: { d: null, c: [2, 'x'] }, e: undefined })).toBe('{"a":{"c":[2,"x"],"d":null},"b":1}')
    expect(toCanonical({ a: { c: [2, 'x'], d: null }, b: 1 })).toBe(toCanonical({ b: 1, a: { d: null, c: [2, 'x'] } }))
  })

  it('menulis angka besar, waktu, dan huruf apa pun sehingga dapat dibaca kembali', () => {
    expect(toCanonical(9_007_199_254_740_993n)).toBe('9007199254740993')
    expect(toCanonical(new Date('2025-11-03T01:00:00Z'))).toBe('"2025-11-03T01:00:00.000Z"')
    const text = { kata: 'kutip " miring \\ baris \n é' }
    expect(JSON.parse(toCanonical(text))).toEqual(text)
  })

  it('menolak angka yang tidak dapat ditulis', () => {
    expect(() => toCanonical({ a: Number.NaN })).toThrow()
    expect(() => toCanonical([Number.POSITIVE_INFINITY])).toThrow()
  })
})
