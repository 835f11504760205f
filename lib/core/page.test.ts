import { describe, expect, it } from 'vitest'
import { emptyPage, mapPage } from '@/lib/core/page'

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
