// Pengesahan: the kepala dinas signs one version of a list.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { TandaTanganInput } from '../schema/daftar'
import { cekIzinDaftar } from '../wewenang'
import { cekSidik, gerakkanBaris, listUsulanId } from './daftar-baris'
import { sidikTeks } from './langkah'
import { lockDaftar } from './lock'
import { cekPemisahan } from './pemisahan'

/**
 * Signs version and hash of a list that is disusun. Refusals: `akses/tanpa-izin`, `verval/tidak-ditemukan`,
 * `verval/tindakan-tidak-berlaku`, `verval/versi-berubah`, `verval/isi-berubah`, `verval/pemisahan-tugas` (who
 * proposed, checked or verified a row does not sign).
 */
export async function sahkanDaftar(aktor: Aktor, input: TandaTanganInput): Promise<Result<{ id: string }>> {
  return withAct(aktor, 'verval.sahkan', input, async (tx) => {
    const izin = cekIzinDaftar(aktor, 'sahkan')
    if (!izin.ok) return izin
    const { kodeKab } = aktor
    const pada = now()
    const daftar = await lockDaftar(tx, aktor, input.id)
    if (!daftar) return refuse('verval/tidak-ditemukan', 'Daftar tidak ditemukan di wilayah Anda.')
    if (daftar.status !== 'disusun')
      return refuse(
        'verval/tindakan-tidak-berlaku',
        daftar.status === 'dibubarkan'
          ? `Daftar ${daftar.nomor} sudah dibubarkan.`
          : `Daftar ${daftar.nomor} sudah disahkan.`,
      )
    const sidik = await cekSidik(tx, aktor, daftar, input)
    if (!sidik.ok) return sidik
    const pemisahan = await cekPemisahan(tx, aktor, 'sahkan', await listUsulanId(tx, aktor, daftar.id))
    if (!pemisahan.ok) return pemisahan

    await tx.daftarTandaTangan.create({
      data: {
        kodeKab,
        daftarId: daftar.id,
        versi: daftar.versi,
        sha256: daftar.sha256,
        tindakan: 'sahkan',
        peran: aktor.peran,
        aktor: aktor.id,
        nama: aktor.nama,
        catatan: input.catatan ?? null,
        pada,
      },
    })
    await tx.daftar.update({
      where: { kodeKab_id: { kodeKab, id: daftar.id } },
      data: { status: 'disahkan', statusPada: pada },
    })
    await gerakkanBaris(tx, aktor, pada, daftar.id, {
      tindakan: 'sahkan',
      dari: 'diverifikasi',
      ke: 'disahkan',
      rujukan: `${daftar.nomor} versi ${daftar.versi}`,
      catatan: input.catatan,
    })
    await catat(tx, 'verval.sahkan', daftar.id, {
      nomor: daftar.nomor,
      versi: daftar.versi,
      sha256: daftar.sha256,
      jumlah: daftar.jumlah,
      catatan: sidikTeks(input.catatan),
    })
    return ok({ id: daftar.id })
  })
}
