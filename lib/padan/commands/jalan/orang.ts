// Who is compared: persons of the present release, those recorded here beside it, and what other sources say of people nobody has recognised yet.
import 'server-only'
import type pg from 'pg'
import { countOf } from '@/lib/sumber/commands/impor/kerja'
import { tambahLapisan } from './lapisan'

/** What a run works on. `awal` begins the names of its working tables. */
export type KerjaPadan = {
  kodeKab: string
  rilisId: number
  /** Reads. */
  a: pg.Client
  /** Writes what Node hands back while `a` is reading. */
  b: pg.Client
  blokTerbesar: number
  signal?: AbortSignal | undefined
}

/** Working table of matching in a kabupaten/kota; one run at a time holds it. */
export function tabelPadan(kodeKab: string, nama: string): string {
  return `kerja.p${kodeKab}_${nama}`
}

export const TABEL_PADAN = ['orang', 'lapisan', 'nama', 'temu', 'lolos', 'hasil'] as const

/** Kinds of other sources whose rows are compared with persons of the release: those that name people of their own. */
const SUMBER_PADAN = ['regsosek', 'dtks', 'p3ke', 'pbi', 'kpm']

/** Copies persons, of the release and recorded here, and unlinked rows of other sources; returns how many of each. */
export async function susunOrang(kerja: KerjaPadan): Promise<{ orang: number; catatan: number }> {
  const { a, kodeKab, rilisId } = kerja
  const orang = tabelPadan(kodeKab, 'orang')
  await a.query(
    `CREATE UNLOGGED TABLE ${orang} AS
     SELECT row_number() OVER ()::integer AS n, g.orang_id, g.keluarga_id, g.kode_desa, g.nomor_induk_kependudukan AS nik, g.nama,
       g.tanggal_lahir AS lahir, g.jenis_kelamin AS kelamin, NULL::text AS ibu, k.nomor_kartu_keluarga AS nomor_kk, k.alamat,
       g.rt_ktp AS rt, g.rw_ktp AS rw, NULL::uuid AS catatan_id, NULL::text AS sumber, NULL::bigint AS kunci_sumber
     FROM rilis_anggota g JOIN rilis_keluarga k ON k.kode_kab = g.kode_kab AND k.rilis_id = g.rilis_id AND k.keluarga_id = g.keluarga_id
     WHERE g.kode_kab = '${kodeKab}' AND g.rilis_id = ${rilisId} AND k.kode_kab = '${kodeKab}' AND k.rilis_id = ${rilisId}`,
  )
  // Without statistics the planner takes a table it has just been given for a small one.
  await a.query(`ANALYZE ${orang} (n, nama)`)
  const dariRilis = await countOf(a, `SELECT count(*) AS n FROM ${orang}`)
  const lapisan = tabelPadan(kodeKab, 'lapisan')
  const jumlah = dariRilis + (await tambahLapisan(kerja, { orang, lapisan }, dariRilis))
  // Rows that carry the NIK of a person here are linked already; the others are looked for by what else they say.
  const { rowCount } = await a.query(
    `INSERT INTO ${orang}
     SELECT $3::integer + row_number() OVER ()::integer, NULL, NULL, c.kode_desa, c.nik, c.nama, c.tanggal_lahir, c.isi ->> 'jenis_kelamin',
       c.isi ->> 'nama_ibu_kandung', c.nomor_kk, c.isi ->> 'alamat', c.isi ->> 'rt', c.isi ->> 'rw', c.id,
       c.jenis, hashtextextended(c.jenis || ' ' || c.kunci, 0)
     FROM sumber_catatan c JOIN sumber_muatan m ON m.kode_kab = c.kode_kab AND m.id = c.muatan_id AND m.status = 'berlaku'
     WHERE c.kode_kab = $1 AND c.jenis = ANY ($2) AND c.orang_id IS NULL AND c.nama IS NOT NULL`,
    [kodeKab, SUMBER_PADAN, jumlah],
  )
  return { orang: jumlah, catatan: rowCount ?? 0 }
}
