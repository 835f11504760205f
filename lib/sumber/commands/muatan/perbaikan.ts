// Corrected rows of another source: which load they belong to, and what becomes of each. How they join it: gabungkan.ts.
import 'server-only'
import type pg from 'pg'
import type { IsoDate } from '@/lib/core/date'
import { ok, type Result, refuse } from '@/lib/core/result'
import { MASALAH, NOMOR_DITAHAN } from '../../alasan'
import { type Pemetaan, pemetaanSchema } from '../../profil/profil'
import { PERBAIKAN_CAMPUR, parseRujukan, rujukanSql } from '../../rujukan'
import type { TabelSumber } from './buka-sumber'
import type { HitunganMuatan } from './hasil'
import { tabelMuatan } from './kerja-muatan'

/** The load that is corrected, with the way its files were read. */
export type Sasaran = {
  imporId: string
  muatanId: string
  perTanggal: IsoDate
  program: string | null
  periode: string | null
  sistem: 'kemendagri' | 'bps'
  pemetaan: Pemetaan
}

type SasaranRow = Omit<Sasaran, 'imporId' | 'muatanId' | 'pemetaan'> & {
  impor_id: string
  muatan_id: string
  status: string
  pemetaan: unknown
}

/**
 * The load that a file of corrections belongs to, by the first row that names one; null when these are no corrections.
 * Refusals: `sumber/rujukan-hilang` when corrections were announced, `sumber/perbaikan-campur` beside other files, `sumber/perbaikan-tanpa-asal` when no row names a load of this kind
 * here, `sumber/perbaikan-digantikan` when it does not hold (any more).
 */
export async function findSasaran(
  client: pg.Client,
  { kodeKab, jenis, ...kiriman }: { kodeKab: string; jenis: string; imporId: string },
  tabelList: readonly TabelSumber[],
): Promise<Result<Sasaran | null>> {
  const perbaikanList = tabelList.flatMap(({ perbaikan }) => perbaikan ?? [])
  if (perbaikanList.length === 0) {
    const diminta = await client.query<{ ada: boolean }>(
      'SELECT perbaikan_dari IS NOT NULL AS ada FROM impor WHERE kode_kab = $1 AND id = $2::uuid',
      [kodeKab, kiriman.imporId],
    )
    return diminta.rows[0]?.ada
      ? refuse(
          'sumber/rujukan-hilang',
          'Berkas ini bukan berkas perbaikan: kolom rujukan tidak ada. Unduh berkas baris yang disisihkan dari halaman muatannya, perbaiki di sana tanpa mengubah kolom itu, lalu unggah.',
        )
      : ok(null)
  }
  if (perbaikanList.length < tabelList.length) return PERBAIKAN_CAMPUR
  let impor: string | undefined
  for (const perbaikan of perbaikanList) {
    for await (const batch of perbaikan.barisList()) {
      impor = batch.map(({ rujukan }) => parseRujukan(rujukan)?.impor).find((satu) => satu !== undefined)
      if (impor) break
    }
    if (impor) break
  }
  const { rows } = await client.query<SasaranRow>(
    `SELECT i.id AS impor_id, m.id AS muatan_id, m.status, m.per_tanggal::text AS "perTanggal", m.program, m.periode, i.sistem, i.pemetaan
     FROM impor i JOIN sumber_muatan m ON m.kode_kab = i.kode_kab AND m.id = i.muatan_id AND m.impor_id = i.id
     WHERE i.kode_kab = $1 AND i.jenis = $2 AND right(replace(i.id::text, '-', ''), 12) = $3`,
    [kodeKab, jenis, impor ?? ''],
  )
  const row = rows[0]
  if (!row)
    return refuse(
      'sumber/perbaikan-tanpa-asal',
      'Berkas ini berisi perbaikan, tetapi rujukan barisnya tidak menunjuk muatan jenis ini. Unduh lagi berkas baris yang disisihkan dari halaman muatannya.',
    )
  if (row.status !== 'berlaku')
    return refuse(
      'sumber/perbaikan-digantikan',
      row.status === 'menunggu'
        ? 'Muatan yang diperbaiki masih menunggu konfirmasi. Muat perbaikannya setelah muatan itu berlaku.'
        : 'Muatan yang diperbaiki sudah tidak berlaku. Perbaiki baris yang disisihkan dari muatan yang berlaku sekarang.',
    )
  const { impor_id: imporId, muatan_id: muatanId, status: _status, pemetaan, ...isi } = row
  const asal = pemetaanSchema.catch({}).parse(pemetaan ?? {})
  return ok({ ...isi, imporId, muatanId, pemetaan: asal })
}

/** How a file of corrections is read: as its load was, and what somebody decided for this file goes before. */
export function gabungPemetaan({ pemetaan: asal, sistem }: Sasaran, kini: Pemetaan): Pemetaan {
  // Separator, encoding and sheet are those of the file, which we wrote ourselves.
  const { pemisah: _pemisah, enkode: _enkode, lembar: _lembar, ...cara } = asal
  return {
    ...cara,
    ...kini,
    sistem,
    kolom: { ...cara.kolom, ...kini.kolom },
    kode: { ...cara.kode, ...kini.kode },
  }
}

const rapi = (kolom: string) => `lower(ltrim(trim(${kolom}), ''''))`

