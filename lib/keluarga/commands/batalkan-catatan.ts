// Withdrawing an event that was recorded in error: a counter-act with its reason. Nothing is deleted.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import type { IsoDate } from '@/lib/core/date'
import { formatDate } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db'
import { type JenisPeristiwa, sebutPeristiwa } from '../peristiwa'
import type { BatalkanCatatanInput } from '../schema'
import { kunciKeluarga } from './kunci-keluarga'

/**
 * Takes the effects of an event out of the local layer from now on; what was known before stays known for a look back.
 * Refusals: `akses/tanpa-izin`, `keluarga/peristiwa-tidak-ditemukan`, `keluarga/sudah-dibatalkan`,
 * `keluarga/ada-peristiwa-sesudahnya` (a later event builds on it and has to be withdrawn first).
 */
export async function batalkanCatatan(
  aktor: Aktor,
  input: BatalkanCatatanInput,
): Promise<Result<{ id: string; keluargaId: string }>> {
  if (!can(aktor, 'keluarga:batalkan-catatan'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin membatalkan catatan peristiwa.')
  return withAct(aktor, 'keluarga.batalkan-catatan', input, async (tx) => {
    const { kodeKab } = aktor
    const find = () =>
      tx.peristiwa.findFirst({
        where: { kodeKab, id: input.id },
        select: { id: true, jenis: true, keluargaId: true, keluargaLainId: true, kodeDesa: true, dibatalkanPada: true },
      })
    const dulu = await find()
    if (!dulu) return refuse('keluarga/peristiwa-tidak-ditemukan', 'Peristiwa tidak ditemukan di wilayah tugas Anda.')
    await kunciKeluarga(tx, kodeKab, [dulu.keluargaId, dulu.keluargaLainId ?? dulu.keluargaId])
    const peristiwa = (await find()) ?? dulu
    if (peristiwa.dibatalkanPada) return refuse('keluarga/sudah-dibatalkan', 'Catatan peristiwa ini sudah dibatalkan.')
    const sesudah = await findSesudah(tx, kodeKab, peristiwa)
    if (sesudah)
      return refuse(
        'keluarga/ada-peristiwa-sesudahnya',
        `Ada peristiwa sesudahnya yang bergantung pada catatan ini: ${sesudah}. Batalkan yang itu dahulu.`,
      )
    const pada = now()
    await tx.peristiwa.update({
      where: { kodeKab_id: { kodeKab, id: peristiwa.id } },
      data: { dibatalkanPada: pada, dibatalkanOleh: aktor.id, dibatalkanAlasan: input.alasan },
      select: { id: true },
    })
    const where = { kodeKab, peristiwaId: peristiwa.id, dicabutPada: null }
    const gerak = await tx.pembaruanAnggota.updateMany({ where, data: { dicabutPada: pada } })
    const nilai = await tx.pembaruan.updateMany({ where, data: { dicabutPada: pada } })
    await tx.$executeRaw`SELECT cabut_riwayat(${peristiwa.id}::uuid)`
    if (peristiwa.jenis === 'pindah-masuk' || peristiwa.jenis === 'pindah-keluar')
      await tx.$executeRaw`SELECT susun_pindah(${peristiwa.id}::uuid)`
    await catat(tx, 'keluarga.batalkan-catatan', peristiwa.id, {
      jenis: peristiwa.jenis,
      keluarga: peristiwa.keluargaId,
      alasan: input.alasan,
      gerak: gerak.count,
      nilai: nilai.count,
    })
    return ok({ id: peristiwa.id, keluargaId: peristiwa.keluargaId })
  })
}

/** A later event, not withdrawn, about a person this one moved or in the family it made; in words. */
async function findSesudah(
  tx: Tx,
  kodeKab: string,
  peristiwa: { id: string; jenis: string; keluargaLainId: string | null },
): Promise<string | null> {
  const gerak = await tx.pembaruanAnggota.findMany({
    where: { kodeKab, peristiwaId: peristiwa.id },
    select: { orangId: true },
  })
  const orangId = { in: gerak.map((satu) => satu.orangId) }
  const milik = peristiwa.jenis === 'pecah-kk' && peristiwa.keluargaLainId ? peristiwa.keluargaLainId : null
  const sesudah = { kodeKab, peristiwaId: { gt: peristiwa.id }, dicabutPada: null }
  const [anggota, nilai] = [
    await tx.pembaruanAnggota.findFirst({
      where: { ...sesudah, OR: [{ orangId }, ...(milik ? [{ keluargaId: milik }] : [])] },
      select: { peristiwaId: true },
    }),
    await tx.pembaruan.findFirst({
      where: { ...sesudah, OR: [{ orangId }, ...(milik ? [{ keluargaId: milik }] : [])] },
      select: { peristiwaId: true },
    }),
  ]
  const id = anggota?.peristiwaId ?? nilai?.peristiwaId
  if (!id) return null
  const lain = await tx.peristiwa.findFirst({ where: { kodeKab, id }, select: { jenis: true, tanggal: true } })
  if (!lain) return null
  return `${sebutPeristiwa(lain.jenis as JenisPeristiwa)} tanggal ${formatDate(lain.tanggal.toISOString().slice(0, 10) as IsoDate)}`
}
