// Matching: what is proposed, what people decide about it, and that neither is forgotten by the next run.
import { beforeEach, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import { jalankanPadan } from '@/lib/padan/commands/jalankan-padan'
import { asOwner, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, KAB, type KeluargaUji, listJejak, seedKeluarga, seedRilis } from '../support/factories'
import { hasil } from '../support/verval'

type Isian = Record<string, string | number | null>
const ORANG = { status_hubungan_keluarga: '1', jenis_kelamin: '1', tanggal_lahir: '1985-03-02' }
const NIK = '3275010203858001'

beforeEach(truncateMutable)

/** One family with one person each. */
async function seedOrang(rilisId: number, orang: Isian, kodeDesa = DESA): Promise<KeluargaUji> {
  return seedKeluarga({ rilisId, kodeDesa, anggota: [{ ...ORANG, ...orang }] })
}

type Baris = {
  id: string
  jenis: string
  orang: string[]
  status: string
  status_dulu: string | null
  skor: number
  bagian: { bagian: string; tingkat: string; nilai: number }[]
}

async function listPasanganUji(): Promise<Baris[]> {
  const { rows } = await asOwner((client) =>
    client.query<Baris>(
      `SELECT id::text, jenis, ARRAY[orang_id::text, orang_lain::text] AS orang, status, status_dulu, skor, bagian FROM padan_pasangan ORDER BY skor DESC, id`,
    ),
  )
  return rows
}

const jalankan = async () => hasil(await jalankanPadan(serverAktor(KAB), { kodeKab: KAB }))
const pasangan = (a: KeluargaUji, b: KeluargaUji) => [a.orangIdList[0], b.orangIdList[0]].sort()

describe('jalankanPadan', () => {
  it('mengusulkan orang yang sama dengan ejaan lain, NIK tertukar, dan dua baris satu NIK; tidak yang lain', async () => {
    const rilisId = await seedRilis()
    const asal = await seedOrang(rilisId, { nama: 'MUHAMMAD SUTRISNO', nomor_induk_kependudukan: NIK })
    const ejaan = await seedOrang(rilisId, { nama: 'MOH. SOETRISNO', nomor_induk_kependudukan: '3275020203858777' })
    const satuNik = await seedOrang(
      rilisId,
      { nama: 'WAGIRAH', nomor_induk_kependudukan: NIK, jenis_kelamin: '2', tanggal_lahir: '1960-01-05' },
      DESA_LAIN,
    )
    await seedOrang(rilisId, { nama: 'BUDI HARTONO', nomor_induk_kependudukan: '3275010203858555' }, DESA_LAIN)
    const keluar = await jalankan()
    expect(keluar).toMatchObject({ orang: 4, catatan: 0, diusulkan: 2, baru: 2, kembali: 0 })
    const rows = await listPasanganUji()
    expect(rows.map(({ jenis, orang }) => [jenis, [...orang].sort()])).toEqual(
      expect.arrayContaining([
        ['orang', pasangan(asal, ejaan)],
        ['nik', pasangan(asal, satuNik)],
      ]),
    )
    const mirip = rows.find(({ jenis }) => jenis === 'orang')
    expect(mirip?.skor).toBe(mirip?.bagian.reduce((jumlah, { nilai }) => jumlah + nilai, 0))
  })

  it('menemukan tanggal dan bulan yang tertukar, kata nama yang kurang, dan NIK yang dua angkanya tertukar', async () => {
    const rilisId = await seedRilis()
    const asal = await seedOrang(rilisId, {
      nama: 'DEWI LESTARI',
      jenis_kelamin: '2',
      nomor_induk_kependudukan: '3275014203858001',
    })
    const tukar = await seedOrang(rilisId, {
      nama: 'DEWI LESTARI',
      jenis_kelamin: '2',
      tanggal_lahir: '1985-02-03',
      nomor_induk_kependudukan: '3275014302858010',
    })
    const nik = await seedOrang(
      rilisId,
      { nama: 'LESTARI', jenis_kelamin: '2', nomor_induk_kependudukan: '3275014203858010' },
      DESA_LAIN,
    )
    await jalankan()
    const rows = (await listPasanganUji()).map(({ orang }) => [...orang].sort())
    expect(rows).toEqual(expect.arrayContaining([pasangan(asal, tukar), pasangan(asal, nik)]))
  })

  it('dijalankan lagi tidak menambah apa pun, dan mencatat setiap kali dijalankan', async () => {
    const rilisId = await seedRilis()
    await seedOrang(rilisId, { nama: 'SUTRISNO' })
    await seedOrang(rilisId, { nama: 'SOETRISNO' })
    expect(await jalankan()).toMatchObject({ diusulkan: 1, baru: 1 })
    expect(await jalankan()).toMatchObject({ diusulkan: 1, baru: 0, kembali: 0 })
    const { rows } = await asOwner((client) => client.query<{ id: string }>('SELECT id::text FROM padan_jalan'))
    expect(rows).toHaveLength(2)
    expect(await listJejak(rows[0]?.id ?? '')).toMatchObject([{ tindakan: 'padan.jalankan', isi: { diusulkan: 1 } }])
  })

  it('tidak meninggalkan tabel kerja, dan menolak bila belum ada rilis', async () => {
    expect(await jalankanPadan(serverAktor(KAB), { kodeKab: KAB })).toMatchObject({
      ok: false,
      error: { code: 'padan/rilis-belum-ada' },
    })
    await seedOrang(await seedRilis(), { nama: 'SUTRISNO' })
    await jalankan()
    const { rows } = await asOwner((client) =>
      client.query(
        `SELECT relname FROM pg_class WHERE relname LIKE 'p${KAB}%' AND relnamespace = 'kerja'::regnamespace`,
      ),
    )
    expect(rows).toEqual([])
  })

  it('memakai bobot dan ambang dari pengaturan', async () => {
    const rilisId = await seedRilis()
    await seedOrang(rilisId, { nama: 'SUTRISNO' })
    await seedOrang(rilisId, { nama: 'SOETRISNO' })
    await asOwner((client) => client.query(`INSERT INTO pengaturan (kunci, nilai) VALUES ('padan', '{"ambang": 100}')`))
    expect(await jalankan()).toMatchObject({ calon: 1, diusulkan: 0 })
  })
})
