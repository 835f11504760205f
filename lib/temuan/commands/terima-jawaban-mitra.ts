// A filled-in file of a request on its way back.
import 'server-only'
import type { Readable } from 'node:stream'
import type { Aktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { ok, type Result } from '@/lib/core/result'
import type { BarisDitolak } from '../mitra'
import type { UnggahTabelInput } from '../schema'
import { bacaJawabanMitra } from './jawab-mitra'
import { terimaBerkas } from './terima-berkas'

/** Takes the file of answers to request `id`: the sentence to show and the rows that were not taken. Refusals of what it calls. */
export async function terimaJawabanMitra(
  aktor: Aktor,
  id: string,
  { nama, kunci }: UnggahTabelInput,
  source: Readable,
  signal?: AbortSignal,
): Promise<Result<{ message: string; ditolakList: BarisDitolak[] }>> {
  const baca = (berkas: { nama: string; jalur: string }) => bacaJawabanMitra(aktor, { kunci, id }, berkas)
  const result = await terimaBerkas(aktor, { folder: 'jawaban', nama }, source, baca, signal)
  if (!result.ok) return result
  const { disimpan, dijawab, jumlah, ditolak, ditolakList } = result.value
  const tersimpan = `${formatNumber(disimpan)} jawaban tersimpan; ${formatNumber(dijawab)} dari ${formatNumber(jumlah)} baris sudah dijawab.`
  return ok({
    message: ditolak === 0 ? tersimpan : `${tersimpan} ${formatNumber(ditolak)} baris tidak diambil.`,
    ditolakList,
  })
}
