import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignDesil, type KeluargaBerskor } from './desil'

const keluarga = fc.record({
  kodeDesa: fc.constantFrom('3275011001', '3275021001'),
  jiwa: fc.integer({ min: 1, max: 12 }),
  skor: fc.option(fc.bigInt({ min: -5n, max: 40n }), { freq: 8 }),
})
const register = fc
  .array(keluarga, { minLength: 1, maxLength: 120 })
  .map((list): KeluargaBerskor[] => list.map((isi, i) => ({ ...isi, nomorKk: `327501${String(i).padStart(10, '0')}` })))
const bobot = fc.constantFrom('jiwa' as const, 'kk' as const)
const settings = { seed: 3275, numRuns: 200 }
const byKk = (list: ReturnType<typeof assignDesil>) =>
  new Map(list.map(({ nomorKk, desil, urutan }) => [nomorKk, { desil, urutan }]))

describe('assignDesil', () => {
  it('memberi desil yang sama untuk register yang sama dalam urutan apa pun', () => {
    fc.assert(
      fc.property(register, bobot, fc.infiniteStream(fc.integer()), (list, cara, acak) => {
        const kocok = list
          .map((isi) => ({ isi, kunci: acak.next().value }))
          .toSorted((a, b) => a.kunci - b.kunci)
          .map(({ isi }) => isi)
        expect(byKk(assignDesil(kocok, cara, 'x'))).toEqual(byKk(assignDesil(list, cara, 'x')))
      }),
      settings,
    )
  })

  it('tidak pernah menaikkan desil keluarga yang skornya turun', () => {
    fc.assert(
      fc.property(register, bobot, fc.nat(), fc.bigInt({ min: 0n, max: 30n }), (list, cara, letak, turun) => {
        const pilihan = list[letak % list.length]
        if (!pilihan || pilihan.skor === null) return
        const sebelum = byKk(assignDesil(list, cara, 'x')).get(pilihan.nomorKk)?.desil ?? 0
        const baru = list.map((isi) =>
          isi === pilihan && isi.skor !== null ? { ...isi, skor: isi.skor - turun } : isi,
        )
        expect(byKk(assignDesil(baru, cara, 'x')).get(pilihan.nomorKk)?.desil ?? 0).toBeLessThanOrEqual(sebelum)
      }),
      settings,
    )
  })

  it('membuat bobot setiap desil sepersepuluh, selisihnya kurang dari satu keluarga', () => {
    fc.assert(
      fc.property(register, bobot, (list, cara) => {
        const hasil = assignDesil(list, cara, 'x').filter(({ desil }) => desil !== null)
        const berat = (jiwa: number) => (cara === 'jiwa' ? jiwa : 1)
        const jumlah = hasil.reduce((n, { jiwa }) => n + berat(jiwa), 0)
        const terbesar = Math.max(1, ...hasil.map(({ jiwa }) => berat(jiwa)))
        for (let desil = 1; desil <= 10; desil++) {
          const isi = hasil.filter((baris) => baris.desil === desil).reduce((n, { jiwa }) => n + berat(jiwa), 0)
          expect(Math.abs(isi - jumlah / 10)).toBeLessThanOrEqual(terbesar)
        }
      }),
      settings,
    )
  })

  it('mengurutkan desil searah skor dan membiarkan keluarga tanpa skor tidak diperingkat', () => {
    fc.assert(
      fc.property(register, bobot, (list, cara) => {
        const hasil = assignDesil(list, cara, 'x')
        const berskor = hasil.filter(({ skor }) => skor !== null)
        for (const [i, baris] of berskor.entries()) {
          const sebelum = berskor[i - 1]
          if (sebelum) expect(baris.desil ?? 0).toBeGreaterThanOrEqual(sebelum.desil ?? 0)
        }
        for (const baris of hasil.filter(({ skor }) => skor === null)) expect(baris.desil).toBeNull()
      }),
      settings,
    )
  })

  it('memecah skor yang sama dengan benih: benih lain boleh memberi desil lain', () => {
    const list = Array.from({ length: 40 }, (_, i) => ({ nomorKk: `KK${i}`, kodeDesa: 'x', jiwa: 1, skor: 7n }))
    expect(byKk(assignDesil(list, 'jiwa', 'a'))).toEqual(byKk(assignDesil(list, 'jiwa', 'a')))
    expect(byKk(assignDesil(list, 'jiwa', 'a'))).not.toEqual(byKk(assignDesil(list, 'jiwa', 'b')))
  })
})
