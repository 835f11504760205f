// Marks rows of lists under way whose family no longer is what it was when the list was frozen.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { now } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import { tingkatOf } from '@/lib/wilayah/kode'

/**
 * To be run when a release is published: marks rows whose value of before (nilai_lama) is neither the released nor the
 * locally changed one any more, or whose family is not in the release. The frozen text and its hash stay as they are.
 * `ditandai` counts rows newly marked. Refusal: `akses/tanpa-izin`.
 */
export async function tandaiDaftar(aktor: Aktor): Promise<Result<{ ditandai: number }>> {
  if (!can(aktor, 'verval:jawab') || tingkatOf(aktor.kodeWilayah) !== 'kabupaten')
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin untuk tindakan ini.')
  const { kodeKab } = aktor
  return withAktor(aktor, async (tx) => {
    const rilis = await tx.rilis.findFirst({
      where: { kodeKab, rilisKiniList: { some: { kodeKab } } },
      select: { id: true, kode: true },
    })
    if (!rilis) return ok({ ditandai: 0 })
    const ditandai = await tx.$executeRaw`
      UPDATE daftar_baris b SET ditandai_pada = ${now()},
        ditandai_alasan = CASE WHEN t.hilang THEN ${`Keluarga ini tidak ada di rilis ${rilis.kode}.`} ELSE ${`Data keluarga ini berubah pada rilis ${rilis.kode}.`} END
      FROM (
        SELECT b.daftar_id, b.urutan, bool_or(rk.keluarga_id IS NULL) AS hilang
        FROM daftar d
        JOIN daftar_baris b ON b.kode_kab = d.kode_kab AND b.daftar_id = d.id AND b.dikeluarkan_versi IS NULL AND b.ditandai_pada IS NULL
        CROSS JOIN LATERAL jsonb_to_recordset(b.isi::jsonb -> 'perubahan') AS p ("orangId" uuid, kolom text, lama text)
        LEFT JOIN rilis_keluarga rk ON rk.kode_kab = b.kode_kab AND rk.rilis_id = ${rilis.id} AND rk.keluarga_id = b.keluarga_id
        LEFT JOIN rilis_anggota ra ON ra.kode_kab = b.kode_kab AND ra.rilis_id = ${rilis.id} AND ra.orang_id = p."orangId"
        WHERE d.kode_kab = ${kodeKab} AND d.status IN ('disusun', 'disahkan')
          AND (rk.keluarga_id IS NULL OR (
            COALESCE(p.lama, '') <> COALESCE(CASE WHEN p."orangId" IS NULL THEN to_jsonb(rk) ->> p.kolom ELSE to_jsonb(ra) ->> p.kolom END, '')
            AND NOT EXISTS (SELECT FROM pembaruan m WHERE m.kode_kab = b.kode_kab AND m.keluarga_id = b.keluarga_id AND m.kolom = p.kolom
              AND m.orang_id IS NOT DISTINCT FROM p."orangId" AND m.dicabut_pada IS NULL AND m.nilai IS NOT DISTINCT FROM p.lama)))
        GROUP BY b.daftar_id, b.urutan
      ) t
      WHERE b.kode_kab = ${kodeKab} AND b.daftar_id = t.daftar_id AND b.urutan = t.urutan`
    if (ditandai > 0) await catat(tx, 'verval.tandai', rilis.kode, { ditandai })
    return ok({ ditandai })
  })
}
