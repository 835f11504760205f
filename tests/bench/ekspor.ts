// Exporting every person of a city beside its floor: COPY of the same rows as they stand.
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { serverAktor } from '@/lib/akses/izin'
import { tulisEkspor } from '@/lib/keluarga/commands/tulis-ekspor'
import { ensureImported } from './impor'
import type { BenchContext } from './main'
import { type Measure, measureOf, peakMemory, time } from './measure'

/** ekspor: seconds against the floor, bar 3 ×. ekspor.memori: peak resident memory of Node so far in MB, bar 512. */
export async function measure(context: BenchContext): Promise<Measure[]> {
  await ensureImported(context)
  const keluar = path.join(context.dataDir, 'ekspor.csv')
  const client = new pg.Client({ connectionString: context.database.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: number }>('SELECT rilis_id AS id FROM rilis_kini WHERE kode_kab = $1', [
      context.kodeKab,
    ])
    const copy = `COPY rilis_anggota_${Number(rows[0]?.id)} TO STDOUT (FORMAT csv)`
    const lantai = (await time(() => pipeline(client.query(copyTo(copy)), createWriteStream(keluar)))) / 1000
    context.note(`lantai ${lantai.toFixed(1)} s`)
    await rm(keluar)
    const nilai = await time(async () => {
      const hasil = await tulisEkspor(serverAktor(context.kodeKab), {
        jenis: 'anggota',
        rilis: context.periode,
        wilayah: context.kodeKab,
        desil: undefined,
        tujuan: 'Pengukuran ekspor',
        keluar,
      })
      if (!hasil.ok) throw new Error(hasil.error.message)
      context.note(`${hasil.value.baris} orang`)
    })
    return [
      measureOf({ nama: 'ekspor', nilai: nilai / 1000, satuan: 's', lantai, n: 1, batas: 3 }),
      measureOf({ nama: 'ekspor.memori', nilai: await peakMemory(), satuan: 'MB', n: 1, batas: 512 }),
    ]
  } finally {
    await client.end()
    await rm(keluar, { force: true })
  }
}
