import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Aktor } from '@/lib/akses/izin'
import { jalankanTugaskanKeluarga, tugaskanKeluarga } from '@/lib/verval/commands/tugaskan-keluarga'
import { tugaskanKeluargaSchema } from '@/lib/verval/schema/pemeriksaan'
import { asOwner, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, KAB, seedAktor } from '../support/factories'
import { hasil, type Kantor, seedKantor } from '../support/verval'

let kantor: Kantor
let petugas: Aktor

beforeEach(async () => {
  await truncateMutable()
  kantor = await seedKantor(DESA)
  petugas = await seedAktor({ peran: 'pendamping', kodeWilayah: DESA })
})

/** Families of a desa, every fifth with an earth floor, as an import would have left them. */
async function seedBanyak(jumlah: number, kodeDesa = DESA): Promise<string[]> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `WITH k AS (INSERT INTO keluarga (kode_kab, id) SELECT $1, uuid7() FROM generate_series(1, $2) RETURNING id)
       INSERT INTO rilis_keluarga (kode_kab, rilis_id, keluarga_id, kode_desa, jiwa, sidik, nomor_kartu_keluarga, nama_anggota_keluarga, jenis_lantai_terluas)
       SELECT $1, $3, id, $4, 1, 1, '9' || lpad((row_number() OVER ())::text, 15, '0'), 'KEPALA', CASE WHEN row_number() OVER () % 5 = 0 THEN '08' ELSE '01' END
       FROM k RETURNING keluarga_id::text AS id`,
      [KAB, jumlah, kantor.rilisId, kodeDesa],
    )
    return rows.map((row) => row.id)
  })
}

const isian = (lain: Record<string, unknown>) =>
  tugaskanKeluargaSchema.parse({
    kunci: randomUUID(),
    petugasId: petugas.id,
    alasan: 'sampel',
    rilis: '2025-TW3.1',
    wilayah: KAB,
    saringan: '{"syarat":[]}',
    ...lain,
  })

const countTugas = async () =>
  asOwner(
    async (client) =>
      (
        await client.query<{ n: number }>('SELECT count(*)::integer AS n FROM pemeriksaan WHERE petugas_id = $1', [
          petugas.id,
        ])
      ).rows[0]?.n,
  )

describe('tugaskanKeluarga', () => {
  it('menugaskan yang dipilih, dan menyebut yang dilewati beserta sebabnya', async () => {
    const [a = '', b = ''] = await seedBanyak(2)
    const [luar = ''] = await seedBanyak(1, DESA_LAIN)
    const satu = isian({ id: [a, luar] })
    expect(hasil(await tugaskanKeluarga(kantor.operatorDinsos, satu))).toMatchObject({
      ditugaskan: 1,
      menunggu: 0,
      luar: 1,
      pesan: '1 keluarga ditugaskan, 1 dilewati (1 di luar wilayah tugas petugas).',
    })
    // The same form sent again is the same act; another form finds the family waiting.
    expect(hasil(await tugaskanKeluarga(kantor.operatorDinsos, satu))).toMatchObject({ ditugaskan: 1 })
    expect(hasil(await tugaskanKeluarga(kantor.operatorDinsos, isian({ id: [a, b] })))).toMatchObject({
      ditugaskan: 1,
      menunggu: 1,
    })
    expect(await countTugas()).toBe(2)
  })

  it('menugaskan semua yang cocok dengan saringan, kecuali yang dikecualikan', async () => {
    const idList = await seedBanyak(20)
    const kecuali = idList.slice(0, 1)
    const { ditugaskan } = hasil(
      await tugaskanKeluarga(
        kantor.operatorDinsos,
        isian({ semua: 'ya', kecuali, saringan: '{"syarat":["jenis_lantai_terluas~8"]}' }),
      ),
    )
    expect(ditugaskan).toBe(4)
    expect(hasil(await tugaskanKeluarga(kantor.operatorDinsos, isian({ semua: 'ya', kecuali })))).toMatchObject({
      ditugaskan: 15,
      menunggu: 4,
    })
  })

  it('di atas seribu menjadi pekerjaan, yang dijalankan dua kali pun menugaskan setiap keluarga sekali', async () => {
    await seedBanyak(1_203)
    const mulai = hasil(await tugaskanKeluarga(kantor.operatorDinsos, isian({ semua: 'ya' })))
    expect(mulai.pekerjaanId).not.toBeNull()
    expect(await countTugas()).toBe(0)
    const masukan = await asOwner(
      async (client) =>
        (await client.query('SELECT masukan FROM pekerjaan WHERE id = $1', [mulai.pekerjaanId])).rows[0]?.masukan,
    )
    const job = {
      id: mulai.pekerjaanId ?? '',
      aktor: kantor.operatorDinsos,
      masukan,
      lapor: async () => undefined,
      signal: new AbortController().signal,
    }
    const selesai = { ditugaskan: 1_203, menunggu: 0, luar: 0, pesan: '1.203 keluarga ditugaskan.' }
    expect(await jalankanTugaskanKeluarga(job)).toEqual(selesai)
    expect(await jalankanTugaskanKeluarga(job)).toEqual(selesai)
    expect(await countTugas()).toBe(1_203)
    const jejak = await asOwner(
      async (client) =>
        (await client.query(`SELECT isi FROM jejak WHERE tindakan = 'verval.tugaskan' ORDER BY nomor`)).rows,
    )
    // One for the asking, one for each slice of five hundred.
    expect(jejak).toHaveLength(4)
  })

  it.each([
    ['operator-desa', DESA, 'akses/tanpa-izin'],
    ['verifikator-dinsos', '3216', 'verval/tidak-ditemukan'],
  ] as const)('menolak %s di %s', async (peran, kodeWilayah, kode) => {
    const [id] = await seedBanyak(1)
    const aktor = await seedAktor({ peran, kodeWilayah })
    expect(await tugaskanKeluarga(aktor, isian({ id }))).toMatchObject({ error: { code: kode } })
  })

  it('menolak petugas yang tidak memeriksa, dan saringan yang tidak terbaca', async () => {
    const [id] = await seedBanyak(1)
    expect(
      await tugaskanKeluarga(kantor.operatorDinsos, isian({ id, petugasId: kantor.kepalaDinas.id })),
    ).toMatchObject({ error: { code: 'verval/petugas-tidak-berwenang' } })
    expect(tugaskanKeluargaSchema.safeParse({ ...isian({ id }), saringan: '{"nik":1}' }).success).toBe(false)
  })
})
