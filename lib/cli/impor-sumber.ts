// `cli impor FILE… --jenis dtks --kab 3275 --tanggal 2025-09-20`: loads another source beside the releases.
import path from 'node:path'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import type { HasilMuatan } from '@/lib/sumber/commands/muatan/hasil'
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
  coba?: boolean
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
          coba: options.coba ?? false,
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
        const { batch, muatan, status, baris, baru, berubah, sama, ditahan, salah, detik, berkasSalah } = hasil
        const alasan = hasil.alasanTahan.map(({ kalimat }) => kalimat)
        printJson({ batch, muatan, status, alasan, baris, baru, berubah, sama, ditahan, salah, detik, berkasSalah })
        return
      }
      const say = (text: string) => process.stdout.write(`${text}\n`)
      say(kalimatOf(hasil))
      for (const { kalimat } of hasil.alasanTahan) say(`- ${kalimat}`)
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

function kalimatOf({ status, jenis, terulang, alasanTahan, batch }: HasilMuatan): string {
  const label = LABEL_JENIS_SUMBER[jenis]
  if (status === 'diperiksa')
    return alasanTahan.length > 0
      ? 'Hanya diperiksa. Bila dimuat, kiriman ini menunggu konfirmasi orang kedua:'
      : 'Hanya diperiksa. Bila dimuat, kiriman ini langsung berlaku.'
  if (status === 'menunggu')
    return `${label} ${terulang ? 'sudah ' : ''}dimuat dan menunggu konfirmasi orang kedua (di halaman Sumber data, atau cli impor:setujui ${batch}):`
  return terulang ? `Berkas ini sudah pernah dimuat sebagai ${label}.` : `${label} dimuat.`
}
