import { describe, expect, it } from 'vitest'
import { computeTarget, computeUkuran, shareOut, UKURAN_TERBESAR } from './target'

const jumlah = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)

describe('computeTarget', () => {
  it('sama dengan tabel Kota Bekasi pada 824.818 KK', () => {
    const target = computeTarget(824_818)
    expect(target.slice(0, 5).map(({ kk, jiwa }) => [kk, jiwa])).toEqual([
      [30_147, 94_894],
      [29_052, 98_932],
      [37_748, 117_061],
      [38_516, 136_590],
      [47_235, 157_117],
    ])
    const atas = target.slice(5, 10)
    expect([jumlah(atas.map(({ kk }) => kk)), jumlah(atas.map(({ jiwa }) => jiwa))]).toEqual([538_657, 1_791_149])
    expect(target[10]).toEqual({ desil: null, kk: 103_463, jiwa: 221_853 })
    expect(jumlah(target.map(({ jiwa }) => jiwa))).toBe(2_617_596)
  })

  it.each([1, 2, 7, 37, 999, 20_000, 824_818, 1_100_000])('berjumlah tepat dan dapat disusun pada %i KK', (kk) => {
    const target = computeTarget(kk)
    expect(jumlah(target.map((golongan) => golongan.kk))).toBe(kk)
    for (const golongan of target) {
      const ukuran = [...computeUkuran(golongan)]
      expect(ukuran).toHaveLength(UKURAN_TERBESAR)
      expect(jumlah(ukuran)).toBe(golongan.kk)
      expect(jumlah(ukuran.map((n, i) => n * (i + 1)))).toBe(golongan.jiwa)
      expect(Math.min(...ukuran)).toBeGreaterThanOrEqual(0)
    }
  })

  it('memberi sebaran ukuran yang naik lalu turun, tanpa tonjolan', () => {
    for (const golongan of computeTarget(824_818)) {
      const ukuran = [...computeUkuran(golongan)]
      const puncak = ukuran.indexOf(Math.max(...ukuran))
      ukuran.forEach((n, i) => {
        if (i > 0 && i <= puncak) expect(n).toBeGreaterThan(ukuran[i - 1] ?? 0)
        if (i > puncak) expect(n).toBeLessThan(ukuran[i - 1] ?? 0)
      })
    }
  })
})

describe('shareOut', () => {
  it('membagi menurut sisa terbesar', () => {
    expect(shareOut(10, [1, 1, 1])).toEqual([4, 3, 3])
    expect(shareOut(0, [3, 1])).toEqual([0, 0])
  })
})
