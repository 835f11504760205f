// Which profile counts for a kabupaten/kota: the one its office saved last, else the shipped one.
import 'server-only'
import type pg from 'pg'
import type { Tx } from '@/lib/server/db'
import type { JenisSumber } from '../jenis'
import { type ProfilTersimpan, profilSchema } from '../profil/profil'

/** The profile in force, on a connection of the owner. Throws when the kind has none: then the reference data are missing. */
export async function readProfil(client: pg.Client, kodeKab: string, jenis: JenisSumber): Promise<ProfilTersimpan> {
  const { rows } = await client.query<{ isi: unknown; versi: number; status: string }>(
    `SELECT isi, versi, 'terverifikasi' AS status FROM profil_impor WHERE kode_kab = $1 AND jenis = $2
     UNION ALL SELECT isi, 0, status FROM profil_bawaan WHERE jenis = $2 ORDER BY versi DESC LIMIT 1`,
    [kodeKab, jenis],
  )
  return toProfil(rows[0], jenis)
}

/** The profile in force for the kabupaten/kota of the scope. */
export async function findProfil(tx: Tx, kodeKab: string, jenis: JenisSumber): Promise<ProfilTersimpan> {
  const milik = await tx.profilImpor.findFirst({
    where: { kodeKab, jenis },
    orderBy: { versi: 'desc' },
    select: { isi: true, versi: true },
  })
  if (milik) return toProfil({ ...milik, status: 'terverifikasi' }, jenis)
  const bawaan = await tx.profilBawaan.findUnique({ where: { jenis }, select: { isi: true, status: true } })
  return toProfil(bawaan ? { ...bawaan, versi: 0 } : undefined, jenis)
}

function toProfil(
  row: { isi: unknown; versi: number; status: string } | undefined,
  jenis: JenisSumber,
): ProfilTersimpan {
  if (!row) throw new Error(`profil ${jenis} tidak ada`)
  return {
    profil: profilSchema.parse(row.isi),
    versi: row.versi,
    status: row.status === 'terverifikasi' ? 'terverifikasi' : 'belum-terverifikasi',
  }
}
