// Moves between kabupaten/kota of this installation, linked anew on all sides: after a release what it lists counts too.
import 'server-only'
import type pg from 'pg'
import { inTransaction } from '@/lib/server/owner'

/**
 * Brings the links of all recorded moves up to date, on every side. Events do this for their own persons when they are
 * recorded (`susun_pindah`); a new release changes who is still listed where.
 */
export async function susunPindah(client: pg.Client): Promise<void> {
  await inTransaction(client, async () => {
    // Nobody records a move meanwhile: a lock per NIK would be one for each of thousands.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('sahih:pindah', 0))`)
    await client.query(`
      WITH pergi AS (
        SELECT DISTINCT kode_kab, orang_id FROM pembaruan_anggota WHERE sebab = 'pindah')
      SELECT susun_pindah_nik(ARRAY(
        SELECT b.nilai FROM pergi g JOIN pembaruan b ON b.kode_kab = g.kode_kab AND b.orang_id = g.orang_id AND b.kolom = 'nomor_induk_kependudukan'
        UNION
        SELECT a.nomor_induk_kependudukan FROM pergi g JOIN rilis r ON r.kode_kab = g.kode_kab AND r.status = 'terbit'
        JOIN rilis_anggota a ON a.kode_kab = g.kode_kab AND a.rilis_id = r.id AND a.orang_id = g.orang_id))`)
  })
}
