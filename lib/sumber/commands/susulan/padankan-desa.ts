// Deciding what an unknown area code of a delivery is; nothing is loaded by it yet.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { PadankanDesaInput } from '../../schema/wilayah'

/** Keeps the decision. Refused without izin, for a code that does not wait here, and for an area of elsewhere. */
export async function padankanDesa(aktor: Aktor, input: PadankanDesaInput): Promise<Result<{ id: string }>> {
  const { kodeKab } = aktor
  if (!can(aktor, 'sumber:padankan', kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup pemadanan kode wilayah.')
  const kode = input.cara === 'ada' ? input.kode : input.kecamatan
  return withAct(aktor, 'sumber.padankan', input, async (tx) => {
    const where = { kodeKab_imporId_kodeResmi: { kodeKab, imporId: input.id, kodeResmi: input.kodeResmi } }
    const asing = await tx.imporWilayah.findUnique({ where, select: { dimuatPada: true } })
    if (!asing || asing.dimuatPada)
      return refuse('sumber/kode-tidak-menunggu', 'Kode wilayah itu tidak menunggu pemadanan pada kiriman ini.')
    const wilayah = await tx.wilayah.findUnique({ where: { kode }, select: { kode: true } })
    if (!wilayah || !kode.startsWith(kodeKab))
      return refuse('sumber/wilayah-tidak-dikenal', 'Kelurahan/desa atau kecamatan yang dipilih tidak ada di sini.')
    await tx.imporWilayah.update({
      where,
      data: {
        cara: input.cara,
        kode,
        namaResmi: input.nama === '' ? null : input.nama,
        berlakuSejak: new Date(input.berlakuSejak),
        berlakuSampai: input.berlakuSampai === '' ? null : new Date(input.berlakuSampai),
        diputusOleh: aktor.id,
        diputusPada: now(),
      },
      select: { kodeResmi: true },
    })
    await catat(tx, 'sumber.padankan', input.id, {
      kodeResmi: input.kodeResmi,
      cara: input.cara,
      kode,
      berlakuSejak: input.berlakuSejak,
    })
    return ok({ id: input.id })
  })
}
