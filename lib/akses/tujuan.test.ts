import { describe, expect, it } from 'vitest'
import { describePerangkat } from './perangkat'
import { toMasuk, toTujuan } from './tujuan'

describe('toTujuan', () => {
  it.each(['/keluarga', '/verval?status=diajukan', '/audit/12', '/', '/verval?nomor=a//b/.c'])(
    'membiarkan %s',
    (path) => expect(toTujuan(path)).toBe(path),
  )

  it.each([
    undefined,
    '',
    '//jahat.id',
    '/\\jahat.id',
    '/.//jahat.id',
    '/x/..//jahat.id',
    '/%2e%2e//jahat.id',
    '/%2fjahat.id',
    'https://jahat.id',
    'javascript:alert(1)',
    '/a\\b',
    '/a\nb',
    '/masuk',
    '/keluar',
    '/ditolak',
  ])('tidak membawa orang ke %s', (path) => expect(toTujuan(path)).toBe('/beranda'))
})

describe('toMasuk', () => {
  it.each([
    ['/keluarga', '/masuk?tujuan=%2Fkeluarga'],
    ['/keluarga?desil=1&_rsc=ab12', '/masuk?tujuan=%2Fkeluarga%3Fdesil%3D1'],
    ['/keluarga?_rsc=ab12', '/masuk?tujuan=%2Fkeluarga'],
    [
      '/keluarga?cari=01999999-0000-7000-8000-123456789012',
      '/masuk?tujuan=%2Fkeluarga%3Fcari%3D01999999-0000-7000-8000-123456789012',
    ],
    ['/keluarga?nik=3275014501808001', '/masuk?tujuan=%2Fkeluarga'],
    ['/beranda', '/masuk'],
    ['//jahat.id', '/masuk'],
    ['/keluar', '/masuk'],
    [null, '/masuk'],
    [undefined, '/masuk'],
  ])('%s dibuka kembali setelah masuk, tanpa nomor orang di alamat', (path, harapan) => {
    expect(toMasuk(path)).toBe(harapan)
  })
})

describe('describePerangkat', () => {
  it('menyebut peramban dan sistem, tidak lebih', () => {
    const windows =
      'Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36'
    expect(describePerangkat(windows)).toBe('Chrome di Windows')
    expect(describePerangkat('Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0')).toBe(
      'Firefox di Linux',
    )
    expect(
      describePerangkat('Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36'),
    ).toBe('Chrome di Android')
    expect(describePerangkat('curl/8')).toBe('Perangkat lain')
    expect(describePerangkat(null)).toBe('Perangkat lain')
  })
})
