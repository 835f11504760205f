import { describe, expect, it } from 'vitest'
import { AWAL_BUKTI, readTipeBukti } from './tipe-bukti'

describe('readTipeBukti', () => {
  it('mengenali PDF, JPEG, dan PNG dari bita pertamanya', () => {
    expect(readTipeBukti(Buffer.from('%PDF-1.7'))?.tipe).toBe('application/pdf')
    expect(readTipeBukti(Buffer.from('ffd8ffe000104a46', 'hex'))?.akhiran).toBe('jpg')
    expect(readTipeBukti(Buffer.from('89504e470d0a1a0a', 'hex'))?.akhiran).toBe('png')
  })

  it('tidak mengenali yang lain, juga bila kosong atau terlalu pendek', () => {
    for (const isi of ['', '%PDF', '<html>', 'GIF89a..', 'MZ......', '<?xml ve'])
      expect(readTipeBukti(Buffer.from(isi).subarray(0, AWAL_BUKTI)), isi).toBeNull()
    expect(readTipeBukti(Buffer.from('504b0304', 'hex'))).toBeNull()
  })
})
