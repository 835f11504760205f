import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeKeanggotaan, type GerakAnggota } from './keanggotaan'

const gerak = (orangId: string, arah: 'masuk' | 'keluar', sejak: string, ke = 0): GerakAnggota => ({
  orangId,
  arah,
  sebab: arah === 'masuk' ? 'lahir' : 'meninggal',
  sejak,
  dicatatPada: new Date(Date.UTC(2026, 0, 1, 0, 0, ke)),
  peristiwaId: `p-${orangId}-${sejak}-${ke}`,
})

describe('computeKeanggotaan', () => {
  it('tanpa peristiwa, anggota adalah anggota rilis dalam urutannya', () => {
    expect(computeKeanggotaan(['a', 'b'], []).map(({ orangId, anggota }) => [orangId, anggota])).toEqual([
      ['a', true],
      ['b', true],
    ])
  })

  it('yang meninggal bukan anggota lagi walau rilis masih memuatnya', () => {
    const [, b] = computeKeanggotaan(['a', 'b'], [gerak('b', 'keluar', '2026-01-05')])
    expect(b).toMatchObject({ anggota: false, adaDiRilis: true })
  })

  it('bayi yang belum ada di rilis adalah anggota', () => {
    const semua = computeKeanggotaan(['a'], [gerak('bayi', 'masuk', '2026-01-05')])
    expect(semua[1]).toMatchObject({ orangId: 'bayi', anggota: true, adaDiRilis: false })
  })

  it('yang pergi lalu kembali adalah anggota; yang berlaku paling akhir menentukan, bukan urutan barisnya', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }), (urutan) => {
        const list = [
          gerak('a', 'keluar', '2026-01-01', 5),
          gerak('a', 'masuk', '2026-02-01', 1),
          gerak('a', 'masuk', '2026-02-01', 2),
        ]
        const [a] = computeKeanggotaan(
          ['a'],
          urutan.map((ke) => list[ke] as GerakAnggota),
        )
        expect(a?.anggota).toBe(true)
        expect(a?.gerak?.peristiwaId).toBe('p-a-2026-02-01-2')
      }),
    )
  })

  it('setiap orang muncul tepat sekali', () => {
    const orang = fc.constantFrom('a', 'b', 'c', 'd')
    const sejak = fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03')
    fc.assert(
      fc.property(
        fc.uniqueArray(orang),
        fc.array(fc.tuple(orang, fc.constantFrom('masuk' as const, 'keluar' as const), sejak, fc.nat(9))),
        (rilis, mentah) => {
          const hasil = computeKeanggotaan(
            rilis,
            mentah.map(([o, a, s, ke]) => gerak(o, a, s, ke)),
          )
          const idList = hasil.map(({ orangId }) => orangId)
          expect(new Set(idList).size).toBe(idList.length)
          expect(new Set(idList)).toEqual(new Set([...rilis, ...mentah.map(([o]) => o)]))
        },
      ),
    )
  })
})
