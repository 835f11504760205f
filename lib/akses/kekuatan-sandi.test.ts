import { describe, expect, it } from 'vitest'
import { AKUN_DEMO } from './akun-demo'
import { PERAN } from './izin'
import { findKelemahanSandi } from './kekuatan-sandi'

describe('findKelemahanSandi', () => {
  it.each([
    'pendek',
    'aaaaaaaaaaaaaa',
    '123456789012',
    '987654321098',
    '3275011501800001',
    'abcdefghijklmnop',
    'Password!!12345',
    'Bismillah-2026',
    'sahih sahih',
  ])('menolak %s', (sandi) => expect(findKelemahanSandi(sandi)).not.toBeNull())

  it.each(['kunci pagar bambu tua', 'Ayam2kuning#hujan', 'ñandú-köln-paris'])('menerima %s', (sandi) =>
    expect(findKelemahanSandi(sandi)).toBeNull(),
  )
})

describe('AKUN_DEMO', () => {
  it('punya satu akun untuk setiap peran, dengan sandi yang diterima dan nama yang jelas contoh', () => {
    expect(new Set(AKUN_DEMO.map((akun) => akun.peran))).toEqual(new Set(PERAN))
    expect(new Set(AKUN_DEMO.map((akun) => akun.namaPengguna)).size).toBe(AKUN_DEMO.length)
    for (const akun of AKUN_DEMO) {
      expect(findKelemahanSandi(akun.sandi)).toBeNull()
      expect(akun.nama).toMatch(/Contoh/)
    }
  })
})
