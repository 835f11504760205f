// Rows added to an earlier delivery meet the families that stand in it: a family stands once, a member may join one.
import 'server-only'
import { MASALAH } from '../../alasan'
import { type Kerja, tabelKerja } from './kerja'
import { namaPartisi } from './susun'

/** Sets aside the families whose No. KK stands in the earlier delivery. Before the table `f` is made. */
export async function saringKeluargaBerdiri({ a, rilisId, keluarga }: Kerja, dasar: number): Promise<void> {
  await a.query(
    `INSERT INTO ${tabelKerja(rilisId, 'm')}
     SELECT 1, k.baris, ${MASALAH['sudah-dimuat']}, ${keluarga.plan.kolomList.indexOf('nomor_kartu_keluarga')}, NULL, k.nomor_kartu_keluarga
     FROM ${tabelKerja(rilisId, 'k')} k JOIN ${namaPartisi('rilis_keluarga', dasar)} l ON l.nomor_kartu_keluarga = k.nomor_kartu_keluarga
     WHERE k.masalah IS NULL
     ON CONFLICT DO NOTHING`,
  )
}

/**
 * Members of families that stand: those who stand there themselves are set aside, the families of the others join `f`
 * without a line. Before the table `f2` is made.
 */
export async function masukkanKeluargaBerdiri({ a, rilisId, anggota }: Kerja, dasar: number): Promise<void> {
  const m = tabelKerja(rilisId, 'm')
  const g = tabelKerja(rilisId, 'a')
  const f = tabelKerja(rilisId, 'f')
  const l = namaPartisi('rilis_keluarga', dasar)
  await a.query(
    `INSERT INTO ${m}
     SELECT 2, s.baris, ${MASALAH['sudah-dimuat']}, ${anggota.plan.kolomList.indexOf('nomor_induk_kependudukan')}, NULL, s.nomor_kartu_keluarga
     FROM ${g} s JOIN ${l} l ON l.nomor_kartu_keluarga = s.nomor_kartu_keluarga
     JOIN ${namaPartisi('rilis_anggota', dasar)} o ON o.keluarga_id = l.keluarga_id AND o.nomor_induk_kependudukan = s.nomor_induk_kependudukan
     WHERE s.masalah IS NULL
     ON CONFLICT DO NOTHING`,
  )
  await a.query(
    `INSERT INTO ${f} (baris, nomor_kk, kode_desa, keluarga_id, baru, jumlah)
     SELECT NULL, l.nomor_kartu_keluarga, l.kode_desa, l.keluarga_id, false, l.jumlah_anggota_keluarga
     FROM ${l} l WHERE l.nomor_kartu_keluarga IN (
       SELECT s.nomor_kartu_keluarga FROM ${g} s
       WHERE s.masalah IS NULL AND NOT EXISTS (SELECT FROM ${m} m WHERE m.ke = 2 AND m.baris = s.baris))
       AND NOT EXISTS (SELECT FROM ${f} f WHERE f.nomor_kk = l.nomor_kartu_keluarga)`,
  )
  await a.query(`ANALYZE ${f}`)
}

/** Counts the members who stand in the families without a line, and leaves `b`: after which place theirs come. Once `f2` is made. */
export async function hitungKeluargaBerdiri({ a, rilisId }: Kerja, dasar: number): Promise<void> {
  const f2 = tabelKerja(rilisId, 'f2')
  const b = tabelKerja(rilisId, 'b')
  await a.query(
    `CREATE UNLOGGED TABLE ${b} AS
     SELECT f.nomor_kk, count(*)::integer AS jiwa, max(o.urutan) AS urutan,
       count(*) FILTER (WHERE o.status_hubungan_keluarga IN ('1', '01'))::integer AS kepala
     FROM ${f2} f JOIN ${namaPartisi('rilis_anggota', dasar)} o ON o.keluarga_id = f.keluarga_id WHERE f.baris IS NULL GROUP BY 1`,
  )
  // Their places are counted one by one, behind those that are taken.
  await a.query(`UPDATE ${f2} SET rapi = false WHERE baris IS NULL`)
  await a.query(
    `UPDATE ${f2} f SET jiwa = f.jiwa + b.jiwa, kepala = f.kepala + b.kepala FROM ${b} b WHERE f.baris IS NULL AND b.nomor_kk = f.nomor_kk`,
  )
}
