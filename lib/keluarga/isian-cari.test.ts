import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type IsianCari, listTempatMungkin, parseIsianCari } from './isian-cari'

const nomor = (angka: string): IsianCari => ({ jenis: 'nomor', nomor: angka })
const pln = (angka: string): IsianCari => ({ jenis: 'pln', nomor: angka })
const usulan = (angka: string): IsianCari => ({ jenis: 'usulan', nomor: angka })
const nama = (teks: string, tempat: string | null = null, tingkat: 'kecamatan' | 'desa' | null = null): IsianCari => ({
  jenis: 'nama',
  nama: teks,
  tempat,
  tingkat,
})

const NIK = '3275014501808001'

const DIKETIK: readonly (readonly [string, IsianCari])[] = [
  [NIK, nomor(NIK)],
  [` ${NIK} `, nomor(NIK)],
  ['3275 0145 0180 8001', nomor(NIK)],
  ['3275.0145.0180.8001', nomor(NIK)],
  ['3275-0145-0180-8001', nomor(NIK)],
  ['3275‑0145‑0180‑8001', nomor(NIK)],
  [`'${NIK}`, nomor(NIK)],
  [`‘${NIK}`, nomor(NIK)],
  [`\ufeff${NIK}`, nomor(NIK)],
  [`NIK ${NIK}`, nomor(NIK)],
  [`nik: ${NIK}`, nomor(NIK)],
  [`KK ${NIK}`, nomor(NIK)],
  [`No. KK ${NIK}`, nomor(NIK)],
  [`no kk: ${NIK}`, nomor(NIK)],
  [`Nomor KK ${NIK}`, nomor(NIK)],
  ['３２７５０１４５０１８０８００１', nomor(NIK)],
  ['538012345678', pln('538012345678')],
  ['53801234567', pln('53801234567')],
  ['5380 1234 5678', pln('538012345678')],
  ['IDPEL 538012345678', pln('538012345678')],
  ['ID pelanggan PLN 538012345678', pln('538012345678')],
  ['PLN: 538012345678', pln('538012345678')],
  ['USL-2025-000017', usulan('USL-2025-000017')],
  ['usl-2025-17', usulan('USL-2025-000017')],
  ['USL 2025 17', usulan('USL-2025-000017')],
  ['usl/2025/000017', usulan('USL-2025-000017')],
  ['U-2025-17', usulan('USL-2025-000017')],
  ['usulan USL-2025-000017', usulan('USL-2025-000017')],
  ['siti', nama('siti')],
  ['  siti   aminah ', nama('siti aminah')],
  ['siti 😀 aminah ❤️', nama('siti aminah')],
  ['siti aminah, mustikajaya', nama('siti aminah', 'mustikajaya')],
  ['siti aminah,mustikajaya', nama('siti aminah', 'mustikajaya')],
  ['siti aminah di mustika jaya', nama('siti aminah', 'mustika jaya')],
  ['siti aminah, di mustika jaya', nama('siti aminah', 'mustika jaya')],
  ['siti aminah di kec. jatiasih', nama('siti aminah', 'jatiasih', 'kecamatan')],
  ['siti aminah kec jatiasih', nama('siti aminah', 'jatiasih', 'kecamatan')],
  ['siti aminah, kelurahan jatiasih', nama('siti aminah', 'jatiasih', 'desa')],
  ['siti aminah kel. jatiasih', nama('siti aminah', 'jatiasih', 'desa')],
  ['siti aminah desa sukamaju', nama('siti aminah', 'sukamaju', 'desa')],
  ['Budi Santoso, S.E.', nama('Budi Santoso')],
  ['Budi Santoso, S.Pd', nama('Budi Santoso')],
  ['Budi Santoso, S.Pd, Jatiasih', nama('Budi Santoso', 'Jatiasih')],
  ['Lestari, Dewi', nama('Lestari', 'Dewi')],
  ["Nu'man", nama("Nu'man")],
  ['Nu’man', nama("Nu'man")],
  ['Moh. Yusuf', nama('Moh. Yusuf')],
  ['di, mustikajaya', nama('di mustikajaya')],
  ['Dika Diana', nama('Dika Diana')],
  [', jatiasih', nama('jatiasih')],
  ['siti aminah,', nama('siti aminah')],
]

