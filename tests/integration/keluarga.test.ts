import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Aktor } from '@/lib/akses/izin'
import type { Page } from '@/lib/core/page'
import { isOk } from '@/lib/core/result'
import { bukaSamaran } from '@/lib/keluarga/commands/buka-samaran'
import { lihatKeluarga } from '@/lib/keluarga/commands/lihat-keluarga'
import { simpanPencarian } from '@/lib/keluarga/commands/simpan-pencarian'
import { findHasilCari } from '@/lib/keluarga/queries/cari-orang'
import { type KeluargaRow, listKeluarga } from '@/lib/keluarga/queries/list-keluarga'
import { cariSchema, keluargaFilterSchema } from '@/lib/keluarga/schema'
import { asOwner, truncateMutable } from '../support/db'
import {
  DESA,
  DESA_LAIN,
  KAB,
  type KeluargaUji,
  seedAktor,
  seedKeluarga,
  seedRilis,
  seedRilisBerikut,
} from '../support/factories'

let rilisId: number
let dinsos: Aktor
let operator: Aktor

beforeEach(async () => {
  await truncateMutable()
  rilisId = await seedRilis()
  dinsos = await seedAktor({ peran: 'operator-dinsos' })
  operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
})

/** A family whose head has this name. */
async function bernama(nama: string, kodeDesa = DESA, desil: number | null = 3): Promise<KeluargaUji> {
  return seedKeluarga({
    rilisId,
    kodeDesa,
    keluarga: { nama_anggota_keluarga: nama, desil_nasional: desil },
    anggota: [{ nama, status_hubungan_keluarga: '1', jenis_kelamin: '1', tanggal_lahir: '1980-01-01' }],
  })
}

/** Rollup and dictionary as an import leaves them. */
async function selesaiMuat(): Promise<void> {
  await asOwner(async (client) => {
    await client.query(
      `INSERT INTO rekap_rilis (kode_kab, rilis_id, kode_desa, desil, kk, jiwa)
       SELECT kode_kab, rilis_id, kode_desa, coalesce(desil_nasional, 0), count(*), sum(jiwa) FROM rilis_keluarga
       WHERE rilis_id = $1 GROUP BY 1, 2, 3, 4`,
      [rilisId],
    )
    await client.query('SELECT susun_kata($1, $2, $3::regclass)', [KAB, rilisId, `rilis_anggota_${rilisId}`])
  })
}

async function cari(aktor: Aktor, isi: string, wilayah = ''): Promise<string[]> {
  const stored = await simpanPencarian(aktor, cariSchema.parse({ kunci: randomUUID(), isi, wilayah }))
  if (!stored.ok) throw new Error(stored.error.code)
  const hasil = await findHasilCari(aktor, stored.value.id)
  return (hasil?.rows ?? []).map((row) => row.nama)
}

