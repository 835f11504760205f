// What was recorded here over the release: who was born or moved in, and whose papers were put right, is compared as it stands.
import 'server-only'
import { kolomLapisan, milikLapisan, nilaiLapisan } from '../lapisan-sql'
import type { KerjaPadan } from './orang'

/** Columns of the working table and the fact of a paper each comes from. */
const NILAI = {
  nik: 'nomor_induk_kependudukan',
  nama: 'nama',
  lahir: 'tanggal_lahir',
  kelamin: 'jenis_kelamin',
  alamat_orang: 'alamat_ktp',
  rt: 'rt_ktp',
  rw: 'rw_ktp',
} as const

/**
 * Brings the local layer into the working table `orang`: corrected values and families of those in the release, and, behind
 * the `dariRilis` rows of it, those it does not list. Returns how many were added. Nearly nothing where nothing was recorded.
 */
export async function tambahLapisan(
  { a, kodeKab, rilisId }: KerjaPadan,
  { orang, lapisan }: { orang: string; lapisan: string },
  dariRilis: number,
): Promise<number> {
  const { rowCount } = await a.query(
    `CREATE UNLOGGED TABLE ${lapisan} AS
     SELECT *, EXISTS (
       SELECT FROM rilis_anggota r WHERE r.kode_kab = '${kodeKab}' AND r.rilis_id = ${rilisId} AND r.orang_id = x.orang_id) AS di_rilis
     FROM (SELECT * FROM (${nilaiLapisan(kodeKab, NILAI)}) n FULL JOIN (${milikLapisan(kodeKab)}) m USING (orang_id)) x`,
  )
  if (!rowCount) return 0
  await a.query(`ANALYZE ${lapisan}`)
  await a.query(
    `UPDATE ${orang} o SET keluarga_id = coalesce(l.keluarga_id, o.keluarga_id), kode_desa = coalesce(l.kode_desa, o.kode_desa),
       nik = coalesce(l.nik, o.nik), nama = coalesce(l.nama, o.nama), lahir = coalesce(l.lahir::date, o.lahir),
       kelamin = coalesce(l.kelamin, o.kelamin), rt = coalesce(l.rt, o.rt), rw = coalesce(l.rw, o.rw)
     FROM ${lapisan} l WHERE l.di_rilis AND l.orang_id = o.orang_id`,
  )
  const { rowCount: baru } = await a.query(
    `INSERT INTO ${orang}
     SELECT $3::integer + row_number() OVER ()::integer, l.orang_id, l.keluarga_id, l.kode_desa, l.nik, l.nama, l.lahir::date, l.kelamin, NULL,
       coalesce(b.nomor_kk, k.nomor_kartu_keluarga), coalesce(l.alamat_orang, b.alamat, k.alamat), l.rt, l.rw, NULL, NULL, NULL
     FROM ${lapisan} l
     LEFT JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = l.keluarga_id
     LEFT JOIN LATERAL (
       SELECT ${kolomLapisan({ nomor_kk: 'nomor_kartu_keluarga', alamat: 'alamat' })} FROM pembaruan WHERE kode_kab = $1 AND keluarga_id = l.keluarga_id AND orang_id IS NULL AND dicabut_pada IS NULL) b ON true
     WHERE NOT l.di_rilis AND l.keluarga_id IS NOT NULL AND l.nama IS NOT NULL`,
    [kodeKab, rilisId, dariRilis],
  )
  return baru ?? 0
}
