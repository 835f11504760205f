import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Aktor } from '@/lib/akses/izin'
import { simpanPencarian } from '@/lib/keluarga/commands/simpan-pencarian'
import { findHasilCari, type HasilCari } from '@/lib/keluarga/queries/cari-orang'
import { cariSchema } from '@/lib/keluarga/schema'
import { parseNama } from '@/lib/padan/nama'
import { asOwner, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, KAB, type KeluargaUji, seedAktor, seedKeluarga, seedRilis } from '../support/factories'

let rilisId: number
let dinsos: Aktor
let operator: Aktor

beforeEach(async () => {
  await truncateMutable()
  rilisId = await seedRilis()
  dinsos = await seedAktor({ peran: 'operator-dinsos' })
  operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
})

/** A family: its head and, after it, members of these names. */
async function keluarga(namaList: string[], kodeDesa = DESA, lain: Record<string, string> = {}): Promise<KeluargaUji> {
  return seedKeluarga({
    rilisId,
    kodeDesa,
    keluarga: { nama_anggota_keluarga: namaList[0] ?? '', desil_nasional: 3, ...lain },
    anggota: namaList.map((nama, ke) => ({
      nama,
      status_hubungan_keluarga: ke === 0 ? '1' : '3',
      jenis_kelamin: '1',
      tanggal_lahir: '1980-01-01',
    })),
  })
}

async function susunKata(): Promise<void> {
  await asOwner((client) =>
    client.query('SELECT susun_kata($1, $2, $3::regclass)', [KAB, rilisId, `rilis_anggota_${rilisId}`]),
  )
}

async function hasilCari(aktor: Aktor, isi: string, utama = ''): Promise<HasilCari> {
  const stored = await simpanPencarian(aktor, cariSchema.parse({ kunci: randomUUID(), isi }))
  if (!stored.ok) throw new Error(stored.error.code)
  const hasil = await findHasilCari(aktor, stored.value.id, utama)
  if (!hasil) throw new Error('pencarian tidak tersimpan')
  return hasil
}

const cari = async (aktor: Aktor, isi: string, utama = '') =>
  (await hasilCari(aktor, isi, utama)).rows.map((row) => row.nama)

describe('ejaan', () => {
  it.each([
    ['muhammad rizki', 'MOH. RIZQI'],
    ['moh rizki', 'MUHAMMAD RISKI'],
    ['m rizki', 'MUHAMMAD RIZKI'],
    ['st aminah', 'SITI AMINAH'],
    ['siti aminah', 'ST. AMINA'],
    ['soekarno', 'SUKARNO'],
    ['sukarno', 'SOEKARNO'],
    ['djoko', 'JOKO'],
    ['joko waluyo', 'DJOKO WALUJO'],
    ['jusuf', 'YUSUF'],
    ['yusup', 'JOESOEF'],
    ['achmad fauzi', 'AHMAD PAUZI'],
    ['nur hayati', 'NURHAYATI'],
    ['syaiful', 'SAEPUL'],
    ['sutrisno bambang', 'BAMBANG SUTRISNO'],
    ['bmabang', 'BAMBANG'],
    ['slamt', 'SLAMET'],
    ['H. Nuryadi Widodo', 'NURYADI WIDODO'],
    ['nuryadi', 'H. NURYADI'],
    ['hj siti aminah', 'HJ. SITI AMINAH'],
  ])('%s menemukan %s', async (diketik, nama) => {
    await keluarga([nama])
    await keluarga(['WINDU KRESNA'])
    await susunKata()
    expect(await cari(dinsos, diketik)).toEqual([nama])
  })

  it('sama dengan ejaan yang dipakai memadankan orang', async () => {
    const kataList =
      'soekarno djoko tjipto chairul rachmat jusuf syamsudin sjamsudin zainal azis thamrin dharma ghani bhakti fatimah yusuf taufiq alex saiful saeful hidajat supriyadi suwarno dewie budy deddy hamzah aminah oetomo moh muhammad achmad sitti abd nurul rizqi risky wahyu wahju fajar phian quraish vina wiwiek noor suprijadi ramadhan hafidz tsani khoirul chamim mustofa agoes'.split(
        ' ',
      )
    const rows = await asOwner(
      async (client) =>
        (
          await client.query<{ kata: string; ejaan: string }>(
            'SELECT k AS kata, eja_kata(k) AS ejaan FROM unnest($1::text[]) k',
            [kataList],
          )
        ).rows,
    )
    expect(rows.length).toBe(kataList.length)
    for (const { kata, ejaan } of rows) expect(`${kata} ${ejaan}`).toBe(`${kata} ${parseNama(kata)[0]?.ejaan}`)
  })
})

