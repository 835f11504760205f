// Where a person belongs now, by the release and by what was recorded over it.
import 'server-only'
import type { Tx } from '@/lib/server/db'
import { computeKeanggotaan, type GerakAnggota } from '../keanggotaan'
import type { SebabGerak } from '../peristiwa'
import { findRilis } from './find-rilis'

/** Families inside the scope that a person belongs to now, by the release and what was recorded over it. */
export async function listKeluargaOrang(
  tx: Tx,
  kodeKab: string,
  orangId: string,
): Promise<{ id: string; kodeDesa: string }[]> {
  const rilis = await findRilis(tx, kodeKab)
  const diRilis = await tx.rilisAnggota.findMany({
    where: { kode_kab: kodeKab, rilis_id: rilis?.id ?? 0, orang_id: orangId },
    select: { keluarga_id: true, kode_desa: true },
  })
  const gerak = await tx.pembaruanAnggota.findMany({
    where: { kodeKab, orangId, dicabutPada: null },
    select: {
      keluargaId: true,
      kodeDesa: true,
      arah: true,
      sebab: true,
      berlakuSejak: true,
      dicatatPada: true,
      peristiwaId: true,
    },
  })
  const desaById = new Map([
    ...diRilis.map((row) => [row.keluarga_id, row.kode_desa] as const),
    ...gerak.map((row) => [row.keluargaId, row.kodeDesa] as const),
  ])
  return [...desaById].flatMap(([id, kodeDesa]) => {
    const [satu] = computeKeanggotaan(
      diRilis.some((row) => row.keluarga_id === id) ? [orangId] : [],
      gerak
        .filter((row) => row.keluargaId === id)
        .map((row) => ({
          orangId,
          arah: row.arah as GerakAnggota['arah'],
          sebab: row.sebab as SebabGerak,
          sejak: row.berlakuSejak.toISOString().slice(0, 10),
          dicatatPada: row.dicatatPada,
          peristiwaId: row.peristiwaId,
        })),
    )
    return satu?.anggota ? [{ id, kodeDesa }] : []
  })
}
