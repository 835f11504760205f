import { describe, expect, it } from 'vitest'
import { changeHref, formatSort, parseSort } from '@/components/table/list-url'

describe('parseSort', () => {
  it('mengenal arah dari tanda kurang', () => {
    expect(parseSort('-nama', ['nama', 'nomor'])).toEqual({ by: 'nama', direction: 'desc' })
    expect(parseSort('nomor', ['nama', 'nomor'])).toEqual({ by: 'nomor', direction: 'asc' })
  })
  it('kembali ke urutan baku untuk nama yang tidak dikenal', () => {
    expect(parseSort('sandi; DROP', ['nama'])).toEqual({ by: 'nama', direction: 'asc' })
    expect(parseSort(undefined, ['nama'], { by: 'nama', direction: 'desc' })).toEqual({ by: 'nama', direction: 'desc' })
  })
  it('dapat ditulis kembali', () => {
    expect(formatSort(parseSort('-nama', ['nama']))).toBe('-nama')
  })
})

describe('changeHref', () => {
  it('melepas kursor bila saringan berubah', () => {
    expect(
      changeHref({ path: '/verval', params: { status: 'draf', kursor: 'abc' } }, { status: null, urut: 'nama' }),
    ).toBe('/verval?urut=nama')
  })
})
