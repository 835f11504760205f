// Carrying out what was decided about a delivery: publish, take away, withdraw. On the owner's connection, under the lock
// of the imports, repeatable: whatever was done before a crash is found done.
import 'server-only'
import type pg from 'pg'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { catatOwner, inTransaction } from '@/lib/server/owner'
import { buangRilis } from '../impor/bersihkan'
import { withKunciImpor } from '../impor/kunci'
import { bukaUntukUmum } from '../impor/terbitkan'
import { sesudahTarik } from '../setelah-tarik'
import { sesudahTerbit } from '../setelah-terbit'
import { type HasilPutusanMuatan, laksanakanPutusanMuatan } from './laksanakan-muatan'
import type { Putusan } from './putuskan'

type KirimanRow = {
  jenis: string
  status: string
  rilis_id: number | null
  kode: string | null
  rilis_status: string | null
  sintetis: boolean | null
  putusan: string | null
}

/** What is left of the decision: the delivery by name and how it stands now. */
export type HasilPutusan = { batch: string; rilis: string; status: 'terbit' | 'ditolak' | 'ditarik' }

/**
 * Does what was decided. Refusals (`sumber/…`): sedang-berjalan, tidak-ditemukan, tidak-menunggu (nothing was decided, or
 * another delivery took its place), tidak-terbit.
 */
export async function laksanakanPutusan(
  aktor: Aktor,
  imporId: string,
  putusan: Putusan,
): Promise<Result<HasilPutusan | HasilPutusanMuatan>> {
  const { kodeKab } = aktor
  return withKunciImpor<HasilPutusan | HasilPutusanMuatan>(kodeKab, async (pusat) => {
    const kiriman = await readKiriman(pusat, kodeKab, imporId)
    if (!kiriman) return refuse('sumber/tidak-ditemukan', 'Kiriman tidak ditemukan.')
    if (kiriman.jenis !== 'dtsen') return laksanakanPutusanMuatan(pusat, aktor, imporId, putusan)
    switch (putusan) {
      case 'setujui':
        return terbitkan(pusat, aktor, imporId, kiriman)
      case 'tolak':
        return buang(pusat, aktor, imporId, kiriman)
      case 'tarik':
        return tarik(pusat, aktor, imporId, kiriman)
    }
  })
}

async function readKiriman(client: pg.Client, kodeKab: string, imporId: string): Promise<KirimanRow | null> {
  const { rows } = await client.query<KirimanRow>(
    `SELECT i.jenis, i.status, i.rilis_id, r.kode, r.status AS rilis_status, r.sintetis,
       (SELECT p.putusan FROM impor_putusan p WHERE p.kode_kab = i.kode_kab AND p.impor_id = i.id ORDER BY p.id DESC LIMIT 1) AS putusan
     FROM impor i LEFT JOIN rilis r ON r.id = i.rilis_id WHERE i.kode_kab = $1 AND i.id = $2`,
    [kodeKab, imporId],
  )
  return rows[0] ?? null
}

const TIDAK_MENUNGGU = refuse(
  'sumber/tidak-menunggu',
  'Kiriman ini tidak lagi menunggu konfirmasi: sudah diputuskan, atau digantikan oleh kiriman berikutnya.',
)

async function terbitkan(
  pusat: pg.Client,
  aktor: Aktor,
  imporId: string,
  kiriman: KirimanRow,
): Promise<Result<HasilPutusan>> {
  const { kodeKab } = aktor
  const { rilis_id: rilisId, kode } = kiriman
  if (rilisId === null || kode === null || kiriman.putusan !== 'setujui') return TIDAK_MENUNGGU
  if (kiriman.rilis_status !== 'terbit') {
    if (kiriman.rilis_status !== 'menunggu' || kiriman.status !== 'disetujui') return TIDAK_MENUNGGU
    const { rows } = await pusat.query<{ id: number }>(
      `SELECT id FROM selisih WHERE kode_kab = $1 AND baru = $2 AND status = 'disusun'`,
      [kodeKab, rilisId],
    )
    await inTransaction(pusat, async () => {
      await bukaUntukUmum(pusat, { kodeKab, rilisId, imporId, selisihId: rows[0]?.id ?? null })
      await catatOwner(pusat, aktor, 'sumber.terbit', imporId, { rilis: rilisId })
    })
  }
  // What follows is nobody's own act: the releases answer, not the person who found the file in order.
  await sesudahTerbit(pusat, serverAktor(kodeKab), { kodeKab, rilisId, kode, sintetis: kiriman.sintetis === true })
  return ok({ batch: imporId, rilis: kode, status: 'terbit' })
}

async function buang(
  pusat: pg.Client,
  aktor: Aktor,
  imporId: string,
  { rilis_id: rilisId, kode, rilis_status, putusan }: KirimanRow,
): Promise<Result<HasilPutusan>> {
  if (putusan !== 'tolak') return TIDAK_MENUNGGU
  if (rilisId !== null && rilis_status === 'menunggu') {
    await buangRilis(pusat, aktor.kodeKab, rilisId, 'menunggu')
    await pusat.query(
      `UPDATE impor SET status = 'ditolak', selesai_pada = now(), pesan = $3 WHERE kode_kab = $1 AND id = $2`,
      [
        aktor.kodeKab,
        imporId,
        `Kiriman ${kode} ditolak setelah diperiksa orang kedua; isinya tidak diterbitkan dan sudah dibuang.`,
      ],
    )
  }
  return ok({ batch: imporId, rilis: kode ?? '', status: 'ditolak' })
}

async function tarik(
  pusat: pg.Client,
  aktor: Aktor,
  imporId: string,
  { rilis_id: rilisId, kode, rilis_status, putusan }: KirimanRow,
): Promise<Result<HasilPutusan>> {
  const { kodeKab } = aktor
  if (rilisId === null || kode === null || putusan !== 'tarik')
    return refuse('sumber/tidak-terbit', 'Kiriman ini tidak sedang terbit, jadi tidak ada yang dapat ditarik.')
  if (rilis_status === 'terbit')
    await inTransaction(pusat, async () => {
      await pusat.query(`UPDATE rilis SET status = 'ditarik', ditarik_pada = now() WHERE id = $1`, [rilisId])
      // The newest delivery whose rows are still here is the present again; with none there is no present.
      await pusat.query('DELETE FROM rilis_kini WHERE kode_kab = $1', [kodeKab])
      await pusat.query(
        `INSERT INTO rilis_kini (kode_kab, rilis_id)
         SELECT kode_kab, id FROM rilis WHERE kode_kab = $1 AND status = 'terbit' AND dibuang_pada IS NULL
         ORDER BY periode DESC, pengiriman DESC LIMIT 1`,
        [kodeKab],
      )
      await pusat.query(`UPDATE impor SET pesan = $3 WHERE kode_kab = $1 AND id = $2`, [
        kodeKab,
        imporId,
        `Kiriman ${kode} ditarik; kiriman sebelumnya berlaku kembali.`,
      ])
      // Rows it had taken up wait again where they were set aside.
      await pusat.query(
        `UPDATE impor_wilayah w SET dimuat_pada = NULL FROM rilis r JOIN rilis d ON d.id = r.susulan_dari
         WHERE r.id = $2 AND w.kode_kab = $1 AND w.impor_id = d.impor_id`,
        [kodeKab, rilisId],
      )
      await catatOwner(pusat, aktor, 'sumber.ditarik', imporId, { rilis: rilisId })
    })
  await sesudahTarik(pusat, kodeKab, { rilisId, kode })
  return ok({ batch: imporId, rilis: kode, status: 'ditarik' })
}
