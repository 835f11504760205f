import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import type { Periode } from '@/lib/core/date'
import { buangPeringkatLama } from '@/lib/peringkat/commands/buang-peringkat-lama'
import { jalankanPeringkat } from '@/lib/peringkat/commands/jalankan-peringkat'
import { buangKirimanLama } from '@/lib/sumber/commands/buang-kiriman-lama'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import { pakaiRilis } from '@/lib/sumber/commands/pakai-rilis'
import { getSelisih } from '@/lib/sumber/queries/get-selisih'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asOwner, truncateMutable } from '../support/db'
import { cloneRilis, makeRilis, type RilisUji, readRilis, writeRilis } from '../support/rilis'

const KAB = '3275'
let dasar: RilisUji
beforeAll(async () => {
  dasar = readRilis(await makeRilis(100))
})
beforeEach(truncateMutable)

/** Five deliveries, each with another address. */
async function limaKiriman(): Promise<number[]> {
  for (let ke = 0; ke < 5; ke++) {
    const rilis = cloneRilis(dasar)
    for (const row of rilis.keluarga.slice(0, 7)) row.alamat = `JALAN ${ke}`
    const hasil = await imporRilis(
      serverAktor(KAB),
      {
        kodeKab: KAB as KodeWilayah,
        jenis: 'dtsen',
        periode: '2025-TW3' as Periode,
        sistem: 'kemendagri',
        sintetis: true,
      },
      writeRilis(rilis).map((jalur) => ({ nama: path.basename(jalur), jalur })),
    )
    if (!hasil.ok) throw new Error(hasil.error.message)
  }
  return asOwner(async (client) => (await client.query('SELECT id FROM rilis ORDER BY id')).rows.map((row) => row.id))
}

const atur = (kunci: string, nilai: unknown) =>
  asOwner((client) =>
    client.query(
      `INSERT INTO pengaturan (kunci, nilai) VALUES ($1, $2::jsonb) ON CONFLICT (kunci) DO UPDATE SET nilai = excluded.nilai`,
      [kunci, JSON.stringify(nilai)],
    ),
  )

const isiRilis = () =>
  asOwner(
    async (client) =>
      (await client.query('SELECT rilis_id AS id, count(*)::integer AS n FROM rilis_keluarga GROUP BY 1 ORDER BY 1'))
        .rows,
  )

describe('buangKirimanLama', () => {
  it('membuang isi kiriman di luar aturan; rekap, identitas, dan angka perbandingan tetap, sekali saja', async () => {
    const idList = await limaKiriman()
    await atur('sumber.simpan-kiriman', { simpan: 3 })
    const [pertama, kedua, ...tetap] = idList
    expect(await buangKirimanLama()).toBe(2)
    expect(await buangKirimanLama()).toBe(0)
    expect((await isiRilis()).map((row) => row.id)).toEqual(tetap)
    await asOwner(async (client) => {
      const { rows } = await client.query(
        `SELECT (SELECT count(*)::integer FROM rilis WHERE dibuang_pada IS NOT NULL) AS dibuang, (SELECT count(DISTINCT rilis_id)::integer FROM rekap_rilis) AS rekap,
           (SELECT count(*)::integer FROM keluarga) AS keluarga, (SELECT count(*)::integer FROM jejak WHERE tindakan = 'sumber.buang') AS jejak,
           (SELECT array_agg(DISTINCT rilis_id ORDER BY rilis_id) FROM kata) AS kata`,
      )
      expect(rows[0]).toEqual({ dibuang: 2, rekap: 5, keluarga: dasar.keluarga.length, jejak: 2, kata: tetap })
      const kode = await client.query('SELECT id, kode FROM rilis ORDER BY id')
      const namaOf = (id: number | undefined) => kode.rows.find((row) => row.id === id)?.kode
      const { detail } = await getSelisih(serverAktor(KAB), { lama: namaOf(pertama), baru: namaOf(kedua) })
      expect([detail?.status, detail?.kolomList[0]?.kolom]).toEqual(['dibuang', 'alamat'])
    })
  })

  it('tidak membuang yang berlaku, yang disebut dalam aturan, dan yang masih dipakai ruangan lain', async () => {
    const [pertama, kedua, , , terakhir] = await limaKiriman()
    await asOwner((client) => client.query('UPDATE rilis_kini SET rilis_id = $1', [pertama]))
    await atur('sumber.simpan-kiriman', { simpan: 2, tahan: [`${KAB}/2025-TW3.2`] })
    pakaiRilis('uji', async () => [kedua ?? 0])
    expect(await buangKirimanLama()).toBe(1)
    pakaiRilis('uji', async () => [])
    expect((await isiRilis()).map((row) => row.id)).toEqual(expect.arrayContaining([pertama, kedua, terakhir]))
    expect(await buangKirimanLama()).toBe(0)
    await atur('sumber.simpan-kiriman', { simpan: 2 })
    expect(await buangKirimanLama()).toBe(1)
  })
})

describe('buangPeringkatLama', () => {
  it('membuang hasil simulasi lama kecuali yang dipakai halaman keluarga; rekapnya tetap', async () => {
    await limaKiriman()
    for (let ke = 0; ke < 3; ke++) {
      const hasil = await jalankanPeringkat(serverAktor(KAB), {
        kodeKab: KAB,
        periode: '2025-TW3',
        model: await kodeModel(),
        lapis: 'rilis',
        bobot: 'jiwa',
        benih: `uji-${ke}`,
      } as Parameters<typeof jalankanPeringkat>[1])
      if (!hasil.ok) throw new Error(hasil.error.message)
    }
    await atur('peringkat.simpan', { simpan: 1 })
    expect(await buangPeringkatLama()).toBe(2)
    expect(await buangPeringkatLama()).toBe(0)
    await asOwner(async (client) => {
      const { rows } = await client.query(
        `SELECT (SELECT count(DISTINCT jalan_id)::integer FROM peringkat_hasil) AS hasil, (SELECT count(DISTINCT jalan_id)::integer FROM rekap_peringkat) AS rekap`,
      )
      expect(rows[0]).toEqual({ hasil: 1, rekap: 3 })
    })
  })
})

async function kodeModel(): Promise<string> {
  return asOwner(async (client) => (await client.query('SELECT kode FROM peringkat_model LIMIT 1')).rows[0].kode)
}
