// Whether a stated purpose still holds for something.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type Tx, withAktor } from '@/lib/server/db'
import type { ObjekBukaan } from '../bukaan'

/** A purpose that holds: since its words were written it ends at `berakhirPada`. */
export type BukaanRow = { id: string; tujuan: string; berakhirPada: Date }

/** The aktor's purpose for one thing that holds at `pada`, the one that ends last; null when there is none. Reads bukaan_aktor_idx. */
export async function findBukaan(
  aktor: Aktor,
  objek: { objek: ObjekBukaan; objekId: string },
  pada: Date,
): Promise<BukaanRow | null> {
  return withAktor(aktor, (tx) =>
    tx.bukaan.findFirst({
      where: { kodeKab: aktor.kodeKab, aktor: aktor.id, ...objek, ditutupPada: null, berakhirPada: { gt: pada } },
      orderBy: { berakhirPada: 'desc' },
      select: { id: true, tujuan: true, berakhirPada: true },
    }),
  )
}

const bukaanRows = z.array(
  z.object({ keluargaId: z.string(), id: z.string(), tujuan: z.string(), berakhirPada: z.date() }),
)

/**
 * Which of these families a purpose of the aktor opens at `pada`, with the one that ends last. A purpose for a case, a list or
 * tasks opens the families that stand in it now: a visit given to somebody else meanwhile is out of it, a usulan at its end too.
 */
export async function listBukaanKeluarga(
  tx: Tx,
  aktor: Aktor,
  keluargaIdList: readonly string[],
  pada: Date,
): Promise<Map<string, BukaanRow>> {
  // What opens this family? The few purposes of the last half hour by bukaan_berlaku_idx, each asked of the family by its indexes.
  const rows = await tx.$queryRaw`
    SELECT f.id::text AS "keluargaId", b.id::text, b.tujuan, b.berakhir_pada AS "berakhirPada"
    FROM unnest(${keluargaIdList}::uuid[]) f (id)
    CROSS JOIN LATERAL (
      SELECT b.id, b.tujuan, b.berakhir_pada FROM bukaan b
      WHERE b.kode_kab = ${aktor.kodeKab} AND b.aktor = ${aktor.id} AND b.berakhir_pada > ${pada} AND b.ditutup_pada IS NULL
        AND CASE b.objek
          WHEN 'keluarga' THEN b.objek_id = f.id
          WHEN 'usulan' THEN EXISTS (SELECT FROM usulan u WHERE u.kode_kab = b.kode_kab AND u.id = b.objek_id
            AND u.keluarga_id = f.id AND u.status NOT IN ('terjawab', 'ditolak', 'dibatalkan'))
          WHEN 'pemeriksaan' THEN EXISTS (SELECT FROM pemeriksaan p WHERE p.kode_kab = b.kode_kab AND p.keluarga_id = f.id
            AND p.petugas_id = b.objek_id AND p.petugas_id::text = b.aktor AND p.status = 'ditugaskan')
          WHEN 'daftar' THEN EXISTS (SELECT FROM daftar_baris d WHERE d.kode_kab = b.kode_kab AND d.keluarga_id = f.id
            AND d.daftar_id = b.objek_id AND d.dikeluarkan_versi IS NULL)
          WHEN 'tugas' THEN EXISTS (SELECT FROM temuan t WHERE t.kode_kab = b.kode_kab AND t.keluarga_id = f.id
            AND t.petugas_id = b.objek_id AND t.petugas_id::text = b.aktor AND t.status = 'ditugaskan')
          ELSE false END
      ORDER BY b.berakhir_pada DESC LIMIT 1) b`
  return new Map(bukaanRows.parse(rows).map(({ keluargaId, ...bukaan }) => [keluargaId, bukaan]))
}

/** The aktor's purpose that opens a family at `pada`, whatever it was stated for; null when there is none. */
export async function findBukaanKeluarga(aktor: Aktor, keluargaId: string, pada: Date): Promise<BukaanRow | null> {
  return withAktor(
    aktor,
    async (tx) => (await listBukaanKeluarga(tx, aktor, [keluargaId], pada)).get(keluargaId) ?? null,
  )
}
