// A synthetic exclude list for a synthetic city, so that the demo shows all answers. Written as a file and loaded like any other.
import 'server-only'
import { writeFile } from 'node:fs/promises'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withOwner } from '@/lib/server/owner'
import { KOLOM_EXCLUDE } from '../berkas-exclude'

/**
 * Writes a list drawn from the published release: most public employees of desil 1–5 (EX04) and a few families without an
 * evident reason in DTSEN (EX12, EX14), chosen by a hash of the number, so that the same release gives the same list.
 * Refuses a release that is not synthetic.
 */
export async function tulisExcludeSintetis(input: {
  kodeKab: string
  jalur: string
}): Promise<Result<{ baris: number }>> {
  return withOwner(async (client) => {
    const { rows } = await client.query<{ id: number; sintetis: boolean }>(
      'SELECT r.id, r.sintetis FROM rilis_kini k JOIN rilis r ON r.id = k.rilis_id WHERE k.kode_kab = $1',
      [input.kodeKab],
    )
    const rilis = rows[0]
    if (!rilis) return refuse('kelayakan/rilis-tidak-ada', 'Belum ada rilis yang terbit.')
    if (!rilis.sintetis)
      return refuse('kelayakan/bukan-sintetis', 'Daftar exclude sintetis hanya dibuat untuk rilis sintetis.')
    const { rows: list } = await client.query<{ kk: string; nik: string; kode: string }>(
      `SELECT '' AS kk, g.nomor_induk_kependudukan AS nik, 'EX04' AS kode
       FROM rilis_anggota g JOIN rilis_keluarga k ON k.kode_kab = g.kode_kab AND k.rilis_id = g.rilis_id AND k.keluarga_id = g.keluarga_id
       WHERE g.kode_kab = $1 AND g.rilis_id = $2 AND g.status_dalam_pekerjaan_utama = '5' AND k.desil_nasional BETWEEN 1 AND 5
         AND get_byte(sha256(convert_to(g.nomor_induk_kependudukan, 'UTF8')), 0) < 200
       UNION ALL
       SELECT k.nomor_kartu_keluarga, '', CASE WHEN get_byte(s.sidik, 1) < 128 THEN 'EX12' ELSE 'EX14' END
       FROM rilis_keluarga k CROSS JOIN LATERAL (SELECT sha256(convert_to(k.nomor_kartu_keluarga, 'UTF8')) AS sidik) s
       WHERE k.kode_kab = $1 AND k.rilis_id = $2 AND k.desil_nasional BETWEEN 1 AND 5 AND get_byte(s.sidik, 0) < 4
       ORDER BY nik, kk`,
      [input.kodeKab, rilis.id],
    )
    const baris = list.map(({ kk, nik, kode }) => `${kk},${nik},${kode}\n`)
    await writeFile(input.jalur, `${KOLOM_EXCLUDE.join(',')}\n${baris.join('')}`)
    return ok({ baris: list.length })
  })
}