describe('cari', () => {
  beforeEach(async () => {
    await bernama('SITI AMINAH')
    await bernama('AMINAH SITI ROHMAH', DESA_LAIN)
    await bernama('SLAMET')
    await bernama('MOH. YUSUF', DESA_LAIN)
    await selesaiMuat()
  })

  it('menemukan nama dengan urutan kata apa pun', async () => {
    expect((await cari(dinsos, 'aminah siti')).sort()).toEqual(['AMINAH SITI ROHMAH', 'SITI AMINAH'])
  })

  it('memaafkan salah ketik', async () => {
    expect(await cari(dinsos, 'slamat')).toEqual(['SLAMET'])
    expect(await cari(dinsos, 'yusup')).toEqual(['MOH. YUSUF'])
  })

  it('menemukan nama dari awal katanya', async () => {
    expect(await cari(dinsos, 'slam')).toEqual(['SLAMET'])
  })

  it('menyempitkan ke wilayah yang diminta', async () => {
    expect(await cari(dinsos, 'aminah', DESA)).toEqual(['SITI AMINAH'])
    expect(await cari(dinsos, 'aminah', DESA_LAIN.slice(0, 6))).toEqual(['AMINAH SITI ROHMAH'])
  })

  it('tidak pernah menampilkan orang di luar wilayah aktor', async () => {
    expect(await cari(operator, 'aminah')).toEqual(['SITI AMINAH'])
    const luar = await simpanPencarian(
      operator,
      cariSchema.parse({ kunci: randomUUID(), isi: 'aminah', wilayah: DESA_LAIN }),
    )
    expect(luar).toMatchObject({ ok: false, error: { code: 'keluarga/di-luar-wilayah' } })
  })

  it('menemukan NIK dan nomor KK hanya di wilayah aktor', async () => {
    const dalam = await bernama('DI DALAM')
    const luar = await bernama('DI LUAR', DESA_LAIN)
    expect(await cari(operator, dalam.nikList[0] ?? '')).toEqual(['DI DALAM'])
    expect(await cari(operator, dalam.nomorKk)).toEqual(['DI DALAM'])
    expect(await cari(operator, luar.nikList[0] ?? '')).toEqual([])
    expect(await cari(operator, luar.nomorKk)).toEqual([])
  })

  it('menyimpan hasil hanya untuk yang mencari dan mencatat pencarian tanpa isinya', async () => {
    const stored = await simpanPencarian(dinsos, cariSchema.parse({ kunci: randomUUID(), isi: 'slamet' }))
    if (!stored.ok) throw new Error(stored.error.code)
    expect(await findHasilCari(operator, stored.value.id)).toBeNull()
    const rows = await asOwner(async (client) => (await client.query('SELECT tindakan, isi FROM log_baca')).rows)
    expect(rows.at(-1)).toMatchObject({ tindakan: 'keluarga.cari' })
    expect(JSON.stringify(rows).toLowerCase()).not.toContain('slamet')
  })

  it.each([
    ['ab', 'paling sedikit tiga huruf'],
    ['123456', '16 angka'],
    ['budi 12', 'hanya terdiri dari angka'],
  ])('menolak isian %s dengan kalimat yang jelas', (isi, kalimat) => {
    const parsed = cariSchema.safeParse({ kunci: randomUUID(), isi })
    expect(parsed.error?.issues.map((issue) => issue.message).join(' ')).toContain(kalimat)
  })
})

describe('listKeluarga', () => {
  const urutan = ['nama', '-nama', 'desil', '-desil', 'wilayah', '-wilayah']

  beforeEach(async () => {
    for (let ke = 0; ke < 30; ke++)
      await bernama(
        `KEPALA ${String((ke * 7) % 30).padStart(2, '0')}`,
        ke % 3 === 0 ? DESA_LAIN : DESA,
        ke % 11 === 0 ? null : (ke % 10) + 1,
      )
    await selesaiMuat()
  })

  it.each(urutan)('menampilkan setiap keluarga tepat sekali, maju dan mundur, menurut %s', async (urut) => {
    const page = async (kursor?: string): Promise<Page<KeluargaRow>> =>
      (await listKeluarga(dinsos, { ...keluargaFilterSchema.parse({ urut, kursor }), ukuran: 25 })).page
    const satu = await page()
    const dua = await page(satu.next ?? '')
    expect(satu.total).toBe(30)
    expect([...satu.rows, ...dua.rows].map((row) => row.id)).toHaveLength(30)
    expect(new Set([...satu.rows, ...dua.rows].map((row) => row.id)).size).toBe(30)
    expect(dua.next).toBeNull()
    const kembali = await page(dua.prev ?? '')
    expect(kembali.rows.map((row) => row.id)).toEqual(satu.rows.map((row) => row.id))
    expect(kembali.prev).toBeNull()
  })

  it('menyaring belum diperingkat dan menghitungnya dari rekap', async () => {
    const { page } = await listKeluarga(dinsos, keluargaFilterSchema.parse({ desil: '0' }))
    expect(page.rows.every((row) => row.desil === null)).toBe(true)
    expect(page.total).toBe(page.rows.length)
    expect(page.rows.length).toBe(3)
  })

  it('tidak menampilkan keluarga di luar wilayah, juga bila wilayah lain diminta', async () => {
    const { page } = await listKeluarga(operator, keluargaFilterSchema.parse({ wilayah: DESA_LAIN }))
    expect(page.rows.map((row) => row.kodeDesa)).toEqual(Array.from({ length: 20 }, () => DESA))
  })

  it('menyamarkan nomor KK', async () => {
    const { page } = await listKeluarga(dinsos, keluargaFilterSchema.parse({}))
    for (const row of page.rows) expect(row.nomorKk).toMatch(/^\d{4}•{12}$/)
  })
})

