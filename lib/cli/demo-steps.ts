// What the demo does before it serves, in order. Each step calls what an office would call itself.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { serverAktor } from '@/lib/akses/izin'
import { parsePeriode } from '@/lib/core/date'
import { formatBytes, formatNumber } from '@/lib/core/format'
import type { Refusal, Result } from '@/lib/core/result'
import { mintaContoh } from './demo-mitra'
import { type CommandContext, CommandError } from './support'

/** The demo city as first asked for; kept in pengaturan. */
export type DemoCity = { kab: string; periode: string; kk: number; benih: string }

export type DemoStep = {
  /** Under `demo:<kunci>` in pengaturan stands what the step returned. */
  kunci: string
  label: string
  /** Runs once; does the work whole or leaves it to be done again. */
  run: (context: CommandContext, city: DemoCity, note: (text: string) => void) => Promise<unknown>
}

export const STEPS: DemoStep[] = [
  { kunci: 'akun', label: 'Akun contoh', run: makeAccounts },
  { kunci: 'rilis', label: 'Buat berkas rilis sintetis', run: writeRelease },
  { kunci: 'impor', label: 'Muat rilis', run: importRelease },
  { kunci: 'sumber', label: 'Sumber lain sintetis', run: loadSources },
  { kunci: 'peringkat', label: 'Simulasi peringkat', run: rankFamilies },
  { kunci: 'kelayakan', label: 'Daftar exclude sintetis dan rekap kelayakan', run: assessFamilies },
  { kunci: 'padan', label: 'Pemadanan', run: matchPeople },
  { kunci: 'temuan', label: 'Temuan dan capaian verval', run: findFindings },
]

/** Families that do not agree: share of all, and how many a small city has at least. */
const BAGIAN_JANGGAL = 0.002
const JANGGAL_PALING_SEDIKIT = 30
/** A larger city is matched when somebody asks for it: nobody should wait minutes for a first look. */
const KK_PADAN_TERBANYAK = 100_000

async function makeAccounts(_context: CommandContext, city: DemoCity): Promise<unknown> {
  const { buatAkunDemo } = await import('@/lib/akses/commands/server')
  return expectOk(await buatAkunDemo(city.kab))
}

async function writeRelease(
  context: CommandContext,
  city: DemoCity,
  note: (text: string) => void,
): Promise<{ berkas: string[] }> {
  const { listArea } = await import('@/lib/wilayah/queries')
  const { tulisRilis } = await import('@/lib/sumber/commands/tulis-rilis')
  const { janggalkanRilis } = await import('@/lib/sumber/commands/janggalkan-rilis')
  const periode = parsePeriode(city.periode)
  if (!periode) throw new Error(`Periode ${city.periode} tidak terbaca`)
  const keluar = releaseFolder(context)
  rmSync(keluar, { recursive: true, force: true })
  mkdirSync(keluar)
  const written = expectOk(
    await tulisRilis(
      { kk: city.kk, periode, benih: city.benih, sistem: 'kemendagri', keluar },
      await listArea(city.kab),
      { signal: context.signal, maju: (bytes) => note(formatBytes(bytes)) },
    ),
  )
  // A few families that do not agree, as in every delivery; counts of families and persons stay those of the plan.
  const bagian = Math.min(0.05, Math.max(JANGGAL_PALING_SEDIKIT / city.kk, BAGIAN_JANGGAL))
  await janggalkanRilis({ folder: keluar, kodeKab: city.kab, bagian, benih: city.benih }, { signal: context.signal })
  note(`${formatNumber(written.keluarga)} keluarga`)
  return { berkas: written.berkas.map((file) => path.basename(file)) }
}

async function importRelease(
  context: CommandContext,
  city: DemoCity,
  note: (text: string) => void,
): Promise<{ rilis: string; baris: number }> {
  const { imporRilis } = await import('@/lib/sumber/commands/impor-rilis')
  const { namaBerkasRilis } = await import('@/lib/sumber/generator/rilis')
  const { imporRilisSchema } = await import('@/lib/sumber/schema')
  const input = imporRilisSchema.parse({
    kodeKab: city.kab,
    jenis: 'dtsen',
    periode: city.periode,
    sistem: 'kemendagri',
    sintetis: true,
  })
  const folder = releaseFolder(context)
  const berkas = (['keluarga', 'anggota'] as const)
    .map((jenis) => namaBerkasRilis(jenis, city.kab))
    .map((nama) => ({ nama, jalur: path.join(folder, nama) }))
  const { rilis, baris } = expectOk(
    await imporRilis(serverAktor(city.kab), input, berkas, {
      signal: context.signal,
      lapor: async (tahap, selesai, total) => note(`${tahap} ${formatNumber((selesai / Math.max(total, 1)) * 100)} %`),
    }),
  )
  return { rilis, baris }
}

