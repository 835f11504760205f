import { describe, expect, it } from 'vitest'
import { emptyPage, mapPage, toPage } from '@/lib/core/page'

describe('page', () => {
  it('mengubah baris tanpa mengubah kursor', () => {
    expect(mapPage({ rows: [1, 2], next: 'b', prev: null, total: 7 }, String)).toEqual({
      rows: ['1', '2'],
      next: 'b',
      prev: null,
      total: 7,
    })
  })

  it('halaman kosong tidak punya lanjutan', () => {
    expect(emptyPage()).toEqual({ rows: [], next: null, prev: null })
  })
})

const key = (n: number) => String(n)

describe('toPage', () => {
  it('halaman pertama: tidak ada sebelumnya, berikutnya hanya bila ada lagi', () => {
    expect(toPage([1, 2, 3], { size: 2, back: false, first: true }, key)).toEqual({
      rows: [1, 2],
      next: 'n:2',
      prev: null,
    })
    expect(toPage([1, 2], { size: 2, back: false, first: true }, key)).toEqual({ rows: [1, 2], next: null, prev: null })
  })
  it('mundur: baris dibalik, dan selalu ada berikutnya', () => {
    expect(toPage([4, 3, 2], { size: 2, back: true, first: false }, key)).toEqual({
      rows: [3, 4],
      next: 'n:4',
      prev: 'p:3',
    })
    expect(toPage([4, 3], { size: 2, back: true, first: false }, key)).toEqual({
      rows: [3, 4],
      next: 'n:4',
      prev: null,
    })
  })
  it('tanpa baris tidak menunjuk ke mana pun', () => {
    expect(toPage<number>([], { size: 2, back: true, first: false }, key)).toEqual({ rows: [], next: null, prev: null })
  })
})
