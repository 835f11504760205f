// Answers of the Disdukcapil that came as a delivery of the kind `dukcapil`: each becomes an answer beside its person, once per load.
import 'server-only'
import type pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { catatOwner, inTransaction, withOwner } from '@/lib/server/owner'
import { HASIL_DUKCAPIL, KOLOM_BY_KATA } from '../../dukcapil/hasil'
import { milikLapisan } from '../lapisan-sql'

/** Rows of the loads looked at: answers added, and rows that are none: not filled in, a word nobody knows, whose person is not told for sure. */
export type HasilCatat = { baris: number; dicatat: number; kosong: number; belumDikenal: number; tanpaOrang: number }

/**
 * Brings loads of the kind `dukcapil` that hold (or one of them) into `hasil_dukcapil`. A row names its person by the `penanda` of our own
 * file together with the NIK it was given, else by a NIK that one person holds. Rows that are no answer stay with their load. Again, it adds nothing.
 */
export async function catatHasilDukcapil(
  client: pg.Client,
  kodeKab: string,
  muatanId: string | null = null,
): Promise<HasilCatat> {
  const { rows } = await client.query<HasilCatat>(
    `WITH baris AS MATERIALIZED (
       SELECT c.id, c.baris, c.nik, c.orang_id, m.id AS muatan_id, m.aktor, m.dimuat_pada,
         CASE c.isi ->> 'hasil' WHEN 'ganda' THEN 'nik-ganda' ELSE c.isi ->> 'hasil' END AS hasil, c.isi ->> 'kolom_berbeda' AS kolom,
         coalesce(c.isi ->> 'penanda', c.mentah ->> 'penanda') AS penanda
       FROM sumber_muatan m JOIN sumber_catatan c ON c.kode_kab = m.kode_kab AND c.muatan_id = m.id
       WHERE m.kode_kab = $1 AND m.jenis = 'dukcapil' AND m.status = 'berlaku' AND ($2::uuid IS NULL OR m.id = $2)),
     jawaban AS MATERIALIZED (
       SELECT b.*, CASE
           WHEN b.penanda ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN (
             SELECT h.orang_id FROM riwayat_nik h WHERE h.kode_kab = $1 AND h.nik = b.nik AND h.orang_id = b.penanda::uuid LIMIT 1)
           WHEN b.orang_id IS NOT NULL THEN b.orang_id
           ELSE (SELECT min(h.orang_id::text)::uuid FROM riwayat_nik h WHERE h.kode_kab = $1 AND h.nik = b.nik HAVING count(DISTINCT h.orang_id) = 1)
         END AS siapa
       FROM baris b WHERE b.hasil = ANY ($3)),
     milik AS MATERIALIZED (${milikLapisan(kodeKab)}),
     tempat AS MATERIALIZED (
       SELECT j.*, coalesce(a.keluarga_id, l.keluarga_id) AS keluarga_id, coalesce(a.kode_desa, l.kode_desa) AS kode_desa
       FROM jawaban j
       LEFT JOIN LATERAL (
         SELECT a.keluarga_id, a.kode_desa FROM rilis_kini k JOIN rilis_anggota a ON a.kode_kab = k.kode_kab AND a.rilis_id = k.rilis_id
         WHERE k.kode_kab = $1 AND a.orang_id = j.siapa LIMIT 1) a ON true
       LEFT JOIN milik l ON l.orang_id = j.siapa),
     ditambah AS (
       INSERT INTO hasil_dukcapil (kode_kab, orang_id, keluarga_id, kode_desa, cara, hasil, kolom_beda, rujukan, aktor, diperiksa_pada)
       SELECT DISTINCT ON (siapa, muatan_id) $1, siapa, keluarga_id, kode_desa, 'impor', hasil,
         CASE WHEN hasil = 'tidak-padan' THEN ARRAY(
           SELECT DISTINCT k.kolom FROM regexp_split_to_table(t.kolom, '[;,/]+') AS w
           JOIN unnest($4::text[], $5::text[]) AS k (kata, kolom) ON k.kata = trim(BOTH '-' FROM regexp_replace(lower(trim(w)), '[^a-z]+', '-', 'g')) ORDER BY 1)
         ELSE '{}' END, muatan_id::text, aktor, dimuat_pada
       FROM tempat t WHERE keluarga_id IS NOT NULL ORDER BY siapa, muatan_id, baris DESC
       ON CONFLICT (kode_kab, orang_id, rujukan) DO NOTHING RETURNING 1)
     SELECT (SELECT count(*)::integer FROM baris) AS baris, (SELECT count(*)::integer FROM ditambah) AS dicatat,
       (SELECT count(*)::integer FROM baris WHERE hasil IS NULL) AS kosong,
       (SELECT count(*)::integer FROM baris WHERE NOT hasil = ANY ($3)) AS "belumDikenal",
       (SELECT count(*)::integer FROM tempat WHERE keluarga_id IS NULL) AS "tanpaOrang"`,
    [kodeKab, muatanId, HASIL_DUKCAPIL, [...KOLOM_BY_KATA.keys()], [...KOLOM_BY_KATA.values()]],
  )
  return rows[0] ?? { baris: 0, dicatat: 0, kosong: 0, belumDikenal: 0, tanpaOrang: 0 }
}

/** After a delivery of answers has been loaded: records them and says in sentences what became of its rows. */
export async function bacaMuatanDukcapil(aktor: Aktor, kodeKab: string, muatanId: string): Promise<string[]> {
  const hasil = await withOwner((client) =>
    inTransaction(client, async () => {
      const dihitung = await catatHasilDukcapil(client, kodeKab, muatanId)
      await catatOwner(client, aktor, 'padan.baca-dukcapil', muatanId, dihitung)
      return dihitung
    }),
  )
  return describeCatat(hasil)
}

function describeCatat({ dicatat, kosong, belumDikenal, tanpaOrang }: HasilCatat): string[] {
  const kalimat = (n: number, teks: string) => (n > 0 ? [`${formatNumber(n)} ${teks}`] : [])
  return [
    `${formatNumber(dicatat)} jawaban dicatat di samping orangnya.`,
    ...kalimat(kosong, 'baris belum diisi hasilnya.'),
    ...kalimat(
      belumDikenal,
      'baris memakai kata hasil yang belum dikenal; kenalkan di halaman pemetaan, lalu muat lagi.',
    ),
    ...kalimat(tanpaOrang, 'baris tidak menunjuk satu orang di sini, jadi tidak dicatat.'),
  ]
}
