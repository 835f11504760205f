// What a delivery says in columns nobody knows, in a table beside its rows. Files without such a column make none.
import 'server-only'
import type pg from 'pg'
import { inTransaction } from '@/lib/server/owner'
import { kerjakan } from './antrean'
import { listPotongIndeks } from './indeks'
import { type Kerja, tabelKerja } from './kerja'
import type { Termuat } from './muat-berkas'
import { buatPartisi, type CaraOrang, namaPartisi, ulangi } from './susun'

/** Whether a release has values in columns nobody knows. */
export async function hasTambahan(client: pg.Client, rilisId: number): Promise<boolean> {
  const { rows } = await client.query<{ ada: boolean }>('SELECT to_regclass($1) IS NOT NULL AS ada', [
    `public.${namaPartisi('rilis_tambahan', rilisId)}`,
  ])
  return rows[0]?.ada === true
}

/**
 * Makes the table of the extra values once the rows of both files stand, with its key; nothing when neither the files nor
 * the delivery they are added to have any.
 */
export async function susunTambahan(
  kerja: Kerja,
  { syarat }: CaraOrang,
  termuat: { keluarga: Termuat; anggota: Termuat },
): Promise<void> {
  const { a, kodeKab, rilisId, susulan, signal } = kerja
  const berulang = susulan !== null && (await hasTambahan(a, susulan.rilisId))
  if (!berulang && termuat.keluarga.tambahan + termuat.anggota.tambahan === 0) return
  const f2 = tabelKerja(rilisId, 'f2')
  const simpan = `INSERT INTO ${namaPartisi('rilis_tambahan', rilisId)} (kode_kab, rilis_id, keluarga_id, urutan, kode_desa, isi)`
  await inTransaction(a, async () => {
    await buatPartisi(a, 'rilis_tambahan', rilisId)
    if (berulang) await ulangi(a, 'rilis_tambahan', kerja)
    if (termuat.keluarga.tambahan > 0)
      await a.query(
        `${simpan} SELECT '${kodeKab}', ${rilisId}, f.keluarga_id, 0, f.kode_desa, s.tambahan
         FROM ${tabelKerja(rilisId, 'k')} s JOIN ${f2} f ON f.baris = s.baris WHERE s.tambahan IS NOT NULL`,
      )
    // The place of a member, as its row has it: counted from the first line of the family, or one by one.
    if (termuat.anggota.tambahan > 0)
      await a.query(
        `${simpan} SELECT '${kodeKab}', ${rilisId}, f.keluarga_id, coalesce(u.urutan, (s.baris - f.awal + 1)::smallint), f.kode_desa, s.tambahan
         FROM ${tabelKerja(rilisId, 'a')} s JOIN ${f2} f ON f.nomor_kk = s.nomor_kartu_keluarga
         LEFT JOIN ${tabelKerja(rilisId, 'u')} u ON u.baris = s.baris
         WHERE s.tambahan IS NOT NULL AND ${syarat}`,
      )
  })
  await kerjakan([a], await listPotongIndeks(a, 'rilis_tambahan', rilisId), signal)
}
