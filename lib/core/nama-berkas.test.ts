import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHeaderNamaBerkas, toHeaderNamaBerkas } from './nama-berkas'

describe('nama berkas di kepala permintaan', () => {
  it('sampai sama seperti namanya, dan hanya memakai huruf yang boleh di sana', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (nama) => {
        const header = toHeaderNamaBerkas(nama)
        expect(header).toMatch(/^[\x21-\x7e]*$/)
        expect(fromHeaderNamaBerkas(header)).toBe(nama)
      }),
    )
    expect(fromHeaderNamaBerkas(toHeaderNamaBerkas('Bu Siti – KK.csv'))).toBe('Bu Siti – KK.csv')
  })

  it('huruf yang terbelah diganti, dan kepala yang rusak atau tidak ada bukan nama', () => {
    expect(fromHeaderNamaBerkas(toHeaderNamaBerkas('a\uD800b.csv'))).toBe('a_b.csv')
    expect(fromHeaderNamaBerkas('%E0%A4%A')).toBeNull()
    expect(fromHeaderNamaBerkas(null)).toBeNull()
  })
})
