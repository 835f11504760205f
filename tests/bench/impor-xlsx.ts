// Reading a release that comes as a workbook: sheets unpacked, split into cells and written as the text an import scans.
import { createWriteStream, existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { BARIS_LEMBAR, type Lembar, tulisLembarKerja } from '@/lib/server/lembar-kerja'
import { buangKanonik, siapkanBerkas } from '@/lib/sumber/commands/impor/siapkan-berkas'
import { bukaTabel } from '@/lib/sumber/commands/tabel/buka-tabel'
import { namaBerkasRilis } from '@/lib/sumber/generator/rilis'
import type { BenchContext } from './main'
import { type Measure, measureOf, peakMemory, time } from './measure'

/** Rows of a file for a sheet, as many as one holds. */
async function lembarOf(context: BenchContext, jenis: 'keluarga' | 'anggota'): Promise<Lembar> {
  const nama = namaBerkasRilis(jenis, context.kodeKab)
  const dibuka = await bukaTabel({ nama, jalur: path.join(context.rilisDir, nama) })
  if (!dibuka.ok) throw new Error(dibuka.error.message)
  const [tabel] = dibuka.value
  if (!tabel) throw new Error(`berkas ${nama} kosong`)
  async function* isi() {
    let n = 0
    for await (const batch of tabel?.barisList() ?? []) {
      for (const { nilai } of batch) {
        if (++n >= BARIS_LEMBAR) return
        yield nilai
      }
    }
  }
  return { nama: jenis, kepala: tabel.kolom, barisList: isi() }
}

/** The release as a workbook of two sheets, made once: it takes longer to write than to read. */
async function ensureXlsx(context: BenchContext): Promise<string> {
  const jalur = path.join(context.rilisDir, 'rilis.xlsx')
  if (existsSync(jalur)) return jalur
  context.note('menulis rilis sebagai XLSX')
  const lembarList = [await lembarOf(context, 'keluarga'), await lembarOf(context, 'anggota')]
  await pipeline(tulisLembarKerja(lembarList), createWriteStream(`${jalur}.sebagian`))
  await rename(`${jalur}.sebagian`, jalur)
  return jalur
}

/** Cells with something in them: what a sheet writes. */
async function countSel(jalur: string): Promise<number> {
  const dibuka = await bukaTabel({ nama: 'rilis.xlsx', jalur })
  if (!dibuka.ok) throw new Error(dibuka.error.message)
  let n = 0
  for (const tabel of dibuka.value) {
    for await (const batch of tabel.barisList())
      for (const { nilai } of batch) for (const satu of nilai) if (satu !== '') n++
  }
  return n
}

/** impor.xlsx: milliseconds per 1,000 cells, bar 2.5. impor.xlsx.memori: peak resident memory of Node in MB, bar 512. */
export async function measure(context: BenchContext): Promise<Measure[]> {
  const jalur = await ensureXlsx(context)
  const sel = await countSel(jalur)
  context.note(`${sel} sel`)
  try {
    const ms = await time(async () => {
      const siap = await siapkanBerkas(context.kodeKab, [{ nama: 'rilis.xlsx', jalur }])
      if (!siap.ok) throw new Error(siap.error.message)
      if (siap.value.siap.length !== 2) throw new Error('lembar rilis tidak dikenali')
    })
    return [
      measureOf({ nama: 'impor.xlsx', nilai: (ms / sel) * 1000, satuan: 'ms', n: 1, batas: 2.5 }),
      measureOf({ nama: 'impor.xlsx.memori', nilai: await peakMemory(), satuan: 'MB', n: 1, batas: 512 }),
    ]
  } finally {
    await buangKanonik(context.kodeKab)
  }
}
