// Reads the file of usulan that the Dinas sends to Kemensos and BPS.
import 'server-only'
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { ok, type Refusal, type Result, refuse } from '@/lib/core/result'
import type { UsulanTerkirim } from '../generator/jawaban-usulan'
import { toNamaKolom } from '../kolom'

const KOLOM = ['nomor_usulan', 'nomor_kartu_keluarga', 'nomor_induk_kependudukan', 'kolom', 'nilai_baru'] as const

/**
 * The proposed values of a file with the columns nomor_usulan, nomor_kartu_keluarga, nomor_induk_kependudukan (empty
 * for fields of the family), kolom, nilai_baru; separated by comma, semicolon or pipe. Refusal `sumber/usulan-tidak-terbaca`.
 */
export async function readUsulan(berkas: string): Promise<Result<UsulanTerkirim[], Refusal>> {
  const tolak = (pesan: string) => refuse('sumber/usulan-tidak-terbaca', pesan)
  let barisList: string[][]
  try {
    const text = await readFile(berkas, 'utf8')
    const header = text.slice(0, 1000).split('\n')[0] ?? ''
    const pemisah = ['|', ';', ','].find((tanda) => header.includes(tanda)) ?? ','
    barisList = parse(text, { bom: true, delimiter: pemisah, skip_empty_lines: true })
  } catch (error) {
    const tidakAda = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return tolak(tidakAda ? 'Berkas usulan tidak ditemukan.' : 'Berkas usulan tidak dapat dibaca sebagai CSV.')
  }
  const [header = [], ...content] = barisList
  const namaList = header.map(toNamaKolom)
  const missing = KOLOM.filter((kolom) => !namaList.includes(kolom))
  if (missing.length > 0) return tolak(`Berkas usulan tidak memuat kolom ${missing.join(', ')}.`)
  const letak = KOLOM.map((kolom) => namaList.indexOf(kolom))
  return ok(
    content.map((baris) => {
      const [nomorUsulan = '', nomorKk = '', nik = '', kolom = '', nilaiBaru = ''] = letak.map((i) => baris[i] ?? '')
      return { nomorUsulan, nomorKk, nik, kolom, nilaiBaru }
    }),
  )
}
