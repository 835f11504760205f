// Row security must not cost the indexes: at 100,000 families no read goes through a table of people from end to end.
import { beforeAll, describe, expect, it } from 'vitest'
import { type Aktor, type Peran, serverAktor } from '@/lib/akses/izin'
import { simpanPencarian } from '@/lib/keluarga/commands/simpan-pencarian'
import { cariSchema } from '@/lib/keluarga/schema'
import { db, withAktor } from '@/lib/server/db'
import { hitungTemuan } from '@/lib/temuan/commands/hitung-temuan'
import { asOwner } from '../support/db'
import { DESA, KAB, seedAktor } from '../support/factories'
import { DESA_ASING, KAB_ASING } from '../support/kota'
import { KUERI } from '../support/kueri'
import type { Sasaran } from '../support/kueri/bentuk'
import { KELUARGA, type Muatan, seedMuatan } from '../support/muatan'
import { hasil, kunci, seedKantor } from '../support/verval'

/** Tables of people above this size, in rows, must not be read in the order they lie. */
const BESAR = 10_000
/** Rows a read may meet that way all the same: a name so common that the first page is full before an index would pay. */
const BOLEH = 5_000
/** Reading everything is the purpose of these, for whoever is bound to the whole kabupaten/kota. */
const MEMBACA_SEMUA = ['exportRilis']

let muatan: Muatan
let sasaran: Sasaran

beforeAll(async () => {
  muatan = await seedMuatan()
  const kantor = await seedKantor(DESA)
  // The office published another delivery; the loaded one is the present again.
  await asOwner((client) =>
    client.query('UPDATE rilis_kini SET rilis_id = $1 WHERE kode_kab = $2', [muatan.rilisId, KAB]),
  )
  // Lists of findings grow with the city too.
  hasil(await hitungTemuan(serverAktor(KAB), { kodeKab: KAB }))
  const asing = await seedKantor(DESA_ASING)
  sasaran = {
    kota: {
      kantor,
      asing,
      keluargaList: muatan.keluargaList,
      usulanList: muatan.usulanList,
      pencarianList: [],
      rilisIdByKab: { [KAB]: muatan.rilisId, [KAB_ASING]: asing.rilisId },
    },
    idByTabel: { pengguna: [kantor.operator.id, asing.operator.id] },
  }
}, 300_000)

type Hitungan = Map<string, number>

/** How many rows of each large table of people have been read in the order they lie, without an index, so far. */
async function countBacaan(): Promise<Hitungan> {
  // The statistics of a connection are handed over when it has been asked to, at its next idle moment.
  await db().$queryRaw`SELECT pg_stat_force_next_flush()::text`
  await db().$queryRaw`SELECT 1 AS satu`
  const { rows } = await asOwner((client) =>
    client.query<{ tabel: string; n: string }>(
      `SELECT s.relname AS tabel, s.seq_tup_read::text AS n FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
       WHERE c.reltuples > $1 AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('kode_desa', 'keluarga_id', 'kode_kab'))`,
      [BESAR],
    ),
  )
  return new Map(rows.map(({ tabel, n }) => [tabel, Number(n)]))
}

const bertambah = (before: Hitungan, after: Hitungan) =>
  [...after].filter(([tabel, n]) => n > (before.get(tabel) ?? 0) + BOLEH).map(([tabel]) => tabel)

describe(`pada ${KELUARGA} keluarga`, () => {
  it('alat ukurnya bekerja: pembacaan seluruh tabel ketahuan', async () => {
    const before = await countBacaan()
    expect([...before.keys()]).toEqual(
      expect.arrayContaining([`rilis_keluarga_${muatan.rilisId}`, `rilis_anggota_${muatan.rilisId}`, 'usulan']),
    )
    const aktor = await seedAktor({ peran: 'auditor' })
    await withAktor(aktor, async (tx) => {
      await tx.$executeRaw`SELECT set_config('enable_indexscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_indexonlyscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`
      await tx.$queryRaw`SELECT count(*)::integer AS n FROM rilis_keluarga WHERE alamat IS NULL`
    })
    expect(bertambah(before, await countBacaan())).toEqual([`rilis_keluarga_${muatan.rilisId}`])
  })

  it.each<[Peran, string]>([
    ['operator-desa', DESA],
    ['pendamping', '327501'],
    ['operator-dinsos', KAB],
    ['kepala-daerah', KAB],
  ])('tidak satu kueri pun membaca seluruh tabel orang untuk %s di %s', async (peran, kodeWilayah) => {
    const aktor: Aktor = await seedAktor({ peran, kodeWilayah })
    const pencarianList: string[] = []
    for (const isi of [
      'siti rahmawati',
      'lestari',
      'sti rahmawti',
      muatan.keluargaList[0]?.nikList[0],
      muatan.keluargaList[0]?.nomorKk,
    ]) {
      pencarianList.push(hasil(await simpanPencarian(aktor, cariSchema.parse({ kunci: kunci(), isi }))).id)
    }
    const own: Sasaran = { ...sasaran, kota: { ...sasaran.kota, pencarianList } }
    const ditemukan: string[] = []
    for (const { nama, run } of KUERI) {
      if (MEMBACA_SEMUA.includes(nama) && kodeWilayah.length < 10) continue
      const before = await countBacaan()
      await run(aktor, own)
      for (const tabel of bertambah(before, await countBacaan())) ditemukan.push(`${nama}: ${tabel}`)
    }
    expect(ditemukan).toEqual([])
  })
})
