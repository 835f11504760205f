// What follows the publication or withdrawal of a release in other rooms, enlisted wherever an import may run: command line
// and worker.
import { serverAktor } from '@/lib/akses/izin'
import { setelahMuat } from '@/lib/sumber/commands/muatan/setelah-muat'
import { setelahTarikMuat } from '@/lib/sumber/commands/muatan/setelah-tarik-muat'
import { pakaiRilis } from '@/lib/sumber/commands/pakai-rilis'
import { setelahTarik } from '@/lib/sumber/commands/setelah-tarik'
import { setelahTerbit } from '@/lib/sumber/commands/setelah-terbit'

/** Enlists the followers. May be called again; the rooms themselves are loaded only when a release is published. */
export function enlistTindakLanjut(): void {
  setelahTerbit('kelayakan', async (aktor, rilis) => {
    const { hitungRekapKelayakan } = await import('@/lib/kelayakan/commands/hitung-rekap')
    const { today } = await import('@/lib/server/clock')
    const hasil = await hitungRekapKelayakan(aktor, { kodeKab: rilis.kodeKab, tanggal: today(), rilis: rilis.kode })
    if (!hasil.ok) throw new Error(hasil.error.code)
  })
  setelahTerbit('verval', async (aktor, rilis) => {
    const { jawabUsulan } = await import('@/lib/verval/commands/jawab-usulan')
    const { tandaiDaftar } = await import('@/lib/verval/commands/tandai-daftar')
    // Without the izin (an import by somebody who may not answer) nothing happens, and `cli verval:jawab` does it later.
    await jawabUsulan(aktor, { periode: rilis.kode })
    await tandaiDaftar(aktor)
  })
  setelahTerbit('padan', async (aktor) => {
    const { antrekanPadan } = await import('@/lib/padan/commands/antrekan-padan')
    // Only queued: matching a city takes a minute that nobody who waits for an import should spend.
    await antrekanPadan(aktor)
  })
  setelahTerbit('temuan', async (aktor) => {
    const { antrekanTemuan } = await import('@/lib/temuan/commands/antrekan-temuan')
    await antrekanTemuan(aktor)
  })
  // Before findings are counted from them.
  setelahMuat('padan', async (aktor, { kodeKab, muatanId, jenis }) => {
    if (jenis !== 'dukcapil') return []
    const { bacaMuatanDukcapil } = await import('@/lib/padan/commands/dukcapil/catat-hasil')
    return bacaMuatanDukcapil(aktor, kodeKab, muatanId)
  })
  setelahMuat('temuan', async (aktor) => {
    const { antrekanTemuan } = await import('@/lib/temuan/commands/antrekan-temuan')
    await antrekanTemuan(aktor)
    return []
  })
  setelahTarikMuat('padan', async ({ kodeKab, muatanId, jenis }) => {
    const { batalkanHasilDukcapil } = await import('@/lib/padan/commands/dukcapil/batalkan-hasil')
    const { antrekanPadan } = await import('@/lib/padan/commands/antrekan-padan')
    if (jenis === 'dukcapil') await batalkanHasilDukcapil(kodeKab, muatanId)
    await antrekanPadan(serverAktor(kodeKab))
  })
  setelahTarikMuat('verval', async ({ kodeKab, muatanId, jenis }) => {
    if (jenis !== 'kemensos' && jenis !== 'bps') return
    const { bukaProses } = await import('@/lib/verval/commands/buka-proses')
    await bukaProses(serverAktor(kodeKab), muatanId)
  })
  setelahTarikMuat('temuan', async ({ kodeKab }) => {
    const { antrekanTemuan } = await import('@/lib/temuan/commands/antrekan-temuan')
    await antrekanTemuan(serverAktor(kodeKab))
  })
  setelahTarik('temuan', async ({ kodeKab }) => {
    const { antrekanTemuan } = await import('@/lib/temuan/commands/antrekan-temuan')
    await antrekanTemuan(serverAktor(kodeKab))
  })
  setelahTarik('padan', async ({ kodeKab }) => {
    const { antrekanPadan } = await import('@/lib/padan/commands/antrekan-padan')
    await antrekanPadan(serverAktor(kodeKab))
  })
  pakaiRilis('verval', async (kodeKab) => {
    const { listRilisDipakai } = await import('@/lib/verval/queries/list-rilis-dipakai')
    return listRilisDipakai(serverAktor(kodeKab))
  })
  setelahTarik('verval', async ({ kodeKab, rilisId, kode, kini }) => {
    const { bukaJawaban } = await import('@/lib/verval/commands/buka-jawaban')
    const { jawabUsulan } = await import('@/lib/verval/commands/jawab-usulan')
    const { tandaiDaftar } = await import('@/lib/verval/commands/tandai-daftar')
    const aktor = serverAktor(kodeKab)
    await bukaJawaban(aktor, { rilisId, kode })
    if (!kini) return
    // A later delivery may stand that answers what is open again.
    await jawabUsulan(aktor, {})
    await tandaiDaftar(aktor)
  })
  setelahTarik('kelayakan', async ({ kodeKab, kini }) => {
    if (!kini) return
    const { hitungRekapKelayakan } = await import('@/lib/kelayakan/commands/hitung-rekap')
    const { today } = await import('@/lib/server/clock')
    await hitungRekapKelayakan(serverAktor(kodeKab), { kodeKab, tanggal: today(), rilis: kini.kode })
  })
  setelahTerbit('sumber', async (_aktor, { kodeKab }) => {
    const { tautkanUlang } = await import('@/lib/sumber/commands/muatan/tautkan-ulang')
    await tautkanUlang(kodeKab)
  })
  setelahTarik('sumber', async ({ kodeKab }) => {
    const { tautkanUlang } = await import('@/lib/sumber/commands/muatan/tautkan-ulang')
    await tautkanUlang(kodeKab)
  })
  setelahMuat('verval', async (aktor, { jenis, muatanId }) => {
    if (jenis !== 'kemensos' && jenis !== 'bps') return []
    const { listJawabanUsulan } = await import('@/lib/sumber/queries/list-jawaban-usulan')
    const { catatJawaban } = await import('@/lib/verval/commands/catat-jawaban')
    const { formatNumber } = await import('@/lib/core/format')
    const hasil = await catatJawaban(aktor, await listJawabanUsulan(aktor, muatanId))
    if (!hasil.ok) return []
    const { daftar, dijawab } = hasil.value
    return [
      `${formatNumber(daftar)} daftar dicatat diproses, ${formatNumber(dijawab)} usulan terjawab menurut rilis kini.`,
    ]
  })
}
