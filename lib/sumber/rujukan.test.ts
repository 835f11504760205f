import { describe, expect, it } from 'vitest'
import { formatRujukan, isKolomRujukan, parseRujukan } from './rujukan'

const ID = '01a2b3c4-d5e6-7f80-9a0b-0c1d2e3f4a5b'

describe('parseRujukan', () => {
  it('membaca kembali apa yang ditulis', () => {
    expect(parseRujukan(formatRujukan(ID, 101, 1_048_576))).toEqual({
      impor: '0c1d2e3f4a5b',
      ke: 101,
      baris: 1_048_576,
    })
  })
  it('tidak terganggu spasi, tanda petik, dan huruf besar dari lembar kerja', () => {
    expect(parseRujukan(" '0C1D2E3F4A5B-1-4 ")).toEqual({ impor: '0c1d2e3f4a5b', ke: 1, baris: 4 })
  })
  it.each(['', '4', '0c1d2e3f4a5b', '0c1d2e3f4a5b-0-4', '0c1d2e3f4a5b-1-', '0c1d2e3f4a5g-1-4', '3275-1-4'])(
    'tidak membaca %j sebagai rujukan',
    (text) => expect(parseRujukan(text)).toBeNull(),
  )
})

describe('isKolomRujukan', () => {
  it('mengenali kepalanya', () => {
    expect([' Rujukan_Baris ', 'rujukan_baris', 'rujukan'].map(isKolomRujukan)).toEqual([true, true, false])
  })
})
