// Retention, whatever is kept: the rule of the office, and one kabupaten/kota after the other while nobody imports there.
import 'server-only'
import type pg from 'pg'
import { z } from 'zod'
import { ok } from '@/lib/core/result'
import { withOwner } from '@/lib/server/owner'
import { readSetting } from '@/lib/server/settings'
import { withKunciImpor } from './impor/kunci'

const aturanSchema = z.object({ simpan: z.int().min(2).default(8), tahan: z.array(z.string()).default([]) })

/** How many of the newest keep their rows, and which keep them whatever their age. */
export type AturanSimpan = z.output<typeof aturanSchema>

/**
 * Runs `buang` for each kabupaten/kota of a table, by the rule under `kunci` in the table pengaturan; one in which an import
 * runs is left for the next turn. Returns the sum of what `buang` returned.
 */
export async function buangMenurutAturan(
  tabel: 'rilis' | 'sumber_muatan',
  kunci: string,
  buang: (client: pg.Client, kodeKab: string, aturan: AturanSimpan) => Promise<number>,
): Promise<number> {
  const { kabList, aturan } = await withOwner(async (client) => {
    const { rows } = await client.query<{ kode_kab: string }>(`SELECT DISTINCT kode_kab FROM ${tabel} ORDER BY 1`)
    return {
      kabList: rows.map((row) => row.kode_kab),
      aturan: aturanSchema.parse((await readSetting(client, kunci)) ?? {}),
    }
  })
  let jumlah = 0
  for (const kodeKab of kabList) {
    const hasil = await withKunciImpor(kodeKab, async (client) => ok(await buang(client, kodeKab, aturan)))
    if (hasil.ok) jumlah += hasil.value
  }
  return jumlah
}
