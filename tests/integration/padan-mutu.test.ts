// How good the proposals are, on a release in which it is known who was delivered twice.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import type { Periode } from '@/lib/core/date'
import { jalankanPadan } from '@/lib/padan/commands/jalankan-padan'
import { gandakanRilis } from '@/lib/sumber/commands/gandakan-rilis'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asOwner } from '../support/db'
import { KAB } from '../support/factories'
import { makeRilis } from '../support/rilis'
import { hasil } from '../support/verval'

const KK = 6000
const PERSEN = 3

type Kebenaran = { nik_asal: string; kk_asal: string; nik_ganda: string; kk_ganda: string; perubahan: string }
let kebenaran: (Kebenaran & { ditemukan: boolean })[] = []
let usulan = 0
let benar = 0

beforeAll(async () => {
  const files = await makeRilis(KK, '2025-TW3', 'padan')
  const ganda = await gandakanRilis({ folder: path.dirname(files[0]), kodeKab: KAB, persen: PERSEN, benih: 'padan' })
  hasil(
    await imporRilis(
      serverAktor(KAB),
      {
        kodeKab: KAB as KodeWilayah,
        jenis: 'dtsen',
        periode: '2025-TW3' as Periode,
        sistem: 'kemendagri',
        sintetis: true,
      },
      files.map((jalur) => ({ nama: path.basename(jalur), jalur })),
    ),
  )
  hasil(await jalankanPadan(serverAktor(KAB), { kodeKab: KAB }))
  const rows = parse(readFileSync(ganda.berkas), { delimiter: '|', columns: true }) as Kebenaran[]
  await asOwner(async (client) => {
    const orang = await client.query<{ kunci: string; id: string }>(
      `SELECT a.nomor_induk_kependudukan || ' ' || k.nomor_kartu_keluarga AS kunci, a.orang_id::text AS id
       FROM rilis_anggota a JOIN rilis_keluarga k USING (kode_kab, rilis_id, keluarga_id)`,
    )
    const idByKunci = new Map(orang.rows.map(({ kunci, id }) => [kunci, id]))
    const pasangan = await client.query<{ kunci: string }>(
      `SELECT orang_id || ' ' || orang_lain AS kunci FROM padan_pasangan`,
    )
    const diusulkan = new Set(pasangan.rows.map(({ kunci }) => kunci))
    kebenaran = rows.map((row) => {
      const id = [`${row.nik_asal} ${row.kk_asal}`, `${row.nik_ganda} ${row.kk_ganda}`].map((kunci) =>
        idByKunci.get(kunci),
      )
      return { ...row, ditemukan: diusulkan.has(id.sort().join(' ')) }
    })
    usulan = diusulkan.size
  })
  benar = kebenaran.filter(({ ditemukan }) => ditemukan).length
}, 240_000)

describe('usulan pemadanan atas rilis dengan orang ganda yang diketahui', () => {
  it('menemukan sedikitnya 95 dari 100 orang ganda', () => {
    expect(kebenaran.length).toBeGreaterThan(400)
    const terlewat = kebenaran.filter(({ ditemukan }) => !ditemukan).map(({ perubahan }) => perubahan)
    expect(
      benar / kebenaran.length,
      `${benar} dari ${kebenaran.length}, terlewat ${terlewat.join('; ')}`,
    ).toBeGreaterThan(0.95)
  })
  it('sedikitnya 95 dari 100 usulannya benar', () => {
    expect(benar / usulan, `${benar} dari ${usulan}`).toBeGreaterThan(0.95)
  })
})
