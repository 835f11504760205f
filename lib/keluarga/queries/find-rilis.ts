// Which delivery is read: the published one, the newest of a quarter, or one named exactly.
import 'server-only'
import type { Tx } from '@/lib/server/db'
import type { Prisma } from '@/prisma/client/client'

/** Columns of a delivery that screens and reports show. */
export const rilisRow = {
  id: true,
  kode: true,
  periode: true,
  pengiriman: true,
  status: true,
  sintetis: true,
  berlakuSejak: true,
  terbitPada: true,
  jumlahKeluarga: true,
  jumlahAnggota: true,
  keluargaDitahan: true,
  anggotaDitahan: true,
  keluargaSalah: true,
  anggotaSalah: true,
} satisfies Prisma.RilisSelect

export type RilisRow = Prisma.RilisGetPayload<{ select: typeof rilisRow }>

/**
 * A published delivery of the kabupaten/kota in scope; null when there is none.
 * Without `kode` the one the pointer names; `2025-TW3` is the newest of that quarter, `2025-TW3.2` exactly that one.
 */
export async function findRilis(tx: Tx, kodeKab: string, kode?: string): Promise<RilisRow | null> {
  if (kode === undefined) {
    const kini = await tx.rilisKini.findUnique({ where: { kodeKab }, select: { rilis: { select: rilisRow } } })
    return kini?.rilis ?? null
  }
  const [periode, pengiriman] = kode.split('.')
  return tx.rilis.findFirst({
    where: { kodeKab, periode, status: 'terbit', ...(pengiriman ? { pengiriman: Number(pengiriman) } : {}) },
    orderBy: { pengiriman: 'desc' },
    select: rilisRow,
  })
}