/** Sets aside rows whose reference names no row of the load, or one that another row has named. */
export async function periksaRujukan(client: pg.Client, kodeKab: string, sasaran: Sasaran): Promise<void> {
  const b = tabelMuatan(kodeKab, 'b')
  const r = tabelMuatan(kodeKab, 'r')
  const { imporId, muatanId } = sasaran
  await client.query(
    `CREATE UNLOGGED TABLE ${r} AS
     SELECT DISTINCT ON (a.ke, a.baris) b.urut, a.ke, a.baris, a.lama FROM ${b} b JOIN (
       SELECT ke, baris, false AS lama FROM impor_salah WHERE kode_kab = $1 AND impor_id = $2::uuid
       UNION ALL
       SELECT ke, baris, true FROM sumber_catatan WHERE kode_kab = $1 AND muatan_id = $3::uuid) a
     ON ${rapi('b.rujukan')} = ${rujukanSql('$2::uuid', 'a.ke', 'a.baris')}
     ORDER BY a.ke, a.baris, b.urut`,
    [kodeKab, imporId, muatanId],
  )
  await client.query(
    `UPDATE ${b} b SET masalah = ${MASALAH.rujukan}, kolom = NULL, rincian = NULL
     WHERE masalah IS NULL AND NOT EXISTS (SELECT FROM ${r} r WHERE r.urut = b.urut)`,
  )
}

/** What became of the rows of a file of corrections, and how the counts of the load move by it. */
export type HitunganPerbaikan = HitunganMuatan & {
  muatan: { baru: number; berubah: number; sama: number; ditahan: number; salah: number; hilang: number }
}

/**
 * Counts the rows against the load they join, and makes their keys free in it: a row that stands there already to the letter
 * is set aside as a double. After {@link susunBaris}.
 */
export async function hitungPerbaikan(
  client: pg.Client,
  kodeKab: string,
  sasaran: Sasaran,
): Promise<HitunganPerbaikan> {
  const [b, c, r] = ['b', 'c', 'r'].map((nama) => tabelMuatan(kodeKab, nama))
  const nilai = [kodeKab, sasaran.muatanId]
  const lain = `FROM ${r} r JOIN sumber_catatan m ON m.kode_kab = $1 AND m.muatan_id = $2::uuid AND (m.ke, m.baris) <> (r.ke, r.baris)
       WHERE r.urut = c.urut AND m.kunci = c.kunci`
  await client.query(
    `UPDATE ${b} b SET masalah = ${MASALAH['baris-ganda']} FROM ${c} c WHERE c.urut = b.urut AND EXISTS (SELECT ${lain} AND m.sidik = c.sidik)`,
    nilai,
  )
  await client.query(`DELETE FROM ${c} c USING ${b} b WHERE b.urut = c.urut AND b.masalah IS NOT NULL`)
  await client.query(
    `UPDATE ${c} c SET kunci = c.kunci || '#' || x.ke || '.' || x.baris FROM ${r} x WHERE x.urut = c.urut AND EXISTS (SELECT ${lain})`,
    nilai,
  )
  const { rows } = await client.query<Record<Kolom, number>>(
    `SELECT (SELECT count(*)::integer FROM ${b}) AS baris,
       (SELECT count(*)::integer FROM ${b} WHERE masalah = ANY ($3::smallint[])) AS ditahan,
       (SELECT count(*)::integer FROM ${b} WHERE masalah IS NOT NULL AND NOT masalah = ANY ($3::smallint[])) AS salah,
       x.* FROM (
         SELECT count(*) FILTER (WHERE NOT r.lama)::integer AS baru,
           count(*) FILTER (WHERE r.lama AND m.sidik <> c.sidik)::integer AS berubah,
           count(*) FILTER (WHERE r.lama AND m.sidik = c.sidik)::integer AS sama,
           count(c.keluarga_id)::integer AS tertaut,
           count(*) FILTER (WHERE NOT r.lama AND d.kunci IS NULL)::integer AS mbaru,
           count(*) FILTER (WHERE NOT r.lama AND d.sidik <> c.sidik)::integer AS mberubah,
           count(*) FILTER (WHERE NOT r.lama AND d.sidik = c.sidik)::integer AS msama,
           count(*) FILTER (WHERE s.kelas = 'ditahan')::integer AS mditahan,
           count(*) FILTER (WHERE s.kelas = 'salah')::integer AS msalah
         FROM ${c} c JOIN ${r} r USING (urut)
         LEFT JOIN sumber_catatan m ON r.lama AND m.kode_kab = $1 AND m.muatan_id = $2::uuid AND (m.ke, m.baris) = (r.ke, r.baris)
         LEFT JOIN sumber_muatan l ON l.kode_kab = $1 AND l.digantikan_oleh = $2::uuid AND l.status = 'digantikan'
         LEFT JOIN sumber_catatan d ON NOT r.lama AND d.kode_kab = $1 AND d.muatan_id = l.id AND d.kunci = c.kunci
         LEFT JOIN impor_salah s ON NOT r.lama AND s.kode_kab = $1 AND s.impor_id = $4::uuid AND (s.ke, s.baris) = (r.ke, r.baris)) x`,
    [...nilai, NOMOR_DITAHAN, sasaran.imporId],
  )
  const row = rows[0]
  if (!row) throw new Error('hitungan perbaikan kosong')
  const { baris, baru, berubah, sama, ditahan, salah, tertaut } = row
  const muatan = {
    baru: row.mbaru,
    berubah: row.mberubah,
    sama: row.msama,
    ditahan: row.mditahan,
    salah: row.msalah,
    hilang: row.mberubah + row.msama,
  }
  return { baris, baru, berubah, sama, ditahan, salah, hilang: 0, tertaut, muatan }
}

type Kolom =
  | 'baris'
  | 'baru'
  | 'berubah'
  | 'sama'
  | 'ditahan'
  | 'salah'
  | 'tertaut'
  | `m${'baru' | 'berubah' | 'sama' | 'ditahan' | 'salah'}`