describe('lihatKeluarga', () => {
  it('menampilkan keluarga yang tidak ada di rilis terbaru dengan nilai terakhirnya', async () => {
    const keluarga = await bernama('PINDAH')
    await seedRilisBerikut({ dari: rilisId, tanpa: [keluarga.id] })
    const detail = await lihatKeluarga(dinsos, keluarga.id)
    expect(detail?.tidakAdaDiRilis).toBe(true)
    expect(detail?.nilai.nama_anggota_keluarga?.kini).toBe('PINDAH')
  })

  it('menampilkan pembaruan daerah di atas rilis dan pengakuannya, serta keadaan sebagaimana diketahui dahulu', async () => {
    const keluarga = await bernama('BERUBAH')
    const sebelum = new Date()
    await asOwner((client) =>
      client.query(
        `INSERT INTO pembaruan (kode_kab, keluarga_id, kode_desa, kolom, nilai_lama, nilai, berlaku_sejak, dicatat_pada, aktor)
         VALUES ($1, $2, $3, 'jenis_lantai_terluas', '06', '08', '2025-10-01', now() + interval '1 second', 'uji')`,
        [KAB, keluarga.id, DESA],
      ),
    )
    const kini = await lihatKeluarga(dinsos, keluarga.id)
    expect(kini?.nilai.jenis_lantai_terluas).toMatchObject({
      rilis: '06',
      kini: '08',
      pembaruan: { pengakuan: 'belum-diakui' },
    })
    const dahulu = await lihatKeluarga(dinsos, keluarga.id, { pandang: { dicatat: sebelum } })
    expect(dahulu?.nilai.jenis_lantai_terluas).toMatchObject({ rilis: '06', kini: '06', pembaruan: null })
    await seedRilisBerikut({ dari: rilisId, keluarga: { [keluarga.id]: { jenis_lantai_terluas: '08' } } })
    expect((await lihatKeluarga(dinsos, keluarga.id))?.nilai.jenis_lantai_terluas?.pembaruan?.pengakuan).toBe('diakui')
  })

  it('sama saja antara keluarga asing dan keluarga yang tidak ada, dan hanya yang dibuka yang tercatat', async () => {
    const luar = await bernama('DI LUAR', DESA_LAIN)
    expect(await lihatKeluarga(operator, luar.id)).toBeNull()
    expect(await lihatKeluarga(operator, randomUUID())).toBeNull()
    const dalam = await bernama('DI DALAM')
    await lihatKeluarga(operator, dalam.id)
    const rows = await asOwner(async (client) => (await client.query('SELECT tindakan, sasaran FROM log_baca')).rows)
    expect(rows).toEqual([{ tindakan: 'keluarga.lihat', sasaran: dalam.id }])
  })
})

describe('bukaSamaran', () => {
  const masukan = (keluargaId: string) => ({
    kunci: randomUUID(),
    keluargaId,
    alasan: 'Mencocokkan kartu keluarga warga',
  })

  it('memberi nomor lengkap dan mencatat alasannya, tanpa nomor di jejak maupun kunci', async () => {
    const keluarga = await bernama('TERBUKA')
    const hasil = await bukaSamaran(operator, masukan(keluarga.id))
    expect(isOk(hasil) && hasil.value).toEqual({
      nomorKk: keluarga.nomorKk,
      idPelangganPln: '',
      nikByOrang: { [keluarga.orangIdList[0] ?? '']: keluarga.nikList[0] },
    })
    const tersimpan = await asOwner(async (client) => ({
      jejak: (await client.query('SELECT tindakan, sasaran, isi FROM jejak')).rows,
      kunci: (await client.query('SELECT hasil FROM kunci_tindakan')).rows,
    }))
    expect(tersimpan.jejak).toMatchObject([{ tindakan: 'keluarga.buka-samaran', sasaran: keluarga.id }])
    expect(JSON.stringify(tersimpan)).not.toContain(keluarga.nomorKk)
    expect(JSON.stringify(tersimpan)).not.toContain(keluarga.nikList[0])
  })

  it('menolak keluarga di luar wilayah dan peran tanpa izin, tanpa jejak pembukaan', async () => {
    const luar = await bernama('DI LUAR', DESA_LAIN)
    expect(await bukaSamaran(operator, masukan(luar.id))).toMatchObject({
      ok: false,
      error: { code: 'keluarga/tidak-ditemukan' },
    })
    const auditor = await seedAktor({ peran: 'auditor' })
    expect(await bukaSamaran(auditor, masukan(luar.id))).toMatchObject({
      ok: false,
      error: { code: 'akses/tanpa-izin' },
    })
    expect(await asOwner(async (client) => (await client.query('SELECT 1 FROM jejak')).rowCount)).toBe(0)
  })
})
