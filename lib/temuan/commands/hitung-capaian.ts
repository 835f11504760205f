// One pull of capaian verval: every family of the present release with the age of its last verification, by one pass.
import 'server-only'
import { type Aktor, can, serverAktor } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { now, today } from '@/lib/server/clock'
import { catatOwner, inTransaction, withOwner } from '@/lib/server/owner'
import { DASAR_VERVAL, type DasarVerval, UMUR } from '../capaian'

export type HasilCapaian = {
  tarikan: string
  rilis: string
  kk: number
  jiwa: number
  kkVerval: number
  jiwaVerval: number
}

// When each way verified a family; what the page says of it is DASAR_VERVAL.
const SUMBER: Record<DasarVerval, string> = {
  usulan: `SELECT keluarga_id, status_pada AS pada FROM usulan WHERE kode_kab = $1 AND status IN ('ditetapkan', 'dikirim', 'diproses', 'terjawab')`,
  pemeriksaan: `SELECT keluarga_id, selesai_pada AS pada FROM pemeriksaan WHERE kode_kab = $1 AND status = 'selesai'`,
  temuan: `SELECT keluarga_id, diputus_pada AS pada FROM temuan WHERE kode_kab = $1 AND putusan = 'ditepis' AND keluarga_id IS NOT NULL`,
  mitra: `SELECT keluarga_id, dijawab_pada AS pada FROM tugas_mitra_baris WHERE kode_kab = $1 AND jawaban = 'sesuai' AND keluarga_id IS NOT NULL`,
}

/** Counts the pull of today; counted before on the same day it is replaced. Refusals: `akses/tanpa-izin`, `temuan/rilis-belum-ada`. */
export async function hitungCapaian(aktor: Aktor, input: { kodeKab: string }): Promise<Result<HasilCapaian>> {
  const { kodeKab } = input
  if (!can(aktor, 'temuan:hitung', kodeKab) || aktor.kodeKab !== kodeKab)
    return refuse('akses/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup penghitungan capaian di sini.')
  const tarikan = today()
  return withOwner((client) =>
    inTransaction(client, async () => {
      const rilis = await client.query<{ id: number; kode: string }>(
        'SELECT r.id, r.kode FROM rilis_kini k JOIN rilis r ON r.id = k.rilis_id WHERE k.kode_kab = $1',
        [kodeKab],
      )
      const kini = rilis.rows[0]
      if (!kini) return refuse('temuan/rilis-belum-ada', 'Belum ada rilis yang terbit untuk dihitung.')
      for (const setting of [`work_mem = '256MB'`, 'jit = off']) await client.query(`SET LOCAL ${setting}`)
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sahih:capaian:${kodeKab}`])
      await client.query('DELETE FROM rekap_capaian WHERE kode_kab = $1 AND per_tanggal = $2', [kodeKab, tarikan])
      await client.query('DELETE FROM capaian_tarikan WHERE kode_kab = $1 AND per_tanggal = $2', [kodeKab, tarikan])
      await client.query(
        `INSERT INTO capaian_tarikan (kode_kab, per_tanggal, rilis_id, kk, jiwa, kk_verval, jiwa_verval, aktor, dihitung_pada) VALUES ($1, $2, $3, 0, 0, 0, 0, $4, $5)`,
        [kodeKab, tarikan, kini.id, aktor.id, now()],
      )
      const umur = UMUR.flatMap(({ kode, hari }) =>
        hari === null ? [] : [`WHEN $3::date - v.pada <= ${hari} THEN '${kode}'`],
      )
      await client.query(
        `INSERT INTO rekap_capaian (kode_kab, per_tanggal, kode_desa, desil, umur, kk, jiwa)
         SELECT $1, $3::date, k.kode_desa, coalesce(k.desil_nasional, 0), CASE WHEN v.pada IS NULL THEN 'belum' ${umur.join(' ')} ELSE 'lebih' END, count(*), sum(k.jiwa)
         FROM rilis_keluarga k
         LEFT JOIN (
           SELECT keluarga_id, (max(pada) AT TIME ZONE 'Asia/Jakarta')::date AS pada
           FROM (${DASAR_VERVAL.map(({ kode }) => SUMBER[kode]).join(' UNION ALL ')}) s GROUP BY 1) v ON v.keluarga_id = k.keluarga_id
         WHERE k.kode_kab = $1 AND k.rilis_id = $2 GROUP BY 3, 4, 5`,
        [kodeKab, kini.id, tarikan],
      )
      const { rows } = await client.query<{ kk: number; jiwa: number; kkVerval: number; jiwaVerval: number }>(
        `WITH j AS (
           SELECT coalesce(sum(kk), 0)::integer AS kk, coalesce(sum(jiwa), 0)::integer AS jiwa,
             coalesce(sum(kk) FILTER (WHERE umur <> 'belum'), 0)::integer AS kk_verval, coalesce(sum(jiwa) FILTER (WHERE umur <> 'belum'), 0)::integer AS jiwa_verval
           FROM rekap_capaian WHERE kode_kab = $1 AND per_tanggal = $2)
         UPDATE capaian_tarikan t SET kk = j.kk, jiwa = j.jiwa, kk_verval = j.kk_verval, jiwa_verval = j.jiwa_verval
         FROM j WHERE t.kode_kab = $1 AND t.per_tanggal = $2 RETURNING t.kk, t.jiwa, t.kk_verval AS "kkVerval", t.jiwa_verval AS "jiwaVerval"`,
        [kodeKab, tarikan],
      )
      const jumlah = rows[0]
      if (!jumlah) throw new Error('tarikan capaian hilang')
      await catatOwner(client, aktor, 'temuan.hitung-capaian', tarikan, { rilis: kini.kode, ...jumlah })
      return ok({ tarikan, rilis: kini.kode, ...jumlah })
    }),
  )
}

/** By the clock: a pull of every kabupaten/kota that has a release. */
export async function tarikCapaian(): Promise<void> {
  const kabList = await withOwner((client) =>
    client.query<{ kode_kab: string }>('SELECT kode_kab FROM rilis_kini ORDER BY kode_kab'),
  )
  for (const { kode_kab: kodeKab } of kabList.rows) await hitungCapaian(serverAktor(kodeKab), { kodeKab })
}
