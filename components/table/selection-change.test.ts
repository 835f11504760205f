import { describe, expect, it } from 'vitest'
import { changeSelection, tickedOf } from './selection-change'

const page = ['a', 'b', 'c']

describe('changeSelection', () => {
  it('memilih baris satu per satu melintasi halaman', () => {
    const satu = changeSelection({ semua: false, id: ['x'] }, page, { a: true, c: true })
    expect(satu).toEqual({ semua: false, id: ['x', 'a', 'c'] })
    expect(changeSelection(satu, page, { c: true })).toEqual({ semua: false, id: ['x', 'c'] })
  })

  it('dengan semua, yang dilepas menjadi kekecualian', () => {
    const semua = changeSelection({ semua: true, id: [] }, page, { a: true, c: true })
    expect(semua).toEqual({ semua: true, id: ['b'] })
    expect(tickedOf(semua, page)).toEqual({ a: true, c: true })
    expect(tickedOf(semua, ['lain'])).toEqual({ lain: true })
    expect(changeSelection(semua, page, { a: true, b: true, c: true })).toEqual({ semua: true, id: [] })
  })
})
