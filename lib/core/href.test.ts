import { describe, expect, it } from 'vitest'
import { buildHref } from '@/lib/core/href'

describe('buildHref', () => {
  it('melewatkan yang kosong dan mengulang nama untuk daftar', () => {
    expect(
      buildHref('/verval', { urut: '-diajukanPada', kursor: null, cari: '', status: ['draf', 'diajukan'], ukuran: 50 }),
    ).toBe('/verval?urut=-diajukanPada&status=draf&status=diajukan&ukuran=50')
  })
  it('tanpa tanda tanya bila tidak ada isi', () => {
    expect(buildHref('/verval', { status: undefined })).toBe('/verval')
  })
})