describe('parseIsianCari', () => {
  it('diuji dengan sedikitnya empat puluh isian', () => {
    expect(DIKETIK.length).toBeGreaterThanOrEqual(40)
  })

  it.each(DIKETIK)('membaca %j', (isi, harapan) => {
    expect(parseIsianCari(isi)).toEqual(harapan)
  })

  it.each([
    ['', 'paling sedikit tiga huruf'],
    ['ab', 'paling sedikit tiga huruf'],
    ['..', 'paling sedikit tiga huruf'],
    ['123456', '16 angka'],
    ['327501450180800', 'diketik 15 angka'],
    ['32750145018080012', 'diketik 17 angka'],
    ['budi 12', 'hanya terdiri dari angka'],
    ['RT 03 RW 05', 'hanya terdiri dari angka'],
    ['3,27501E+15', 'dibulatkan oleh lembar kerja'],
    ['3.27501450180800e15', 'dibulatkan oleh lembar kerja'],
  ])('menolak %j dengan kalimat yang mengatakan apa yang perlu diketik', (isi, kalimat) => {
    const dibaca = parseIsianCari(isi)
    expect(dibaca.jenis === 'salah' ? dibaca.pesan : JSON.stringify(dibaca)).toContain(kalimat)
  })

  it('membaca apa pun tanpa gagal, dan nomor yang dibaca selalu 16, 12, atau 11 angka', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (isi) => {
        const dibaca = parseIsianCari(isi)
        if (dibaca.jenis === 'nomor' || dibaca.jenis === 'pln') expect(dibaca.nomor).toMatch(/^\d{11,12}$|^\d{16}$/)
        if (dibaca.jenis === 'nama') expect(dibaca.nama).not.toMatch(/\d/)
      }),
      { seed: 7, numRuns: 500 },
    )
  })
})

describe('sebutan dan gelar', () => {
  it.each([
    ['H. Nuryadi Widodo', 'Nuryadi Widodo'],
    ['hj.siti aminah', 'siti aminah'],
    ['Drs. H. Ahmad Fauzi, M.Si', 'Ahmad Fauzi'],
    ['Ust. Mukhlis S.Pd.I', 'Mukhlis'],
    ['dr. Ani', 'Ani'],
    // A name that begins like a title, or is nothing else, stays.
    ['Hasan', 'Hasan'],
    ['Irwan', 'Irwan'],
    ['Prof', 'Prof'],
    ['Haji Al', 'Haji Al'],
    ['Moh. Rizki A.', 'Moh. Rizki A.'],
  ])('%j dicari sebagai %j', (isi, nama) => {
    expect(parseIsianCari(isi)).toMatchObject({ jenis: 'nama', nama, tempat: null })
  })
})

describe('listTempatMungkin', () => {
  const baca = (teks: string) => listTempatMungkin(teks).map(({ nama, tempat }) => `${nama} | ${tempat}`)

  it('mencoba kata terakhir dan pertama sebagai wilayah, yang lebih panjang lebih dulu', () => {
    expect(baca('siti aminah mustika jaya')).toEqual([
      'siti | aminah mustika jaya',
      'jaya | siti aminah mustika',
      'siti aminah | mustika jaya',
      'mustika jaya | siti aminah',
      'siti aminah mustika | jaya',
      'aminah mustika jaya | siti',
    ])
    expect(baca('siti')).toEqual([])
    expect(baca('al siti')).toEqual([])
  })

  it('membaca sebutan wilayah di depan maupun di tengah', () => {
    expect(listTempatMungkin('kel mustikajaya siti aminah')).toContainEqual({
      nama: 'siti aminah',
      tempat: 'mustikajaya',
      tingkat: 'desa',
    })
    expect(listTempatMungkin('siti di jatiasih')).toContainEqual({ nama: 'siti', tempat: 'jatiasih', tingkat: null })
  })
})
