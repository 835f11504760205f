// What the checks warn of and how each file was read, written beside the import. Rows that warn are loaded all the same.
import 'server-only'
import type pg from 'pg'
import { readSetting } from '@/lib/server/settings'
import { type BentukBerkas, bentukBerkasSchema } from '../../bentuk'
import { type AmbangCek, KODE_CEK, type KodeCek, KUNCI_AMBANG_CEK, toAmbangCek } from '../../cek'
import { countOf, type Kerja, tabelKerja } from './kerja'
import type { Termuat } from './muat-berkas'
import type { BerkasDiperiksa } from './periksa-berkas'

/** How many rows a check warns of. */
export type Peringatan = { cek: KodeCek; jumlah: number }

/** Thresholds of the checks as this installation has them. */
export async function readAmbangCek(client: pg.Client): Promise<AmbangCek> {
  return toAmbangCek(await readSetting(client, KUNCI_AMBANG_CEK))
}

/**
 * Writes the warnings of an import and the form of its files; answers the warnings in the order of the checks. Those of
 * single rows were counted while reading, over all rows without a fault of their own; those of families are counted here
 * over what is loaded. Call it once families and persons are known, that is after {@link pilihOrang}.
 */
export async function catatPeringatan(
  kerja: Kerja,
  termuat: { keluarga: Termuat; anggota: Termuat },
): Promise<Peringatan[]> {
  const { a, kodeKab, imporId, keluarga, anggota } = kerja
  const jumlah: Partial<Record<KodeCek, number>> = {
    ...termuat.keluarga.peringatan,
    ...termuat.anggota.peringatan,
    ...(await hitungKeluarga(kerja)),
    'nik-dua-kk': await countNikDuaKk(kerja),
    'pbi-meninggal': await countPbiMeninggal(kerja),
  }
  const list = KODE_CEK.flatMap((cek) => (jumlah[cek] ? [{ cek, jumlah: jumlah[cek] }] : []))
  await a.query('DELETE FROM impor_peringatan WHERE kode_kab = $1 AND impor_id = $2', [kodeKab, imporId])
  await a.query(
    `INSERT INTO impor_peringatan (kode_kab, impor_id, cek, jumlah)
     SELECT $1, $2, t.cek, t.jumlah FROM unnest($3::text[], $4::integer[]) t (cek, jumlah)`,
    [kodeKab, imporId, list.map(({ cek }) => cek), list.map((satu) => satu.jumlah)],
  )
  for (const berkas of [keluarga, anggota]) {
    await a.query('UPDATE impor_berkas SET bentuk = $4::jsonb WHERE kode_kab = $1 AND impor_id = $2 AND ke = $3', [
      kodeKab,
      imporId,
      berkas.ke,
      JSON.stringify(bentukOf(berkas)),
    ])
  }
  return list
}

function bentukOf({ bagianList, plan }: BerkasDiperiksa): BentukBerkas {
  const lembar = bagianList.flatMap((bagian) => (bagian.lembar === null ? [] : [bagian.lembar]))
  return bentukBerkasSchema.parse(
    lembar.length > 0
      ? { format: 'xlsx', lembar }
      : { format: 'csv', pemisah: String.fromCharCode(plan.dialect.delimiter), enkode: plan.dialect.encoding },
  )
}

/** Families by their members. One row per family: a second at the size of a city would be much. */
async function hitungKeluarga({ a, rilisId }: Kerja): Promise<Partial<Record<KodeCek, number>>> {
  const { rows } = await a.query<Record<'tanpa' | 'lebih' | 'beda', number>>(
    `SELECT count(*) FILTER (WHERE kepala = 0)::integer AS tanpa, count(*) FILTER (WHERE kepala > 1)::integer AS lebih,
       count(*) FILTER (WHERE jumlah <> jiwa)::integer AS beda
     FROM ${tabelKerja(rilisId, 'f2')}`,
  )
  const row = rows[0]
  return { 'tanpa-kepala': row?.tanpa ?? 0, 'kepala-lebih': row?.lebih ?? 0, 'jumlah-anggota-beda': row?.beda ?? 0 }
}

/** Members whose NIK stands in another family too. The few NIK that occur twice were collected to tell persons apart. */
async function countNikDuaKk({ a, rilisId }: Kerja): Promise<number> {
  const q = tabelKerja(rilisId, 'q')
  const ada = await a.query<{ ada: boolean }>('SELECT to_regclass($1) IS NOT NULL AS ada', [q])
  if (!ada.rows[0]?.ada) return 0
  const { rows } = await a.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM ${q} q
     WHERE q.nik IN (SELECT nik FROM ${q} GROUP BY nik HAVING count(DISTINCT keluarga_id) > 1)`,
  )
  return rows[0]?.n ?? 0
}

/**
 * Members called PBI who died, by an event recorded here or by the newest answer of Dukcapil. Whoever carries their NIK now is
 * meant: identities of this delivery are not known yet when it is only tried.
 */
async function countPbiMeninggal({ a, kodeKab, rilisId }: Kerja): Promise<number> {
  const { rows } = await a.query<{ orang: string[] | null }>(
    `SELECT array_agg(DISTINCT orang_id::text) AS orang FROM (
       SELECT orang_id FROM pembaruan_anggota WHERE kode_kab = $1 AND arah = 'keluar' AND sebab = 'meninggal' AND dicabut_pada IS NULL
       UNION ALL
       SELECT orang_id FROM (SELECT DISTINCT ON (orang_id) orang_id, hasil FROM hasil_dukcapil WHERE kode_kab = $1 ORDER BY orang_id, id DESC) h
       WHERE h.hasil = 'meninggal') m`,
    [kodeKab],
  )
  const orang = rows[0]?.orang
  // Mostly nobody: then no table of people is read.
  if (!orang) return 0
  return countOf(
    a,
    `SELECT count(*)::integer AS n FROM ${tabelKerja(rilisId, 'a')} s
     WHERE s.masalah IS NULL AND (upper(s.pbi_nas) = 'YA' OR upper(s.pbi_pemda) = 'YA')
       AND s.nomor_induk_kependudukan IN (SELECT r.nik FROM riwayat_nik r WHERE r.kode_kab = $1 AND r.orang_id = ANY ($2::uuid[]))
       AND NOT EXISTS (SELECT FROM ${tabelKerja(rilisId, 'm')} m WHERE m.ke = 2 AND m.baris = s.baris)`,
    [kodeKab, orang],
  )
}
