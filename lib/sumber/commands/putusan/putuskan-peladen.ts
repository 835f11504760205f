// The same decisions by whoever runs the server: on the command line there is no second login, the audit says `server`.
import 'server-only'
import { serverAktor } from '@/lib/akses/izin'
import { type Result, refuse } from '@/lib/core/result'
import { catatOwner, inTransaction, withOwner } from '@/lib/server/owner'
import { type HasilPutusan, laksanakanPutusan } from './laksanakan'
import type { HasilPutusanMuatan } from './laksanakan-muatan'
import type { Putusan } from './putuskan'

/**
 * Decides and carries out at once. `pilihan` names the batch, or for withdrawing the delivery of a kabupaten/kota by its
 * code. Refusals as of {@link laksanakanPutusan}.
 */
export async function putuskanPeladen(
  pilihan: { batch: string } | { kodeKab: string; rilis: string },
  putusan: Putusan,
  alasan: string,
): Promise<Result<HasilPutusan | HasilPutusanMuatan>> {
  const dicatat = await withOwner((client) =>
    inTransaction(client, async () => {
      const [syarat, nilai] =
        'batch' in pilihan
          ? ['i.id = $1::uuid', [pilihan.batch]]
          : ['i.kode_kab = $1 AND r.kode = $2', [pilihan.kodeKab, pilihan.rilis]]
      const { rows } = await client.query<{ kode_kab: string; id: string; status: string; keadaan: string | null }>(
        `SELECT i.kode_kab, i.id, i.status, coalesce(r.status, m.status) AS keadaan
         FROM impor i LEFT JOIN rilis r ON r.id = i.rilis_id LEFT JOIN sumber_muatan m ON m.kode_kab = i.kode_kab AND m.impor_id = i.id
         WHERE ${syarat} AND i.status IN ('menunggu', 'disetujui', 'terbit') FOR UPDATE OF i`,
        nilai,
      )
      const impor = rows[0]
      const keadaan = impor?.keadaan ?? ''
      const sesuai =
        putusan === 'tarik' ? ['terbit', 'berlaku', 'digantikan'].includes(keadaan) : keadaan === 'menunggu'
      if (!impor || !sesuai) return null
      const aktor = serverAktor(impor.kode_kab)
      await client.query(
        `INSERT INTO impor_putusan (kode_kab, impor_id, putusan, alasan, aktor, nama, peran) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [impor.kode_kab, impor.id, putusan, alasan, aktor.id, aktor.nama, aktor.peran],
      )
      if (putusan !== 'tarik')
        await client.query('UPDATE impor SET status = $3 WHERE kode_kab = $1 AND id = $2', [
          impor.kode_kab,
          impor.id,
          putusan === 'setujui' ? 'disetujui' : 'ditolak',
        ])
      await catatOwner(client, aktor, `sumber.${putusan}`, impor.id, {})
      return impor
    }),
  )
  if (!dicatat)
    return putusan === 'tarik'
      ? refuse('sumber/tidak-terbit', 'Kiriman itu tidak sedang terbit, jadi tidak ada yang dapat ditarik.')
      : refuse('sumber/tidak-menunggu', 'Tidak ada kiriman bernomor itu yang menunggu konfirmasi.')
  return laksanakanPutusan(serverAktor(dicatat.kode_kab), dicatat.id, putusan)
}
