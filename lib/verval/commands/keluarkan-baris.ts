// Takes usulan out of a list that is not yet ditetapkan: a new version, and the rest goes on.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import { sidikOf } from '../daftar'
import type { KeluarkanBarisInput } from '../schema/daftar'
import { cekIzinDaftar, cekWewenang } from '../wewenang'
import { gerakkanBaris, listIsi } from './daftar-baris'
import { sidikTeks, writeLangkah } from './langkah'
import { lockDaftar, lockUsulanList } from './lock'
import { pindahkanUsulan } from './pindah'

/**
 * Takes rows out with a reason and sends their usulan to `ke` (diverifikasi = ready for another list). A list that was
 * disahkan needs its pengesahan again, because that signature bound the version before. A list without rows ends.
 * Refusals: `akses/tanpa-izin`, `verval/tidak-ditemukan`, `verval/daftar-sudah-ditetapkan`, `verval/versi-berubah`,
 * `verval/bukan-isi-daftar`, those of `cekWewenang`.
 */
export async function keluarkanBaris(
  aktor: Aktor,
  input: KeluarkanBarisInput,
): Promise<Result<{ id: string; versi: number; jumlah: number }>> {
  return withAct(aktor, 'verval.keluarkan', input, async (tx) => {
    const izin = cekIzinDaftar(aktor, 'keluarkan')
    if (!izin.ok) return izin
    const { kodeKab } = aktor
    const pada = now()
    const daftar = await lockDaftar(tx, aktor, input.daftarId)
    if (!daftar) return refuse('verval/tidak-ditemukan', 'Daftar tidak ditemukan di wilayah Anda.')
    if (daftar.status !== 'disusun' && daftar.status !== 'disahkan')
      return refuse(
        'verval/daftar-sudah-ditetapkan',
        `Daftar ${daftar.nomor} sudah ditetapkan, sehingga isinya tidak dapat dikurangi.`,
      )
    if (daftar.versi !== input.versi)
      return refuse(
        'verval/versi-berubah',
        `Daftar ${daftar.nomor} sudah berubah: sekarang versi ${daftar.versi}. Muat ulang halaman.`,
      )
    const unik = [...new Set(input.id)]
    const usulanList = await lockUsulanList(tx, aktor, unik)
    if (usulanList.length !== unik.length || usulanList.some(({ daftarId }) => daftarId !== daftar.id))
      return refuse('verval/bukan-isi-daftar', `Salah satu usulan tidak ada di daftar ${daftar.nomor}.`)
    for (const usulan of usulanList) {
      const wewenang = cekWewenang(aktor, 'keluarkan', usulan, input.ke)
      if (!wewenang.ok) return wewenang
    }

    const versi = daftar.versi + 1
    await tx.daftarBaris.updateMany({
      where: { kodeKab, daftarId: daftar.id, usulanId: { in: unik } },
      data: { dikeluarkanVersi: versi, dikeluarkanAlasan: input.alasan },
    })
    const isiList = await listIsi(tx, aktor, daftar.id)
    const sha256 = sidikOf({ kodeKab, nomor: daftar.nomor, versi }, isiList)
    const status = isiList.length === 0 ? 'dibubarkan' : 'disusun'
    await tx.daftarVersi.create({
      data: {
        kodeKab,
        daftarId: daftar.id,
        versi,
        sha256,
        jumlah: isiList.length,
        alasan: input.alasan,
        aktor: aktor.id,
        nama: aktor.nama,
        pada,
      },
    })
    await tx.daftar.update({
      where: { kodeKab_id: { kodeKab, id: daftar.id } },
      data: { versi, sha256, jumlah: isiList.length, status, statusPada: pada },
    })
    await pindahkanUsulan(tx, aktor, usulanList, input.ke, input.alasan, pada)
    await writeLangkah(
      tx,
      aktor,
      pada,
      usulanList.map((usulan) => ({
        usulanId: usulan.id,
        kodeDesa: usulan.kodeDesa,
        tindakan: 'keluarkan',
        dari: usulan.status,
        ke: input.ke,
        catatan: input.alasan,
        rujukan: `${daftar.nomor} versi ${daftar.versi}`,
      })),
    )
    if (daftar.status === 'disahkan')
      await gerakkanBaris(tx, aktor, pada, daftar.id, {
        tindakan: 'keluarkan',
        dari: 'disahkan',
        ke: 'diverifikasi',
        rujukan: `${daftar.nomor} versi ${versi}`,
        catatan: `Daftar menjadi versi ${versi} karena ada usulan lain yang dikeluarkan; menunggu pengesahan ulang.`,
      })
    await catat(tx, 'verval.keluarkan', daftar.id, {
      nomor: daftar.nomor,
      dariVersi: daftar.versi,
      versi,
      sha256,
      jumlah: isiList.length,
      usulan: unik,
      ke: input.ke,
      alasan: sidikTeks(input.alasan),
    })
    return ok({ id: daftar.id, versi, jumlah: isiList.length })
  })
}
