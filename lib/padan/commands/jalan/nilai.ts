// Scores of the candidates: both sides of every pair come through as one stream, what is worth showing goes back as another.
import 'server-only'
import { createHash } from 'node:crypto'
import type { AturanPadan } from '../../aturan'
import { type KataNama, parseNama } from '../../nama'
import { computeSkor, isDiusulkan, type SisiPadan } from '../../skor'
import { type KerjaPadan, tabelPadan } from './calon'
import { copyLines, copyRows, toLine } from './salin'

const KOLOM = ['nik', 'nama', 'lahir', 'kelamin', 'ibu', 'nomor_kk', 'alamat', 'rt', 'rw', 'kode_desa'] as const
/** Parsed names kept at hand; a common name comes thousands of times. */
const INGATAN = 20_000

type Row = (string | null)[]

/** Scores every candidate and stores those to be proposed. `maju` hears how many are done. */
export async function nilaiCalon(
  kerja: KerjaPadan,
  aturan: AturanPadan,
  orang: number,
  maju: (selesai: number) => Promise<void>,
): Promise<void> {
  const { b, kodeKab } = kerja
  await copyLines(b, tabelPadan(kodeKab, 'hasil'), skorLines(kerja, aturan, orang, maju))
}

async function* skorLines(
  kerja: KerjaPadan,
  aturan: AturanPadan,
  orang: number,
  maju: (selesai: number) => Promise<void>,
): AsyncGenerator<string> {
  const t = (nama: string) => tabelPadan(kerja.kodeKab, nama)
  const sisi = (s: string) => `${KOLOM.map((kolom) => `${s}.${kolom}`).join(', ')}, f${s}.jiwa`
  const namaIngat = new Map<string, KataNama[]>()
  const kata = (nama: string | null): KataNama[] => {
    if (nama === null) return []
    const ada = namaIngat.get(nama)
    if (ada) return ada
    if (namaIngat.size > INGATAN) namaIngat.clear()
    const baru = parseNama(nama)
    namaIngat.set(nama, baru)
    return baru
  }
  const toSisi = (row: Row, awal: number): SisiPadan => {
    const [nik, nama, lahir, kelamin, ibu, keluarga, alamat, rt, rw, kodeDesa, jiwa] = row.slice(awal, awal + 11)
    return {
      nik: nik ?? null,
      kataList: kata(nama ?? null),
      seringNama: toSering(Number(jiwa ?? 0), orang),
      tanggalLahir: lahir ?? null,
      jenisKelamin: kelamin ?? null,
      ibu: ibu ? kata(ibu) : null,
      keluarga: keluarga ?? null,
      alamat: alamat ?? null,
      rt: rt ?? null,
      rw: rw ?? null,
      kodeDesa: kodeDesa ?? null,
    }
  }
  let selesai = 0
  const nama = (s: string) =>
    `LEFT JOIN ${t('nama')} n${s} ON n${s}.nama = ${s}.nama LEFT JOIN ${t('sering')} f${s} ON f${s}.kunci = n${s}.kunci`
  const sql = `SELECT c.x, c.y, ${sisi('p')}, ${sisi('q')} FROM ${t('calon')} c
    JOIN ${t('orang')} p ON p.n = c.x JOIN ${t('orang')} q ON q.n = c.y ${nama('p')} ${nama('q')}`
  for await (const rows of copyRows(kerja.a, sql)) {
    kerja.signal?.throwIfAborted()
    let text = ''
    for (const row of rows) {
      const hasil = computeSkor(toSisi(row, 2), toSisi(row, 13), aturan)
      if (isDiusulkan(hasil, aturan))
        text += toLine([row[0] ?? null, row[1] ?? null, hasil.skor, JSON.stringify(hasil.bagianList), sidikOf(row)])
    }
    selesai += rows.length
    await maju(selesai)
    if (text !== '') yield text
  }
}

/** Persons per 100,000 with a name. One or two are rare in a register of any size. */
function toSering(jiwa: number, orang: number): number {
  return jiwa <= 2 ? 0 : (jiwa / Math.max(orang, 1)) * 100_000
}

/** Hash of what tells a person from another on both sides (NIK, name, birth, sex, mother), whichever side comes first. */
function sidikOf(row: Row): bigint {
  const sisiList = [row.slice(2, 7), row.slice(13, 18)].map((sisi) => JSON.stringify(sisi)).sort()
  return createHash('sha256').update(sisiList.join('|')).digest().readBigInt64BE(0)
}
