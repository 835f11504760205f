// Moving usulan to another status, with everything that a step back undoes.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import type { Tx } from '@/lib/server/db'
import { STATUS_AKHIR, STATUS_USULAN, type StatusUsulan } from '../alur'
import type { UsulanTerkunci } from './lock'

const sebelum = (status: StatusUsulan, batas: StatusUsulan) =>
  STATUS_USULAN.indexOf(status) < STATUS_USULAN.indexOf(batas)

/**
 * Moves usulan back to an earlier status, or ends them (ditolak, dibatalkan). What later steps had found is undone: the
 * visit that was not made is cancelled, its findings no longer count, the list lets go. Draf and ended usulan free the
 * values they held. The steps that were signed remain.
 */
export async function pindahkanUsulan(
  tx: Tx,
  aktor: Aktor,
  usulanList: readonly UsulanTerkunci[],
  ke: StatusUsulan,
  alasan: string | null,
  pada: Date,
): Promise<void> {
  const { kodeKab } = aktor
  const idList = usulanList.map(({ id }) => id)
  const where = { kodeKab, id: { in: idList } }
  const berakhir = STATUS_AKHIR.includes(ke)
  await tx.usulan.updateMany({
    where,
    data: {
      status: ke,
      statusPada: pada,
      diubahPada: pada,
      dikembalikan: !berakhir && ke !== 'diverifikasi',
      alasan,
      versi: { increment: 1 },
      daftarId: null,
      ...(!berakhir && sebelum(ke, 'diverifikasi') ? { diverifikasiOleh: null } : {}),
    },
  })
  if (berakhir || sebelum(ke, 'diperiksa')) {
    const pemeriksaanIdList = usulanList.flatMap(({ pemeriksaanId }) => pemeriksaanId ?? [])
    if (!berakhir) {
      await tx.usulan.updateMany({ where, data: { pemeriksaanId: null } })
      await tx.usulanPerubahan.updateMany({
        where: { kodeKab, usulanId: { in: idList } },
        data: { hasilPeriksa: null, nilaiTemuan: null },
      })
    }
    if (pemeriksaanIdList.length > 0)
      // A visit that another usulan on its way still waits for stays.
      await tx.pemeriksaan.updateMany({
        where: {
          kodeKab,
          id: { in: pemeriksaanIdList },
          status: 'ditugaskan',
          usulanList: { none: { status: 'dimusyawarahkan' } },
        },
        data: { status: 'dibatalkan' },
      })
  }
  if (berakhir || ke === 'draf')
    await tx.usulanKolomTerbuka.deleteMany({ where: { kodeKab, usulanId: { in: idList } } })
}
