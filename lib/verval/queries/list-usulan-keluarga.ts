// The usulan of one family, for its page.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { STATUS_USULAN, type StatusUsulan } from '../alur'

export type UsulanKeluargaRow = {
  id: string
  nomor: string | null
  status: StatusUsulan
  dikembalikan: boolean
  dibuatPada: Date
}

const STATUS: ReadonlySet<string> = new Set(STATUS_USULAN)

/** Usulan about a family inside the aktor's wilayah, newest first; at most 50. */
export async function listUsulanKeluarga(aktor: Aktor, keluargaId: string): Promise<UsulanKeluargaRow[]> {
  const rows = await withAktor(aktor, (tx) =>
    tx.usulan.findMany({
      where: { kodeKab: aktor.kodeKab, keluargaId },
      orderBy: { dibuatPada: 'desc' },
      take: 50,
      select: { id: true, nomor: true, status: true, dikembalikan: true, dibuatPada: true },
    }),
  )
  return rows.flatMap(({ status, ...row }) => (STATUS.has(status) ? [{ ...row, status: status as StatusUsulan }] : []))
}
