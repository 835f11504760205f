import { describe, expect, it } from 'vitest'
import { parseRujukan, toRujukan } from './rujukan'

const RUJUKAN = { imporId: '01a2b3c4-d5e6-7890-abcd-ef0123456789', ke: 101, baris: 1_048_576 }

describe('parseRujukan', () => {
  it('membaca kembali yang ditulis, juga setelah dirapikan lembar kerja', () => {
    const teks = toRujukan(RUJUKAN)
    for (const satu of [teks, ` ${teks} `, `'${teks}`, teks.toUpperCase()]) expect(parseRujukan(satu)).toEqual(RUJUKAN)
  })

  it.each(['', '12', `${RUJUKAN.imporId}:1`, `${RUJUKAN.imporId}:1:x`, `x${toRujukan(RUJUKAN)}`])(
    'tidak membaca %j sebagai rujukan',
    (teks) => {
      expect(parseRujukan(teks)).toBeNull()
    },
  )
})