describe('urutan hasil', () => {
  it('nama yang persis sebelum yang lebih panjang, keduanya sebelum ejaan lain', async () => {
    await keluarga(['SITI AMINAH ROHMAH'])
    await keluarga(['ST. AMINA'])
    await keluarga(['SITI AMINAH'])
    await susunKata()
    expect(await cari(dinsos, 'siti aminah')).toEqual(['SITI AMINAH', 'SITI AMINAH ROHMAH', 'ST. AMINA'])
  })

  it('kepala keluarga sebelum anggota', async () => {
    await keluarga(['WINDU KRESNA', 'BUDI SANTOSO'])
    await keluarga(['BUDI SANTOSO'])
    await susunKata()
    const { rows } = await hasilCari(dinsos, 'budi santoso')
    expect(rows.map((row) => row.kepala)).toEqual(['BUDI SANTOSO', 'WINDU KRESNA'])
  })

  it('wilayah yang sedang dikerjakan sebelum yang lain', async () => {
    await keluarga(['BUDI SANTOSO'], DESA)
    await keluarga(['BUDI SANTOSO'], DESA_LAIN)
    await susunKata()
    for (const utama of [DESA, DESA_LAIN, DESA_LAIN.slice(0, 6)]) {
      const { rows } = await hasilCari(dinsos, 'budi santoso', utama)
      expect(rows).toHaveLength(2)
      const desa = await asOwner(
        async (client) =>
          (
            await client.query<{ nama: string }>('SELECT nama FROM wilayah WHERE kode LIKE $1 ORDER BY kode DESC', [
              `${utama}%`,
            ])
          ).rows,
      )
      expect(desa.map(({ nama }) => nama)).toContain(rows[0]?.desa)
    }
  })
})

describe('wilayah di belakang nama', () => {
  let namaDesaLain: string

  beforeEach(async () => {
    await keluarga(['SITI AMINAH'], DESA)
    await keluarga(['SITI AMINAH ROHMAH'], DESA_LAIN)
    await keluarga(['DEWI LESTARI'], DESA)
    await susunKata()
    namaDesaLain = await asOwner(
      async (client) =>
        (await client.query<{ nama: string }>('SELECT nama FROM wilayah WHERE kode = $1', [DESA_LAIN])).rows[0]?.nama ??
        '',
    )
  })

  it('mempersempit pencarian dan menyebut wilayah yang dipahami', async () => {
    for (const isi of [
      `siti aminah, ${namaDesaLain}`,
      `siti aminah kel. ${namaDesaLain}`,
      `aminah di ${namaDesaLain}`,
    ]) {
      const hasil = await hasilCari(dinsos, isi)
      expect(hasil.rows.map((row) => row.nama)).toEqual(['SITI AMINAH ROHMAH'])
      expect(hasil.tempat).toContain(namaDesaLain)
    }
  })

  it('dipahami tanpa tanda, di depan maupun di belakang, hanya bila tidak ada yang bernama begitu', async () => {
    for (const isi of [
      `siti aminah ${namaDesaLain}`,
      `${namaDesaLain} aminah siti`,
      `kel. ${namaDesaLain} siti aminah`,
      `${namaDesaLain}, siti aminah`,
    ]) {
      const hasil = await hasilCari(dinsos, isi)
      expect(hasil.rows.map((row) => row.nama)).toEqual(['SITI AMINAH ROHMAH'])
      expect(hasil).toMatchObject({ tempat: expect.arrayContaining([namaDesaLain]), tempatLain: null })
    }
    // Somebody of that very name comes first.
    await keluarga([`SITI ${namaDesaLain.toUpperCase()}`], DESA)
    await susunKata()
    const hasil = await hasilCari(dinsos, `siti ${namaDesaLain}`)
    expect(hasil.rows.map((row) => row.nama)).toEqual([`SITI ${namaDesaLain.toUpperCase()}`])
    expect(await cari(operator, `siti aminah ${namaDesaLain}`)).toEqual([])
  })

  it('yang bukan wilayah dibaca sebagai bagian nama', async () => {
    const hasil = await hasilCari(dinsos, 'Lestari, Dewi')
    expect(hasil).toMatchObject({ tempat: [], tempatLain: 'Dewi', rows: [{ nama: 'DEWI LESTARI' }] })
  })

  it('wilayah orang lain tidak menemukan siapa pun', async () => {
    expect(await cari(operator, `siti aminah, ${namaDesaLain}`)).toEqual([])
  })
})

describe('nomor', () => {
  it('ID pelanggan PLN menemukan seluruh keluarga, hanya di wilayah aktor', async () => {
    await keluarga(['BUDI', 'SITI'], DESA, { id_pelanggan_pln: '538012345678' })
    await keluarga(['LUAR'], DESA_LAIN, { id_pelanggan_pln: '538012345679' })
    expect(await cari(operator, '5380 1234 5678')).toEqual(['BUDI', 'SITI'])
    expect(await cari(operator, '538012345679')).toEqual([])
    expect(await cari(dinsos, '538012345679')).toEqual(['LUAR'])
  })

  it('NIK di luar wilayah dijawab sama dengan NIK yang tidak ada', async () => {
    const luar = await keluarga(['LUAR'], DESA_LAIN)
    const ada = await hasilCari(operator, luar.nikList[0] ?? '')
    const tidakAda = await hasilCari(operator, '3275019999999999')
    expect({ ...ada, isi: '' }).toEqual({ ...tidakAda, isi: '' })
  })

  it('nomor usulan diserahkan kepada verval tanpa mencari orang', async () => {
    expect(await hasilCari(dinsos, 'usl 2025 17')).toMatchObject({
      jenis: 'usulan',
      nomorUsulan: 'USL-2025-000017',
      rows: [],
    })
  })

  it('mencatat jenis pencarian, bukan isinya', async () => {
    await hasilCari(dinsos, '538012345678')
    const rows = await asOwner(async (client) => (await client.query('SELECT isi FROM log_baca')).rows)
    expect(JSON.stringify(rows)).toContain('pln')
    expect(JSON.stringify(rows)).not.toContain('538012345678')
  })
})
