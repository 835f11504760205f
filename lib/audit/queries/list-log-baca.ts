// Reading the read log: who opened which family, who searched.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type Page, toPage } from '@/lib/core/page'
import { withAktor } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import type { LogBacaFilter } from '../schema'
import { withNames } from './list-jejak'

export type LogBacaRow = {
  id: string
  pada: string
  aktor: string
  namaAktor: string
  peran: string
  kodeWilayah: string
  tindakan: string
  sasaran: string
  isi: string
  /** Whether the row already lies under a seal of the chain. */
  disegel: boolean
}

const logRows = z.array(
  z.object({
    id: z.string(),
    pada: z.date(),
    aktor: z.string(),
    peran: z.string(),
    kode_wilayah: z.string(),
    tindakan: z.string(),
    sasaran: z.string(),
    isi: z.string(),
    disegel: z.boolean(),
  }),
)

/** Openings and searches of the kabupaten/kota, newest first, one keyset page. Only a scope of the whole kabupaten/kota sees any. */
export async function listLogBaca(aktor: Aktor, filter: LogBacaFilter): Promise<Page<LogBacaRow>> {
  return withAktor(aktor, async (tx) => {
    const back = filter.kursor?.startsWith('p:') ?? false
    const cursor = filter.kursor?.slice(2)
    const where = [
      Prisma.sql`kode_kab = ${aktor.kodeKab}`,
      cursor === undefined ? null : back ? Prisma.sql`id > ${cursor}::uuid` : Prisma.sql`id < ${cursor}::uuid`,
      filter.aktor === undefined ? null : Prisma.sql`aktor = ${filter.aktor}`,
      filter.sasaran === undefined ? null : Prisma.sql`sasaran = ${filter.sasaran}`,
    ].filter((part) => part !== null)
    // Which openings stand on this page? Ids grow with time; walks the index of the filter (or the key) from the cursor on.
    const found = await tx.$queryRaw`
      SELECT id::text, pada, aktor, peran, kode_wilayah, tindakan, sasaran, isi, segel IS NOT NULL AS disegel
      FROM log_baca WHERE ${Prisma.join(where, ' AND ')}
      ORDER BY log_baca.id ${back ? Prisma.sql`ASC` : Prisma.sql`DESC`} LIMIT ${filter.ukuran + 1}`
    const rows = await withNames(tx, logRows.parse(found))
    return toPage(rows, { size: filter.ukuran, back: back, first: filter.kursor === undefined }, ({ id }) => String(id))
  })
}
