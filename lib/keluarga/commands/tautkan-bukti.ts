// Papers that were sent ahead become the papers of an event.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import type { Tx } from '@/lib/server/db'
import { formatNamaBukti, JENIS_BUKTI } from '../bukti'
import type { JenisDokumen } from '../peristiwa'

/** Endings of the names of stored papers, by their id; refused `keluarga/bukti-tidak-ada` unless all wait in the name of the aktor. */
export async function cekBukti(
  tx: Tx,
  aktor: Aktor,
  berkas: readonly string[],
  pada: Date,
): Promise<Result<ReadonlyMap<string, string>>> {
  if (berkas.length === 0) return ok(new Map())
  const rows = await tx.berkas.findMany({
    where: {
      kodeKab: aktor.kodeKab,
      id: { in: [...berkas] },
      aktor: aktor.id,
      jenis: JENIS_BUKTI,
      dihapusPada: null,
      kedaluwarsaPada: { gt: pada },
    },
    select: { id: true, nama: true },
  })
  if (rows.length !== berkas.length)
    return refuse(
      'keluarga/bukti-tidak-ada',
      'Dokumen yang dilampirkan tidak ada lagi di server; ia disimpan sehari sebelum peristiwanya dicatat. Lampirkan sekali lagi.',
    )
  return ok(new Map(rows.map(({ id, nama }) => [id, nama.slice(nama.lastIndexOf('.') + 1)])))
}

/**
 * Keeps papers, found by {@link cekBukti}, as those of an event, after the ones it has (`sudah`). Returns their SHA-256 in hex, for
 * the audit trail: what was shown as proof can be told from anything else later.
 */
export async function tautkanBukti(
  tx: Tx,
  peristiwa: { id: string; dokumenJenis: JenisDokumen; dokumenTanggal: string },
  akhiranById: ReadonlyMap<string, string>,
  pada: Date,
  sudah = 0,
): Promise<string[]> {
  const sidik: string[] = []
  for (const [id, akhiran] of akhiranById) {
    const nama = formatNamaBukti(peristiwa.dokumenJenis, peristiwa.dokumenTanggal, sudah + sidik.length + 1, akhiran)
    const [row] = await tx.$queryRaw<{ sha256: string | null }[]>`
      SELECT lampirkan_bukti(${peristiwa.id}::uuid, ${id}::uuid, ${nama}, ${pada}) AS sha256`
    // Taken by another event a moment ago: the whole act is undone.
    if (!row?.sha256) throw new Error('bukti sudah dipakai peristiwa lain')
    sidik.push(row.sha256)
  }
  return sidik
}
