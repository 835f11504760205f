// Carrying out what was decided about a load of another source. Under the lock of the imports, repeatable like
// laksanakan.ts.
import 'server-only'
import type pg from 'pg'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { formatDate } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { catatOwner, inTransaction } from '@/lib/server/owner'
import { type JenisSumber, LABEL_JENIS_SUMBER } from '../../jenis'
import { buangMuatan, findBerlaku, gantikan, pulihkanSebelumnya } from '../muatan/gantikan-muatan'
import { lanjutkanMuatan } from '../muatan/setelah-muat'
import { jalankanSetelahTarikMuat } from '../muatan/setelah-tarik-muat'
import type { Putusan } from './putuskan'

type MuatanRow = {
  id: string
  jenis: JenisSumber
  program: string | null
  periode: string | null
  status: string
  hari: IsoDate
  putusan: string | null
}

/** What is left of the decision: the load by name and how it stands now. */
export type HasilPutusanMuatan = {
  batch: string
  muatan: string
  nama: string
  status: 'berlaku' | 'ditolak' | 'ditarik'
}

const TIDAK_MENUNGGU = refuse(
  'sumber/tidak-menunggu',
  'Muatan ini tidak lagi menunggu konfirmasi: sudah diputuskan, atau digantikan oleh kiriman berikutnya.',
)

/** Does what was decided about the load of an import. Refusals: `sumber/tidak-menunggu`, `sumber/tidak-terbit`. */
export async function laksanakanPutusanMuatan(
  pusat: pg.Client,
  aktor: Aktor,
  imporId: string,
  putusan: Putusan,
): Promise<Result<HasilPutusanMuatan>> {
  const { kodeKab } = aktor
  const { rows } = await pusat.query<MuatanRow>(
    `SELECT m.id, m.jenis, m.program, m.periode, m.status, m.per_tanggal::text AS hari,
       (SELECT p.putusan FROM impor_putusan p WHERE p.kode_kab = i.kode_kab AND p.impor_id = i.id ORDER BY p.id DESC LIMIT 1) AS putusan
     FROM impor i JOIN sumber_muatan m ON m.kode_kab = i.kode_kab AND m.impor_id = i.id WHERE i.kode_kab = $1 AND i.id = $2::uuid`,
    [kodeKab, imporId],
  )
  const row = rows[0]
  // Rejected and gone: what was to be done was done before a crash.
  if (!row && putusan === 'tolak') return ok({ batch: imporId, muatan: '', nama: 'Kiriman', status: 'ditolak' })
  if (!row || row.putusan !== putusan) return TIDAK_MENUNGGU
  const nama = `${LABEL_JENIS_SUMBER[row.jenis]} per ${formatDate(row.hari)}`
  const hasil = { batch: imporId, muatan: row.id, nama }
  switch (putusan) {
    case 'setujui':
      return (await berlakukanMuatan(pusat, aktor, imporId, row)) ? ok({ ...hasil, status: 'berlaku' }) : TIDAK_MENUNGGU
    case 'tolak':
      if (row.status !== 'menunggu') return TIDAK_MENUNGGU
      await inTransaction(pusat, () =>
        buangMuatan(
          pusat,
          kodeKab,
          { id: row.id, imporId },
          `${nama} ditolak setelah diperiksa orang kedua; isinya tidak diberlakukan dan sudah dibuang.`,
        ),
      )
      return ok({ ...hasil, status: 'ditolak' })
    case 'tarik':
      return (await tarikMuatan(pusat, aktor, imporId, row, nama))
        ? ok({ ...hasil, status: 'ditarik' })
        : refuse('sumber/tidak-terbit', 'Muatan ini tidak sedang berlaku, jadi tidak ada yang dapat ditarik.')
  }
}

async function berlakukanMuatan(pusat: pg.Client, aktor: Aktor, imporId: string, row: MuatanRow): Promise<boolean> {
  const { kodeKab } = aktor
  const { id: muatanId, jenis } = row
  if (row.status === 'menunggu')
    await inTransaction(pusat, async () => {
      await gantikan(pusat, kodeKab, await findBerlaku(pusat, { ...row, kodeKab }), muatanId)
      await pusat.query(`UPDATE sumber_muatan SET status = 'berlaku' WHERE kode_kab = $1 AND id = $2::uuid`, [
        kodeKab,
        muatanId,
      ])
      await pusat.query(
        `UPDATE impor SET status = 'terbit', selesai_pada = now() WHERE kode_kab = $1 AND id = $2::uuid`,
        [kodeKab, imporId],
      )
      await catatOwner(pusat, aktor, 'sumber.berlakukan', imporId, { jenis, muatan: muatanId })
    })
  else if (row.status !== 'berlaku') return false
  // What follows is nobody's own act: the load answers, not the person who found the file in order.
  await lanjutkanMuatan(pusat, serverAktor(kodeKab), { kodeKab, muatanId, imporId, jenis })
  return true
}

async function tarikMuatan(
  pusat: pg.Client,
  aktor: Aktor,
  imporId: string,
  row: MuatanRow,
  nama: string,
): Promise<boolean> {
  const { kodeKab } = aktor
  const { id: muatanId, jenis } = row
  if (row.status === 'menunggu') return false
  let kini = await findBerlaku(pusat, { ...row, kodeKab })
  if (row.status !== 'ditarik')
    await inTransaction(pusat, async () => {
      await pusat.query(
        `UPDATE sumber_muatan SET status = 'ditarik', digantikan_oleh = NULL WHERE kode_kab = $1 AND id = $2::uuid`,
        [kodeKab, muatanId],
      )
      // Withdrawn after another took its place, nothing is read otherwise: it only never comes back.
      if (kini === muatanId) kini = await pulihkanSebelumnya(pusat, { ...row, kodeKab })
      await pusat.query(`UPDATE impor SET pesan = $3 WHERE kode_kab = $1 AND id = $2::uuid`, [
        kodeKab,
        imporId,
        `${nama} ditarik; ${kini === null ? 'tidak ada muatan lain yang berlaku' : 'muatan lain yang dibaca sekarang'}.`,
      ])
      await catatOwner(pusat, aktor, 'sumber.ditarik', imporId, { jenis, muatan: muatanId, kini })
    })
  await jalankanSetelahTarikMuat({ kodeKab, muatanId, jenis, kini })
  return true
}
