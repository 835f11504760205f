// Scores of the candidates: both sides of every pair come through as one stream, what is worth showing goes back as another.
import 'server-only'
import { createHash } from 'node:crypto'
import type { AturanPadan } from '../../aturan'
import { type KataNama, parseNama } from '../../nama'
import { computeSkor, isDiusulkan, isMungkin, type SisiPadan } from '../../skor'
import { type KerjaPadan, tabelPadan } from './calon'
import { copyLines, copyRows, toLine } from './salin'

const KOLOM = ['nik', 'nama', 'lahir', 'kelamin', 'ibu', 'nomor_kk', 'alamat', 'rt', 'rw', 'kode_desa'] as const
/** Parsed names kept at hand; a common name comes thousands of times. */
const INGATAN = 100_000

type Row = (string | null)[]

/**
 * Scores the candidates and stores those to be proposed. Most share a day and a word of the name and are plainly others: by
 * their names alone they are put aside before the rest of both sides is read.
 */
export async function nilaiCalon(kerja: KerjaPadan, aturan: AturanPadan, orang: number): Promise<void> {
  const { a, b, kodeKab } = kerja
  const t = (nama: string) => tabelPadan(kodeKab, nama)
  const kata = newIngatan()
  await copyLines(b, t('lolos'), lolosLines(kerja, kata))
  await a.query(`ANALYZE ${t('lolos')}`)
  await copyLines(b, t('hasil'), skorLines(kerja, aturan, orang, kata))
}

type Ingatan = (nama: string | null) => KataNama[]

function newIngatan(): Ingatan {
  const byNama = new Map<string, KataNama[]>()
  return (nama) => {
    if (nama === null) return []
    const ada = byNama.get(nama)
    if (ada) return ada
    if (byNama.size > INGATAN) byNama.clear()
    const baru = parseNama(nama)
    byNama.set(nama, baru)
    return baru
  }
}

/** Pairs whose names are at least somewhat alike, or that carry one NIK, which is shown whatever the names are. */
async function* lolosLines(kerja: KerjaPadan, kata: Ingatan): AsyncGenerator<string> {
  const t = (nama: string) => tabelPadan(kerja.kodeKab, nama)
  const sql = `SELECT c.x, c.y, p.nama, CASE WHEN q.nama = p.nama THEN '=' ELSE q.nama END, CASE WHEN p.nik = q.nik THEN 1 END
    FROM ${t('calon')} c JOIN ${t('orang')} p ON p.n = c.x JOIN ${t('orang')} q ON q.n = c.y`
  for await (const rows of copyRows(kerja.a, sql)) {
    kerja.signal?.throwIfAborted()
    let text = ''
    for (const [x, y, a, b, satuNik] of rows)
      if (satuNik !== null || b === '=' || isMungkin(kata(a ?? null), kata(b ?? null))) text += `${x}\t${y}\n`
    if (text !== '') yield text
  }
}

async function* skorLines(
  kerja: KerjaPadan,
  aturan: AturanPadan,
  orang: number,
  kata: Ingatan,
): AsyncGenerator<string> {
  const t = (nama: string) => tabelPadan(kerja.kodeKab, nama)
  const sisi = (s: string) => `${KOLOM.map((kolom) => `${s}.${kolom}`).join(', ')}, f${s}.jiwa`
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
  const nama = (s: string) =>
    `LEFT JOIN ${t('nama')} n${s} ON n${s}.nama = ${s}.nama LEFT JOIN ${t('sering')} f${s} ON f${s}.kunci = n${s}.kunci`
  const sql = `SELECT c.x, c.y, ${sisi('p')}, ${sisi('q')} FROM ${t('lolos')} c
    JOIN ${t('orang')} p ON p.n = c.x JOIN ${t('orang')} q ON q.n = c.y ${nama('p')} ${nama('q')}`
  for await (const rows of copyRows(kerja.a, sql)) {
    kerja.signal?.throwIfAborted()
    let text = ''
    for (const row of rows) {
      const hasil = computeSkor(toSisi(row, 2), toSisi(row, 13), aturan)
      if (isDiusulkan(hasil, aturan))
        text += toLine([row[0] ?? null, row[1] ?? null, hasil.skor, JSON.stringify(hasil.bagianList), sidikOf(row)])
    }
    if (text !== '') yield text
  }
}

/** Persons per 100,000 with a name. A handful is rare in a register of any size. */
function toSering(jiwa: number, orang: number): number {
  return jiwa <= 4 ? 0 : (jiwa / Math.max(orang, 1)) * 100_000
}

/** Hash of what tells a person from another on both sides (NIK, name, birth, sex, mother), whichever side comes first. */
function sidikOf(row: Row): bigint {
  const sisiList = [row.slice(2, 7), row.slice(13, 18)].map((sisi) => JSON.stringify(sisi)).sort()
  return createHash('sha256').update(sisiList.join('|')).digest().readBigInt64BE(0)
}
