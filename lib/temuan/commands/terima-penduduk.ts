// A file of the population per desa on its way in.
import 'server-only'
import type { Readable } from 'node:stream'
import type { Aktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { ok, type Result } from '@/lib/core/result'
import type { UnggahTabelInput } from '../schema'
import { muatPenduduk } from './muat-penduduk'
import { terimaBerkas } from './terima-berkas'

/** Takes the file: the sentence to show. Refusals of what it calls. */
export async function terimaPenduduk(
  aktor: Aktor,
  _id: string,
  { nama, kunci }: UnggahTabelInput,
  source: Readable,
  signal?: AbortSignal,
): Promise<Result<{ message: string }>> {
  const baca = (berkas: { nama: string; jalur: string }) => muatPenduduk(aktor, { kunci }, berkas)
  const result = await terimaBerkas(aktor, { folder: 'penduduk', nama }, source, baca, signal)
  if (!result.ok) return result
  const { desa, kk, jiwa } = result.value
  return ok({
    message: `Penduduk acuan ${formatNumber(desa)} desa/kelurahan dimuat: ${formatNumber(kk)} KK, ${formatNumber(jiwa)} jiwa.`,
  })
}
