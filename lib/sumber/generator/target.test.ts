import { describe, expect, it } from 'vitest'
import { computeSizes, computeTarget, LARGEST_SIZE, shareOut } from './target'

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
      const size = [...computeSizes(golongan)]
      expect(size).toHaveLength(LARGEST_SIZE)
      expect(jumlah(size)).toBe(golongan.kk)
      expect(jumlah(size.map((n, i) => n * (i + 1)))).toBe(golongan.jiwa)
      expect(Math.min(...size)).toBeGreaterThanOrEqual(0)
    }
  })

  it('memberi sebaran ukuran yang naik lalu turun, tanpa tonjolan', () => {
    for (const golongan of computeTarget(824_818)) {
      const size = [...computeSizes(golongan)]
      const puncak = size.indexOf(Math.max(...size))
      size.forEach((n, i) => {
        if (i > 0 && i <= puncak) expect(n).toBeGreaterThan(size[i - 1] ?? 0)
        if (i > puncak) expect(n).toBeLessThan(size[i - 1] ?? 0)
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
