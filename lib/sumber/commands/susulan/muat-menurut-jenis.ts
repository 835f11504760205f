// Rows that waited for their area code, of a release or of another source: which of the two an import was.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import type { Result } from '@/lib/core/result'
import { withOwner } from '@/lib/server/owner'
import type { HasilImpor, IkutImpor } from '../impor/hasil'
import type { HasilMuatan } from '../muatan/hasil'
import { muatSusulan } from './muat-susulan'
import { muatTertahanSumber } from './muat-tertahan-sumber'

/** Loads the rows of decided codes: of a release as its next delivery, of another source into their load. Refusals of both. */
export async function muatMenurutJenis(
  aktor: Aktor,
  imporId: string,
  ikut: IkutImpor = {},
): Promise<Result<HasilImpor | HasilMuatan>> {
  const lain = await withOwner(
    async (client) =>
      (
        await client.query(`SELECT FROM impor WHERE kode_kab = $1 AND id = $2 AND jenis <> 'dtsen'`, [
          aktor.kodeKab,
          imporId,
        ])
      ).rowCount,
  )
  return lain ? muatTertahanSumber(aktor, imporId, ikut) : muatSusulan(aktor, imporId, ikut)
}
