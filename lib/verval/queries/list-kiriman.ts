// What has been sent, as the file had it: read back from the frozen lists for the command line.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'

export type KirimanRow = { id: string; nomor: string; daftarId: string; daftar: string; jalur: string | null }

/** Lists that are ditetapkan and not yet sent, oldest first. */
export async function listSiapKirim(aktor: Aktor): Promise<{ id: string; nomor: string }[]> {
  return withAktor(aktor, (tx) =>
    tx.daftar.findMany({
      where: { kodeKab: aktor.kodeKab, status: 'ditetapkan' },
      select: { id: true, nomor: true },
      orderBy: { id: 'asc' },
    }),
  )
}

/** Kiriman with the place of their files below the store, oldest first; `daftar` names one list. */
export async function listKiriman(aktor: Aktor, idList: readonly string[]): Promise<KirimanRow[]> {
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    const rows = await tx.kiriman.findMany({
      where: { kodeKab, daftarId: { in: [...idList] } },
      select: { id: true, nomor: true, daftarId: true, berkasId: true, daftar: { select: { nomor: true } } },
      orderBy: { id: 'asc' },
    })
    const berkasList = await tx.berkas.findMany({
      where: { kodeKab, id: { in: rows.flatMap(({ berkasId }) => berkasId ?? []) } },
      select: { id: true, jalur: true },
    })
    return rows.map(({ berkasId, daftar, ...row }) => ({
      ...row,
      daftar: daftar.nomor,
      jalur: berkasList.find(({ id }) => id === berkasId)?.jalur ?? null,
    }))
  })
}
