// Answers that came as a file: a list whose usulan are named in it has been received, and the usulan are compared with the release.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAktor } from '@/lib/server/db'
import { catatDiproses } from './catat-diproses'
import { jawabUsulan } from './jawab-usulan'
import { tandaiDaftar } from './tandai-daftar'

const daftarRows = z.array(z.object({ id: z.string() }))
/** Remark of a list that a file of answers has noted as diproses. */
export const CATATAN_BERKAS = 'Dijawab lewat berkas.'
/** Numbers looked up at once. */
const SEKALI = 1_000

/**
 * Notes every sent list of which an usulan is answered as diproses, then answers the usulan by the release that holds. What
 * the answering file says of each stays a row of its source and decides nothing. Returns lists noted and usulan answered.
 * Refusal: `akses/tanpa-izin`.
 */
export async function catatJawaban(
  aktor: Aktor,
  nomorList: readonly string[],
): Promise<Result<{ daftar: number; dijawab: number }>> {
  if (!can(aktor, 'verval:jawab'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin untuk tindakan ini.')
  const daftar = new Set<string>()
  for (let at = 0; at < nomorList.length; at += SEKALI) {
    const rows = daftarRows.parse(
      await withAktor(
        aktor,
        // Which lists sent and not yet received hold one of these usulan? Reads usulan_nomor_key.
        (tx) => tx.$queryRaw`
          SELECT DISTINCT k.daftar_id::text AS id FROM usulan u
          JOIN kiriman k ON k.kode_kab = u.kode_kab AND k.daftar_id = u.daftar_id AND k.diproses_pada IS NULL
          WHERE u.kode_kab = ${aktor.kodeKab} AND u.nomor = ANY (${nomorList.slice(at, at + SEKALI)}::text[])`,
      ),
    )
    for (const { id } of rows) daftar.add(id)
  }
  let dicatat = 0
  for (const id of daftar) {
    const hasil = await catatDiproses(aktor, { kunci: randomUUID(), id, catatan: CATATAN_BERKAS })
    if (hasil.ok) dicatat++
  }
  const jawaban = await jawabUsulan(aktor, {})
  if (!jawaban.ok && jawaban.error.code !== 'verval/rilis-tidak-ada') return jawaban
  await tandaiDaftar(aktor)
  return ok({ daftar: dicatat, dijawab: jawaban.ok ? jawaban.value.dijawab : 0 })
}
