// Rollup of the programme rules over one release, on the owner's connection: when a release or an exclude list is
// published, and when somebody asks for another day.
import 'server-only'
import type pg from 'pg'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { type IsoDate, parseDate } from '@/lib/core/date'
import { ok, type Result, refuse } from '@/lib/core/result'
import { today } from '@/lib/server/clock'
import { catatOwner, inTransaction, withOwner } from '@/lib/server/owner'
import { type Aturan, findAturan, syaratProgramSchema } from '../aturan'
import { hasilKeluargaSql, type LingkupNilai, rekapSql } from '../sql'

export type RekapHasil = { rilis: string; tanggal: IsoDate; keluarga: number }

const isoDate = z.string().transform((teks) => teks as IsoDate)
const aturanRow = z
  .object({
    program: z.string(),
    berlaku_mulai: isoDate,
    berlaku_sampai: isoDate.nullable(),
    desil_min: z.int(),
    desil_maks: z.int(),
    unit: z.enum(['keluarga', 'individu']),
    syarat: syaratProgramSchema,
    izinkan_asesmen: z.boolean(),
    dasar_hukum: z.string(),
    status: z.enum(['terverifikasi', 'belum-terverifikasi']),
    catatan: z.string().nullable(),
  })
  .transform(
    (row): Aturan => ({
      program: row.program,
      berlakuMulai: row.berlaku_mulai,
      berlakuSampai: row.berlaku_sampai,
      desilMin: row.desil_min,
      desilMaks: row.desil_maks,
      unit: row.unit,
      syarat: row.syarat,
      izinkanAsesmen: row.izinkan_asesmen,
      dasarHukum: row.dasar_hukum,
      status: row.status,
      catatan: row.catatan,
    }),
  )

/**
 * Counts KK and jiwa per desa, programme and answer for a release on a day; replaces the count of that release and day.
 * Without `rilis` the one that held on that day. Refuses a foreign kabupaten/kota, a missing release, a bad day.
 */
export async function hitungRekapKelayakan(
  aktor: Aktor,
  input: { kodeKab: string; tanggal: string; rilis?: string },
): Promise<Result<RekapHasil>> {
  const tanggal = parseDate(input.tanggal)
  if (tanggal === null) return refuse('kelayakan/tanggal', 'Tanggal ditulis seperti 2025-09-20.')
  if (aktor.kodeKab !== input.kodeKab || !can(aktor, 'kelayakan:lihat', input.kodeKab))
    return refuse('kelayakan/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup penilaian kelayakan di sini.')
  return withOwner((client) =>
    inTransaction(client, async () => {
      const rilis = await findRilis(client, input.kodeKab, tanggal, input.rilis)
      if (!rilis) return refuse('kelayakan/rilis-tidak-ada', 'Belum ada rilis terbit yang berlaku pada tanggal itu.')
      const lingkup: LingkupNilai = {
        kodeKab: input.kodeKab,
        rilisId: rilis.id,
        tanggal,
        muatanId: await findMuatan(client, input.kodeKab, tanggal),
      }
      for (const setting of [`work_mem = '256MB'`, 'jit = off']) await client.query(`SET LOCAL ${setting}`)
      await client.query('DELETE FROM rekap_kelayakan WHERE kode_kab = $1 AND rilis_id = $2 AND tanggal = $3', [
        input.kodeKab,
        rilis.id,
        tanggal,
      ])
      const aturanByProgram = await aturanPada(client, tanggal)
      await client.query(rekapSql(lingkup, aturanByProgram))
      if (await isUntukDaftar(client, lingkup)) await tulisHasilKeluarga(client, lingkup, aturanByProgram)
      await catatOwner(client, aktor, 'kelayakan.hitung', String(rilis.id), { tanggal, muatan: lingkup.muatanId })
      return ok({ rilis: rilis.kode, tanggal, keluarga: rilis.keluarga })
    }),
  )
}

/** Whether lists of families follow this count: of the present release, and not of a day before the one they follow. */
async function isUntukDaftar(client: pg.Client, { kodeKab, rilisId, tanggal }: LingkupNilai): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM rilis_kini n LEFT JOIN kelayakan_kini l ON l.kode_kab = n.kode_kab AND l.rilis_id = n.rilis_id
     WHERE n.kode_kab = $1 AND n.rilis_id = $2 AND $3::date <= $4::date AND (l.tanggal IS NULL OR l.tanggal <= $3::date)`,
    [kodeKab, rilisId, tanggal, today()],
  )
  return rowCount === 1
}

/** The answers family by family, for lists that are filtered by them; takes the place of those before. */
async function tulisHasilKeluarga(
  client: pg.Client,
  lingkup: LingkupNilai,
  aturanByProgram: ReadonlyMap<string, Aturan | null>,
): Promise<void> {
  const { kodeKab, rilisId, tanggal } = lingkup
  // Of two counts at once the second waits here and writes over the first.
  await client.query(
    `INSERT INTO kelayakan_kini (kode_kab, rilis_id, tanggal) VALUES ($1, $2, $3)
     ON CONFLICT (kode_kab) DO UPDATE SET rilis_id = excluded.rilis_id, tanggal = excluded.tanggal`,
    [kodeKab, rilisId, tanggal],
  )
  await client.query('DELETE FROM kelayakan_keluarga WHERE kode_kab = $1', [kodeKab])
  if (aturanByProgram.size > 0) await client.query(hasilKeluargaSql(lingkup, aturanByProgram))
  await client.query('ANALYZE kelayakan_keluarga')
}

/** The rule of every programme on a day, null where none holds. */
async function aturanPada(client: pg.Client, tanggal: IsoDate): Promise<Map<string, Aturan | null>> {
  const program = await client.query<{ kode: string }>('SELECT kode FROM program ORDER BY urutan, kode')
  const { rows } = await client.query(
    `SELECT program, berlaku_mulai::text, berlaku_sampai::text, desil_min, desil_maks, unit, syarat, izinkan_asesmen, dasar_hukum, status, catatan
     FROM aturan_program`,
  )
  const aturanList = z.array(aturanRow).parse(rows)
  return new Map(program.rows.map(({ kode }) => [kode, findAturan(aturanList, kode, tanggal)]))
}

/** The exclude delivery that holds on a day, null when there is none. */
async function findMuatan(client: pg.Client, kodeKab: string, tanggal: IsoDate): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id::text FROM exclude_muatan WHERE kode_kab = $1 AND berlaku_sejak <= $2
     ORDER BY berlaku_sejak DESC, dimuat_pada DESC, id DESC LIMIT 1`,
    [kodeKab, tanggal],
  )
  return rows[0]?.id ?? null
}

/** The release named, else the one that held on the day: the rule of the family page. */
async function findRilis(client: pg.Client, kodeKab: string, tanggal: IsoDate, kode: string | undefined) {
  const [periode, pengiriman] = kode?.split('.') ?? []
  const { rows } = await client.query<{ id: number; kode: string; keluarga: number }>(
    `SELECT id, kode, jumlah_keluarga AS keluarga FROM rilis
     WHERE kode_kab = $1 AND status = 'terbit'
       AND CASE WHEN $2::text IS NULL THEN berlaku_sejak <= $4::date
         ELSE periode = $2 AND ($3::integer IS NULL OR pengiriman = $3) END
     ORDER BY berlaku_sejak DESC, pengiriman DESC, id DESC LIMIT 1`,
    [kodeKab, periode ?? null, pengiriman === undefined ? null : Number(pengiriman), tanggal],
  )
  return rows[0] ?? null
}
