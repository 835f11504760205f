// Retention of other sources: lists of a million rows come every month. The rows of replaced loads go, their counts stay.
import 'server-only'
import type pg from 'pg'
import { serverAktor } from '@/lib/akses/izin'
import { catatOwner, inTransaction } from '@/lib/server/owner'
import { type AturanSimpan, buangMenurutAturan } from './buang-menurut-aturan'

/**
 * Key of the rule in the table pengaturan: `simpan` newest loads of each kind (of recipients: each programme and period) keep their rows, and those named in `tahan`
 * (`3275/dtks/2025-09-20`: kind and the day it speaks for) whatever their age.
 */
const KUNCI_SIMPAN = 'sumber.simpan-muatan'

type MuatanRow = { id: string; impor_id: string; jenis: string; hari: string; status: 'digantikan' | 'ditarik' }

/**
 * Drops the rows of loads beyond the rule in all kabupaten/kota: never of one that is read or waits, nor of the one that would be read
 * again if the present one were withdrawn. Answers that name a usulan stay beside it. Each is recorded. A kabupaten/kota in which
 * an import runs is left for the next turn. Returns how many loads were emptied.
 */
export async function buangMuatanLama(): Promise<number> {
  return buangMenurutAturan('sumber_muatan', KUNCI_SIMPAN, async (client, kodeKab, aturan) => {
    const rows = await listLama(client, kodeKab, aturan)
    for (const muatan of rows) await buang(client, kodeKab, muatan)
    return rows.length
  })
}

async function listLama(client: pg.Client, kodeKab: string, { simpan, tahan }: AturanSimpan): Promise<MuatanRow[]> {
  const { rows } = await client.query<MuatanRow>(
    `SELECT id, impor_id, jenis, hari, status FROM (
       SELECT m.*, m.per_tanggal::text AS hari, row_number() OVER w AS ke,
         row_number() OVER (PARTITION BY m.jenis, m.tempat, m.status ORDER BY m.id DESC) AS sekeadaan
       FROM (SELECT *, CASE WHEN jenis = 'kpm' THEN program || ' ' || periode ELSE '' END AS tempat
             FROM sumber_muatan WHERE kode_kab = $1 AND status <> 'menunggu') m
       WINDOW w AS (PARTITION BY m.jenis, m.tempat ORDER BY m.id DESC)) x
     WHERE ke > $2 AND dibuang_pada IS NULL AND status <> 'berlaku' AND NOT (status = 'digantikan' AND sekeadaan = 1)
       AND $1 || '/' || jenis || '/' || hari <> ALL ($3::text[])
     ORDER BY id`,
    [kodeKab, simpan, tahan],
  )
  return rows
}

async function buang(
  client: pg.Client,
  kodeKab: string,
  { id, impor_id, jenis, hari, status }: MuatanRow,
): Promise<void> {
  await inTransaction(client, async () => {
    await client.query('DELETE FROM kepesertaan WHERE kode_kab = $1 AND muatan_id = $2::uuid', [kodeKab, id])
    // A later file of answers does not take back what an earlier one said of a usulan; a withdrawn one says nothing.
    const catatan = await client.query(
      'DELETE FROM sumber_catatan WHERE kode_kab = $1 AND muatan_id = $2::uuid AND (nomor_usulan IS NULL OR $3)',
      [kodeKab, id, status === 'ditarik'],
    )
    // Held rows are whole rows of people; nobody will load those of an old load any more.
    await client.query(
      `DELETE FROM impor_ditahan d USING impor i
       WHERE i.kode_kab = $1 AND (i.id = $2::uuid OR i.perbaikan_dari = $2::uuid) AND d.kode_kab = i.kode_kab AND d.impor_id = i.id`,
      [kodeKab, impor_id],
    )
    await client.query('UPDATE sumber_muatan SET dibuang_pada = now() WHERE kode_kab = $1 AND id = $2::uuid', [
      kodeKab,
      id,
    ])
    await catatOwner(client, serverAktor(kodeKab), 'sumber.buang', impor_id, {
      muatan: id,
      jenis,
      perTanggal: hari,
      baris: catatan.rowCount ?? 0,
    })
  })
}