/** DTKS, PBI JK, recipients and answers of Dukcapil that partly disagree with the release, so that the work lists have something to show. */
async function loadSources(
  context: CommandContext,
  city: DemoCity,
  note: (text: string) => void,
): Promise<Record<string, number>> {
  const { tulisSumberSintetis } = await import('@/lib/sumber/commands/tulis-sumber-sintetis')
  const { imporSumber } = await import('@/lib/sumber/commands/impor-sumber')
  const { imporSumberSchema } = await import('@/lib/sumber/schema/sumber')
  const { bacaMuatanDukcapil } = await import('@/lib/padan/commands/dukcapil/catat-hasil')
  const { today } = await import('@/lib/server/clock')
  const aktor = serverAktor(city.kab)
  const keluar = path.join(releaseFolder(context), 'sumber')
  const jenisList = ['dtks', 'regsosek', 'pbi', 'kpm', 'dukcapil'] as const
  const baris: Record<string, number> = {}
  for (const { jenis, jalur } of expectOk(await tulisSumberSintetis({ kodeKab: city.kab, keluar, jenisList }))) {
    const nama = path.basename(jalur)
    note(nama)
    const input = imporSumberSchema.parse({
      kodeKab: city.kab,
      jenis,
      perTanggal: today(),
      ...(jenis === 'kpm' && { periode: city.periode.slice(0, 8) }),
      sistem: 'kemendagri',
      sintetis: true,
    })
    const { signal } = context
    const hasil = expectOk(await imporSumber(aktor, input, [{ nama, jalur }], { signal }))
    if (jenis === 'dukcapil' && hasil.muatan) await bacaMuatanDukcapil(aktor, city.kab, hasil.muatan)
    baris[nama] = hasil.baris
  }
  return baris
}

async function rankFamilies(
  _context: CommandContext,
  city: DemoCity,
  note: (text: string) => void,
): Promise<{ run: unknown; hash: string }> {
  const { jalankanPeringkat } = await import('@/lib/peringkat/commands/jalankan-peringkat')
  const { jalankanPeringkatSchema } = await import('@/lib/peringkat/schema')
  const input = jalankanPeringkatSchema.parse({
    kodeKab: city.kab,
    periode: city.periode,
    lapis: 'rilis',
    bobot: 'jiwa',
  })
  const { run, hash } = expectOk(await jalankanPeringkat(serverAktor(city.kab), input, async (tahap) => note(tahap)))
  return { run, hash }
}

async function matchPeople(
  context: CommandContext,
  city: DemoCity,
  note: (text: string) => void,
): Promise<{ diusulkan: number } | null> {
  if (city.kk > KK_PADAN_TERBANYAK) {
    note('dijalankan dari halaman Padan')
    return null
  }
  const { jalankanPadan } = await import('@/lib/padan/commands/jalankan-padan')
  const { diusulkan } = expectOk(
    await jalankanPadan(
      serverAktor(city.kab),
      { kodeKab: city.kab },
      { signal: context.signal, lapor: async (tahap) => note(tahap) },
    ),
  )
  note(`${formatNumber(diusulkan)} pasangan diusulkan`)
  return { diusulkan }
}

async function findFindings(
  context: CommandContext,
  city: DemoCity,
  note: (text: string) => void,
): Promise<{ benar: number; tarikan: string }> {
  const { hitungTemuan } = await import('@/lib/temuan/commands/hitung-temuan')
  const { hitungCapaian } = await import('@/lib/temuan/commands/hitung-capaian')
  const aktor = serverAktor(city.kab)
  const kab = { kodeKab: city.kab }
  const { benar } = expectOk(
    await hitungTemuan(aktor, kab, { signal: context.signal, lapor: async (tahap) => note(tahap) }),
  )
  // What another office answered becomes findings of its own.
  await mintaContoh(city.kab)
  expectOk(await hitungTemuan(aktor, { ...kab, jenis: ['jawaban-mitra'] }, { signal: context.signal }))
  const { tarikan } = expectOk(await hitungCapaian(aktor, kab))
  return { benar, tarikan }
}

async function assessFamilies(
  context: CommandContext,
  city: DemoCity,
  note: (text: string) => void,
): Promise<{ exclude: number; tanggal: string }> {
  const { tulisExcludeSintetis } = await import('@/lib/kelayakan/commands/tulis-exclude-sintetis')
  const { muatExclude } = await import('@/lib/kelayakan/commands/muat-exclude')
  const { hitungRekapKelayakan } = await import('@/lib/kelayakan/commands/hitung-rekap')
  const { today } = await import('@/lib/server/clock')
  const aktor = serverAktor(city.kab)
  const periode = city.periode.slice(0, 8)
  const jalur = path.join(releaseFolder(context), 'exclude-sintetis.txt')
  expectOk(await tulisExcludeSintetis({ kodeKab: city.kab, jalur }))
  // The list holds from the first day of its quarter.
  const bulan = String((Number(periode.at(-1)) - 1) * 3 + 1).padStart(2, '0')
  const berlakuSejak = `${periode.slice(0, 4)}-${bulan}-01`
  const { cocok } = expectOk(await muatExclude(aktor, { kodeKab: city.kab, periode, berlakuSejak, jalur }))
  note(`${formatNumber(cocok)} status exclude`)
  const { tanggal } = expectOk(
    await hitungRekapKelayakan(aktor, { kodeKab: city.kab, tanggal: today(), rilis: city.periode }),
  )
  return { exclude: cocok, tanggal }
}

/** Folder of the release files inside the data folder. */
function releaseFolder({ dataDir }: CommandContext): string {
  return path.join(dataDir, 'demo')
}

function expectOk<T>(result: Result<T, Refusal>): T {
  if (result.ok) return result.value
  throw new CommandError(result.error.message, result.error.code)
}
