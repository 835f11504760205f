// The same by whoever runs the server: decides about codes of a delivery and loads their rows at once.
import 'server-only'
import { serverAktor } from '@/lib/akses/izin'
import { type Result, refuse } from '@/lib/core/result'
import { withOwner } from '@/lib/server/owner'
import { padankanDesaSchema } from '../../schema/wilayah'
import type { HasilImpor, IkutImpor } from '../impor/hasil'
import type { HasilMuatan } from '../muatan/hasil'
import { muatMenurutJenis } from './muat-menurut-jenis'
import { padankanDesa } from './padankan-desa'

/** One code and what it is; `kode` is a desa (ada) or a kecamatan (baru) by internal code. */
export type Padanan = { kodeResmi: string; cara: 'ada' | 'baru'; kode: string; nama: string }

/** Decides about each code, then loads. `batch` is the import that held them. Refusals of both acts. */
export async function padankanPeladen(
  batch: string,
  padananList: readonly Padanan[],
  { berlakuSejak, kunciOf, ...ikut }: { berlakuSejak: string; kunciOf: () => string } & IkutImpor,
): Promise<Result<HasilImpor | HasilMuatan>> {
  const kodeKab = await withOwner(
    async (client) =>
      (await client.query<{ kode_kab: string }>('SELECT kode_kab FROM impor WHERE id = $1', [batch])).rows[0]?.kode_kab,
  )
  if (kodeKab === undefined) return refuse('sumber/tidak-ditemukan', 'Kiriman tidak ditemukan.')
  const aktor = serverAktor(kodeKab)
  for (const { kodeResmi, cara, kode, nama } of padananList) {
    const isi = padankanDesaSchema.safeParse({
      kunci: kunciOf(),
      id: batch,
      kodeResmi,
      cara,
      kode: cara === 'ada' ? kode : '',
      kecamatan: cara === 'baru' ? kode : '',
      nama,
      berlakuSejak,
    })
    if (!isi.success)
      return refuse('sumber/padanan', `${kodeResmi}: ${isi.error.issues[0]?.message ?? 'tidak dapat dibaca'}`)
    const hasil = await padankanDesa(aktor, isi.data)
    if (!hasil.ok) return refuse(hasil.error.code, `${kodeResmi}: ${hasil.error.message}`)
  }
  return muatMenurutJenis(aktor, batch, ikut)
}
