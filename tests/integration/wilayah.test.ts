import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type IsoDate, parseDate } from '@/lib/core/date'
import { findKode } from '@/lib/sumber/generator/wilayah-desa'
import { BERLAKU_SEJAK_BAWAAN, padankanWilayah } from '@/lib/wilayah/commands/padankan-wilayah'
import { kodeWilayahSchema } from '@/lib/wilayah/kode-schema'
import { listArea, listDaerah } from '@/lib/wilayah/queries'
import { asOwner, truncateMutable } from '../support/db'

const JUDUL = 'bps_code,bps_name,kemendagri_code,kemendagri_name,kecamatan'
const PADANAN = [
  JUDUL,
  '3216100002,SETIA ASIH,32.16.01.2007,,Tarumajaya',
  '3216100003,PANTAI MAKMUR,32.16.01.2008,Pantai Makmur,Tarumajaya',
  '3216010001,RAGAMANUNGGAL,32.16.18.2009,Ragemanunggal,Setu',
  '3515040003,MINDI,35.15.04.1005,,Porong',
  '3275040001,BEKASIJAYA,32.75.01.1001,Bekasijaya,Bekasi Timur',
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sahih-padanan-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(async () => {
  await truncateMutable()
  await asOwner((client) => client.query(`DELETE FROM wilayah_kode WHERE sistem = 'bps' OR berlaku_sampai IS NOT NULL`))
})

async function padankan(isi: string | Buffer, berlakuSejak: IsoDate = BERLAKU_SEJAK_BAWAAN) {
  const berkas = path.join(folder, 'padanan.csv')
  await writeFile(berkas, isi)
  return padankanWilayah({ berkas, berlakuSejak })
}

async function listKode(kode: string) {
  const { rows } = await asOwner((client) =>
    client.query(
      `SELECT kode_resmi, nama_resmi, berlaku_sejak::text AS sejak, berlaku_sampai::text AS sampai FROM wilayah_kode
       WHERE kode = $1 AND sistem = 'bps' ORDER BY berlaku_sejak, kode_resmi`,
      [kode],
    ),
  )
  return rows
}

const hari = (text: string) => parseDate(text) as IsoDate

describe('padankanWilayah', () => {
  it('memadankan kode, mengikuti desa yang menjadi kelurahan, dan menahan kode yang dihapus', async () => {
    const hasil = await padankan(PADANAN.join('\n'))
    expect(hasil).toMatchObject({
      ok: true,
      value: {
        baris: 5,
        cocok: 3,
        gantiKode: [{ baris: 2, dari: '3216012007', ke: '3216011007', nama: 'Setia Asih' }],
        tidakDikenal: [{ baris: 5, kodeBps: '3515040003', kodeKemendagri: '3515041005', nama: 'MINDI' }],
        ejaan: [{ baris: 4, kode: '3216182009', nama: 'Ragemanunggal', namaBps: 'RAGAMANUNGGAL' }],
      },
    })
    expect(await listKode('3216011007')).toEqual([
      { kode_resmi: '3216100002', nama_resmi: 'SETIA ASIH', sejak: '2025-01-01', sampai: null },
    ])
    const lama = await asOwner((client) =>
      client.query(`SELECT kode, berlaku_sampai::text AS sampai FROM wilayah_kode WHERE kode_resmi = '3216012007'`),
    )
    expect(lama.rows).toEqual([{ kode: '3216011007', sampai: '2024-12-31' }])
    const dihapus = await asOwner((client) => client.query(`SELECT FROM wilayah_kode WHERE kode_resmi = '3515040003'`))
    expect(dihapus.rowCount).toBe(0)
  })

  it('menurunkan kode kecamatan, kabupaten, dan provinsi', async () => {
    await padankan(PADANAN.join('\n'))
    expect(await listKode('327501')).toMatchObject([{ kode_resmi: '3275040' }])
    expect(await listKode('3275')).toMatchObject([{ kode_resmi: '3275', nama_resmi: 'Kota Bekasi' }])
    expect(await listKode('32')).toMatchObject([{ kode_resmi: '32' }])
    const area = (await listArea('3275')).find((satu) => satu.kodeDesa === '3275011001')
    expect(area && findKode(area, 'bps')).toEqual({
      provinsi: '32',
      kab: '3275',
      kecamatan: '3275040',
      desa: '3275040001',
    })
  })

  it('berkas yang sama tidak menulis apa pun lagi, dan setiap kabupaten tercatat sekali', async () => {
    await padankan(PADANAN.join('\n'))
    expect(await padankan(PADANAN.join('\n'))).toMatchObject({ ok: true, value: { ditulis: 0 } })
    const jejak = await asOwner((client) =>
      client.query(`SELECT kode_kab, aktor, sasaran FROM jejak WHERE tindakan = 'wilayah.padankan' ORDER BY kode_kab`),
    )
    expect(jejak.rows).toEqual([
      { kode_kab: '3216', aktor: 'server', sasaran: '3216' },
      { kode_kab: '3275', aktor: 'server', sasaran: '3275' },
    ])
  })

  it('kode baru mengakhiri yang lama sehari sebelumnya, dan padanan yang lebih tua berakhir di depannya', async () => {
    const satu = (kode: string) => [JUDUL, `${kode},BEKASIJAYA,32.75.01.1001,Bekasijaya,Bekasi Timur`].join('\n')
    await padankan(satu('3275040001'))
    await padankan(satu('3275040009'), hari('2026-01-01'))
    await padankan(satu('3275040000'), hari('2020-01-01'))
    expect(await listKode('3275011001')).toEqual([
      { kode_resmi: '3275040000', nama_resmi: 'BEKASIJAYA', sejak: '2020-01-01', sampai: '2024-12-31' },
      { kode_resmi: '3275040001', nama_resmi: 'BEKASIJAYA', sejak: '2025-01-01', sampai: '2025-12-31' },
      { kode_resmi: '3275040009', nama_resmi: 'BEKASIJAYA', sejak: '2026-01-01', sampai: null },
    ])
  })

  it('kode yang diperbaiki untuk hari yang sama menggantikan yang keliru', async () => {
    const satu = (kode: string) => [JUDUL, `${kode},BEKASIJAYA,32.75.01.1001,Bekasijaya,Bekasi Timur`].join('\n')
    await padankan(satu('3275040002'))
    await padankan(satu('3275040001'))
    expect(await listKode('3275011001')).toMatchObject([{ kode_resmi: '3275040001', sampai: null }])
  })

  const baris2 = (isi: string) => [JUDUL, isi].join('\n')
  it.each([
    ['kosong', '', 'padanan.csv kosong'],
    ['pemisah titik koma', PADANAN.join('\n').replaceAll(',', ';'), 'baris 1: kolom bps_code'],
    ['kolom hilang', 'bps_code,bps_name\n1,2', 'baris 1: kolom kemendagri_code, kemendagri_name, kecamatan tidak ada'],
    ['sel kurang', baris2('3275040001,BEKASIJAYA,32.75.01.1001'), 'baris 2: ada 3 kolom, padahal judulnya 5 kolom'],
    [
      'kode rusak',
      baris2('3.27504E+09,A,32.75.01.1001,A,B'),
      'baris 2 kolom bps_code: kode berubah menjadi bentuk ilmiah',
    ],
    ['kode Kemendagri tanpa titik', baris2('3275040001,A,3275011001,A,B'), 'baris 2 kolom kemendagri_code'],
    [
      'kode ganda',
      [...PADANAN, PADANAN[1]].join('\n'),
      'baris 7 kolom bps_code: kode BPS 3216100002 sudah tertulis di baris 2',
    ],
    ['kutip terbuka', baris2('3275040001,"A,32.75.01.1001,A,B'), 'tanda kutip tidak berpasangan'],
    ['berkas biner', Buffer.from([1, 0, 2]), 'bukan berkas teks CSV'],
    ['pengodean lain', Buffer.from([...Buffer.from(JUDUL), 10, 0xe9, 0x2c]), 'tidak memakai pengodean UTF-8'],
    ['tak ada yang cocok', baris2('9999999999,A,99.99.99.9999,A,B'), 'Tidak satu pun kode'],
  ])('menolak %s dengan menyebut letaknya dan tidak menulis apa pun', async (_nama, isi, pesan) => {
    const hasil = await padankan(isi)
    expect(hasil.ok ? '' : hasil.error.message).toContain(pesan)
    const { rows } = await asOwner((client) =>
      client.query(`SELECT count(*)::integer AS jumlah FROM wilayah_kode WHERE sistem = 'bps'`),
    )
    expect(rows).toEqual([{ jumlah: 0 }])
  })
})

describe('listDaerah', () => {
  it('menampilkan wilayah aktor, turun sampai desa dengan kedua kodenya', async () => {
    await padankan(PADANAN.join('\n'))
    const kota = await listDaerah('3275', {})
    expect(kota?.rows).toHaveLength(12)
    const kecamatan = await listDaerah('3275', { induk: kodeWilayahSchema.parse('327501') })
    expect(kecamatan?.rows[0]).toMatchObject({
      kode: '3275011001',
      jenis: 'kelurahan',
      jumlahAnak: 0,
      kodeList: [
        { sistem: 'kemendagri', kodeResmi: '3275011001' },
        { sistem: 'bps', kodeResmi: '3275040001' },
      ],
    })
  })

  it('tidak menampilkan wilayah di luar milik aktor', async () => {
    expect(await listDaerah('327501', { induk: kodeWilayahSchema.parse('327502') })).toBeNull()
    expect((await listDaerah('3275011001', {}))?.rows).toHaveLength(1)
  })
})
