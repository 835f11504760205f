// What the worker can do: the long work of the rooms by its kind, and what comes by the clock. The one place where they meet.
import type { Aktor } from '@/lib/akses/izin'
import { segelLogBaca } from '@/lib/audit/commands'
import { hapusKedaluwarsa, tutupPekerjaan } from '@/lib/berkas/commands/hapus-kedaluwarsa'
import type { Result } from '@/lib/core/result'
import { hitungRekapKelayakan } from '@/lib/kelayakan/commands/hitung-rekap'
import { mintaRekapSchema } from '@/lib/kelayakan/schema'
import { hapusPencarian } from '@/lib/keluarga/commands/hapus-pencarian'
import { jalankanEkspor } from '@/lib/keluarga/commands/tulis-ekspor'
import { tanyakanDukcapil } from '@/lib/padan/commands/dukcapil/tanyakan-dukcapil'
import { tulisBerkasDukcapil } from '@/lib/padan/commands/dukcapil/tulis-berkas'
import { jalankanPadan } from '@/lib/padan/commands/jalankan-padan'
import { buangPeringkatLama } from '@/lib/peringkat/commands/buang-peringkat-lama'
import { jalankanPeringkat } from '@/lib/peringkat/commands/jalankan-peringkat'
import { jalankanPeringkatSchema } from '@/lib/peringkat/schema'
import { hapusKunci } from '@/lib/server/hapus-kunci'
import { tulisJangkar } from '@/lib/server/jangkar'
import { withOwner } from '@/lib/server/owner'
import { type Berkala, type Handler, SentenceError } from '@/lib/server/worker'
import { buangKirimanLama } from '@/lib/sumber/commands/buang-kiriman-lama'
import { buangMuatanLama } from '@/lib/sumber/commands/buang-muatan-lama'
import { hapusUnggahan } from '@/lib/sumber/commands/hapus-unggahan'
import { jalankanImpor } from '@/lib/sumber/commands/jalankan-impor'
import { jalankanImporSumber } from '@/lib/sumber/commands/jalankan-impor-sumber'
import { jalankanPutusan } from '@/lib/sumber/commands/putusan/jalankan-putusan'
import { jalankanSelisih } from '@/lib/sumber/commands/selisih/jalankan-selisih'
import { jalankanSusulan } from '@/lib/sumber/commands/susulan/jalankan-susulan'
import { antrekanTemuan, setelahPadan, temukanJawaban } from '@/lib/temuan/commands/antrekan-temuan'
import { jalankanEksporTemuan } from '@/lib/temuan/commands/ekspor-temuan'
import { hitungCapaian, tarikCapaian } from '@/lib/temuan/commands/hitung-capaian'
import { hitungTemuan } from '@/lib/temuan/commands/hitung-temuan'
import { tutupMitraLewat } from '@/lib/temuan/commands/minta-mitra'
import { jalankanTugaskan } from '@/lib/temuan/commands/tugaskan-temuan'
import { hitungTemuanSchema } from '@/lib/temuan/schema'
import { jalankanTugaskanKeluarga } from '@/lib/verval/commands/tugaskan-keluarga'
import { enlistTindakLanjut } from './tindak-lanjut'

enlistTindakLanjut()

/** Handlers by the `jenis` of a pekerjaan, which is what antrekan() was given. */
export const HANDLERS: Record<string, Handler> = {
  ekspor: jalankanEkspor,
  'ekspor-temuan': jalankanEksporTemuan,
  impor: jalankanImpor,
  'impor-sumber': jalankanImporSumber,
  pemeriksaan: jalankanTugaskanKeluarga,
  putusan: jalankanPutusan,
  selisih: jalankanSelisih,
  susulan: jalankanSusulan,
  peringkat: async ({ aktor, masukan, lapor }) => {
    const input = jalankanPeringkatSchema.parse({ ...masukan, kodeKab: aktor.kodeKab })
    return lalu(aktor, unwrap(await jalankanPeringkat(aktor, input, lapor)))
  },
  dukcapil: tanyakanDukcapil,
  'dukcapil-berkas': tulisBerkasDukcapil,
  padan: async ({ aktor, lapor, signal }) => {
    const hasil = unwrap(await jalankanPadan(aktor, { kodeKab: aktor.kodeKab }, { lapor, signal }))
    await setelahPadan(aktor)
    return hasil
  },
  temuan: async ({ aktor, masukan, lapor, signal }) => {
    const { jenis } = hitungTemuanSchema.parse(masukan)
    return unwrap(await hitungTemuan(aktor, { kodeKab: aktor.kodeKab, jenis }, { lapor, signal }))
  },
  'temuan-tugas': jalankanTugaskan,
  capaian: async ({ aktor }) => unwrap(await hitungCapaian(aktor, { kodeKab: aktor.kodeKab })),
  kelayakan: async ({ aktor, masukan }) => {
    const { tanggal } = mintaRekapSchema.omit({ kunci: true }).parse(masukan)
    return unwrap(await hitungRekapKelayakan(aktor, { kodeKab: aktor.kodeKab, tanggal }))
  },
}

/** Work by the clock (cron in WIB). Each may run twice or be missed once without harm. */
export const BERKALA: Berkala[] = [
  { nama: 'segel-log-baca', cron: '* * * * *', work: () => withOwner(segelLogBaca) },
  { nama: 'tulis-jangkar', cron: '*/10 * * * *', work: () => withOwner(tulisJangkar) },
  { nama: 'hapus-pencarian', cron: '7 * * * *', work: hapusPencarian },
  { nama: 'hapus-berkas', cron: '17 * * * *', work: hapusKedaluwarsa },
  { nama: 'hapus-kunci', cron: '37 2 * * *', work: hapusKunci },
  { nama: 'temukan-jawaban', cron: '* * * * *', work: temukanJawaban },
  { nama: 'tutup-mitra-lewat', cron: '12 * * * *', work: tutupMitraLewat },
  { nama: 'tarik-capaian', cron: '40 1 * * *', work: tarikCapaian },
  { nama: 'hapus-unggahan', cron: '27 * * * *', work: hapusUnggahan },
  { nama: 'buang-kiriman-lama', cron: '40 2 * * *', work: buangKirimanLama },
  { nama: 'buang-muatan-lama', cron: '45 2 * * *', work: buangMuatanLama },
  { nama: 'buang-peringkat-lama', cron: '50 2 * * *', work: buangPeringkatLama },
  { nama: 'tutup-pekerjaan', cron: '*/5 * * * *', work: tutupPekerjaan },
]

/** What findings are counted from has changed: they are counted again. */
async function lalu<T>(aktor: Aktor, hasil: T): Promise<T> {
  await antrekanTemuan(aktor)
  return hasil
}

/** The value of a result; a refusal becomes the sentence that the person who waits is shown. */
function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new SentenceError(result.error.message)
  return result.value
}
