import { describe, expect, it } from 'vitest'
import { isOk, ok, refuse } from '@/lib/core/result'

describe('result', () => {
  it('membedakan hasil dari penolakan', () => {
    expect(isOk(ok(3))).toBe(true)
    expect(isOk(refuse('verval/tidak-ditemukan', 'Usulan tidak ditemukan.'))).toBe(false)
  })

  it('membawa kode dan kalimat penolakan', () => {
    expect(refuse('verval/tidak-ditemukan', 'Usulan tidak ditemukan.').error).toEqual({
      code: 'verval/tidak-ditemukan',
      message: 'Usulan tidak ditemukan.',
    })
  })
})
