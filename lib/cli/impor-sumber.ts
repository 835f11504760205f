// `cli impor FILE… --jenis dtks --kab 3275 --tanggal 2025-09-20`: loads another source beside the releases.
import path from 'node:path'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { LABEL_JENIS_SUMBER } from '@/lib/sumber/jenis'
import { CommandError, printJson, type SharedOptions, withDatabase } from './support'

export type OpsiSumber = SharedOptions & {
  jenis: string
  kab: string
  periode?: string
  tanggal?: string
  program?: string
  kode?: string
  sintetis?: boolean
}

const PILIHAN: Record<string, string> = { kodeKab: 'kab', sistem: 'kode', perTanggal: 'tanggal' }

/** Runs the load and prints its counts; the same shape as of a release, with `muatan` in place of `rilis`. */
export async function runSumber(berkas: readonly string[], options: OpsiSumber): Promise<void> {
  const { imporSumberSchema } = await import('@/lib/sumber/schema/sumber')
  await withDatabase(
    options,
    async ({ signal }) => {
      const { today } = await import('@/lib/server/clock')
      const input = imporSumberSchema.safeParse({
        kodeKab: options.kab,
        jenis: options.jenis,
        perTanggal: options.tanggal ?? today(),
        periode: options.periode,
        program: options.program?.toLowerCase(),
        sistem: options.kode,
        sintetis: options.sintetis ?? false,
      })
      if (!input.success) {
        const issue = input.error.issues[0]
        const nama = String(issue?.path[0])
        const kalimat = issue?.message ?? 'nilainya tidak dapat dipakai'
        throw new CommandError(`--${PILIHAN[nama] ?? nama}: ${kalimat}`, 'cli/pilihan', 2)
      }
      const { imporSumber } = await import('@/lib/sumber/commands/impor-sumber')
      const { enlistTindakLanjut } = await import('./tindak-lanjut')
      enlistTindakLanjut()
      let tahapKini = ''
      const result = await imporSumber(
        serverAktor(options.kab),
        input.data,
        berkas.map((jalur) => ({ nama: path.basename(jalur), jalur: path.resolve(jalur) })),
        {
          signal,
          lapor: async (tahap, selesai, total) => {
            if (process.stderr.isTTY)
              process.stderr.write(`\r\u001b[K${tahap} … ${Math.floor((selesai / total) * 100)} %`)
            else if (tahap !== tahapKini) console.error(`${tahap} …`)
            tahapKini = tahap
          },
        },
      )
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
      if (!result.ok) throw new CommandError(result.error.message, result.error.code)
      const hasil = result.value
      for (const catatan of hasil.catatan) console.error(catatan)
      if (options.json) {
        const { batch, muatan, baris, baru, berubah, sama, ditahan, salah, detik, berkasSalah } = hasil
        printJson({ batch, muatan, baris, baru, berubah, sama, ditahan, salah, detik, berkasSalah })
        return
      }
      const say = (text: string) => process.stdout.write(`${text}\n`)
      const label = LABEL_JENIS_SUMBER[hasil.jenis]
      say(hasil.terulang ? `Berkas ini sudah pernah dimuat sebagai ${label}.` : `${label} dimuat.`)
      say(
        `baru ${formatNumber(hasil.baru)}, berubah ${formatNumber(hasil.berubah)}, sama ${formatNumber(hasil.sama)}, ditahan ${formatNumber(hasil.ditahan)}, salah ${formatNumber(hasil.salah)}`,
      )
      say(`Jumlah baris: ${formatNumber(hasil.baris)}`)
      say(`Waktu: ${formatNumber(hasil.detik, 1)} detik`)
      if (hasil.berkasSalah) say(`Baris yang disisihkan: ${hasil.berkasSalah}`)
    },
    { graceful: true },
  )
}
