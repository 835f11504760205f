// Whether a load is synthetic, and whether it may come into this installation.
import 'server-only'
import type pg from 'pg'
import { ok, type Result, refuse } from '@/lib/core/result'
import { readSetting } from '@/lib/server/settings'
import type { TermuatTabel } from './muat-tabel'

/** Share of synthetic numbers from which files are synthetic: faulty rows may spoil a few. */
const AMBANG_SINTETIS = 0.9

/** Synthetic and real people never meet in one database; an installation that was not told yet becomes what its first load is. */
export async function judgeSintetisMuatan(
  client: pg.Client,
  disebut: boolean,
  termuat: readonly TermuatTabel[],
): Promise<Result<{ sintetis: boolean; tetapkan: boolean }>> {
  const semua = termuat.reduce((jumlah, { temuan }) => jumlah + temuan.nomor.semua, 0)
  const bertanda = termuat.reduce((jumlah, { temuan }) => jumlah + temuan.nomor.sintetis, 0)
  const sintetis = disebut || (semua > 0 && bertanda / semua >= AMBANG_SINTETIS)
  const setting = await readSetting(client, 'sintetis')
  if (setting === undefined) return ok({ sintetis, tetapkan: true })
  if (setting === true && !sintetis)
    return refuse(
      'sumber/bukan-sintetis',
      'Pemasangan ini hanya berisi data sintetis, sedangkan berkas ini memuat nomor yang bukan buatan; tidak ada yang dimuat.',
    )
  if (setting !== true && (sintetis || (semua > 0 && bertanda / semua >= 1 - AMBANG_SINTETIS)))
    return refuse(
      'sumber/sintetis',
      'Berkas ini berisi data sintetis, sedangkan pemasangan ini untuk data sungguhan; tidak ada yang dimuat.',
    )
  return ok({ sintetis, tetapkan: false })
}
