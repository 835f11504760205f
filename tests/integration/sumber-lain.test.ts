import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import type { IsoDate, Periode } from '@/lib/core/date'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import { imporSumber } from '@/lib/sumber/commands/impor-sumber'
import type { HasilMuatan } from '@/lib/sumber/commands/muatan/hasil'
import { type BerkasSintetis, tulisSumberSintetis } from '@/lib/sumber/commands/tulis-sumber-sintetis'
import { JENIS_KEPESERTAAN, type JenisSumber } from '@/lib/sumber/jenis'
import type { ImporSumberInput } from '@/lib/sumber/schema-sumber'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asApp, asOwner } from '../support/db'
import { makeRilis, newFolder, writeBytes } from '../support/rilis'

const KAB = '3275'
const aktor = serverAktor(KAB)
let berkasList: BerkasSintetis[] = []

beforeAll(async () => {
  const files = await makeRilis(400)
  const hasil = await imporRilis(
    aktor,
    {
      kodeKab: KAB as KodeWilayah,
      jenis: 'dtsen',
      periode: '2025-TW3' as Periode,
      sistem: 'kemendagri',
      sintetis: true,
    },
    files.map((jalur) => ({ nama: path.basename(jalur), jalur })),
  )
  if (!hasil.ok) throw new Error(hasil.error.message)
  const ditulis = await tulisSumberSintetis({ kodeKab: KAB, keluar: newFolder() })
  if (!ditulis.ok) throw new Error(ditulis.error.message)
  berkasList = ditulis.value
}, 120_000)

function input(jenis: JenisSumber, more: Partial<ImporSumberInput> = {}): ImporSumberInput {
  return {
    kodeKab: KAB as KodeWilayah,
    jenis,
    perTanggal: '2025-09-20' as IsoDate,
    sintetis: true,
    ...(jenis === 'kpm' && { periode: '2025-TW3' }),
    ...(jenis === 'regsosek' && { sistem: 'kemendagri' as const }),
    ...more,
  }
}

async function muat(jenis: JenisSumber, jalur: string, more: Partial<ImporSumberInput> = {}): Promise<HasilMuatan> {
  const hasil = await imporSumber(aktor, input(jenis, more), [{ nama: path.basename(jalur), jalur }])
  if (!hasil.ok) throw new Error(hasil.error.message)
  const { baris, baru, berubah, sama, ditahan, salah } = hasil.value
  expect(baru + berubah + sama + ditahan + salah).toBe(baris)
  return hasil.value
}

async function listCatatan<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  return asOwner(async (client) => (await client.query(sql, values)).rows as T[])
}

describe('imporSumber', () => {
  it('memuat setiap jenis: hitungannya genap, barisnya tertaut, berkas yang sama tidak mengubah apa pun', async () => {
    for (const { jenis, jalur, baris } of berkasList) {
      const satu = await muat(jenis, jalur)
      expect([jenis, satu.baris, satu.salah + satu.ditahan]).toEqual([jenis, baris, 0])
      expect(satu.tertaut).toBeGreaterThan(0)
      expect(satu.tertaut).toBeLessThanOrEqual(baris)
      const rows = await listCatatan<{ n: number; kepesertaan: number }>(
        `SELECT count(*)::integer AS n, (SELECT count(*)::integer FROM kepesertaan WHERE kode_kab = $1 AND muatan_id = $2) AS kepesertaan
         FROM sumber_catatan WHERE kode_kab = $1 AND muatan_id = $2`,
        [KAB, satu.muatan],
      )
      expect(rows).toEqual([{ n: baris, kepesertaan: JENIS_KEPESERTAAN.includes(jenis) ? baris : 0 }])
      const dua = await muat(jenis, jalur)
      expect(dua).toMatchObject({ batch: satu.batch, muatan: satu.muatan, baris, sama: baris, baru: 0, terulang: true })
    }
    const sisa = await listCatatan(
      `SELECT relname FROM pg_class WHERE relnamespace = 'kerja'::regnamespace AND relname LIKE 's3275%'`,
    )
    expect(sisa).toEqual([])
  }, 120_000)
})
