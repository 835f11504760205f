// Notes that BPS has received a sent list and works on it.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { CatatDiprosesInput } from '../schema/daftar'
import { cekIzinDaftar } from '../wewenang'
import { gerakkanBaris } from './daftar-baris'
import { sidikTeks } from './langkah'
import { lockDaftar } from './lock'

/** `id` is that of the daftar. Refusals: `akses/tanpa-izin`, `verval/tidak-ditemukan`, `verval/tindakan-tidak-berlaku`. */
export async function catatDiproses(
  aktor: Aktor,
  input: CatatDiprosesInput,
): Promise<Result<{ id: string; jumlah: number }>> {
  return withAct(aktor, 'verval.proses', input, async (tx) => {
    const izin = cekIzinDaftar(aktor, 'proses')
    if (!izin.ok) return izin
    const { kodeKab } = aktor
    const pada = now()
    const daftar = await lockDaftar(tx, aktor, input.id)
    if (!daftar) return refuse('verval/tidak-ditemukan', 'Daftar tidak ditemukan di wilayah Anda.')
    const kiriman = await tx.kiriman.findFirst({
      where: { kodeKab, daftarId: daftar.id },
      select: { id: true, nomor: true, diprosesPada: true },
    })
    if (!kiriman) return refuse('verval/tindakan-tidak-berlaku', `Daftar ${daftar.nomor} belum dikirim ke Kemensos.`)
    if (kiriman.diprosesPada !== null)
      return refuse('verval/tindakan-tidak-berlaku', `Daftar ${daftar.nomor} sudah dicatat diproses BPS.`)

    await tx.kiriman.update({
      where: { kodeKab_id: { kodeKab, id: kiriman.id } },
      data: { diprosesPada: pada, diprosesCatatan: input.catatan ?? null },
    })
    const jumlah = await gerakkanBaris(tx, aktor, pada, daftar.id, {
      tindakan: 'proses',
      dari: 'dikirim',
      ke: 'diproses',
      rujukan: kiriman.nomor,
      catatan: input.catatan,
    })
    await catat(tx, 'verval.proses', daftar.id, {
      nomor: daftar.nomor,
      kiriman: kiriman.nomor,
      jumlah,
      catatan: sidikTeks(input.catatan),
    })
    return ok({ id: daftar.id, jumlah })
  })
}
