// Scores of the pairs worth comparing in full: both sides of every pair come through as one stream, what is worth showing goes back as another.
import 'server-only'
import { createHash } from 'node:crypto'
import type { AturanPadan } from '../../aturan'
import { parseNama } from '../../nama'
import { computeSkor, isDiusulkan, type SisiPadan } from '../../skor'
import { type KerjaPadan, tabelPadan } from './orang'
import type { Kota } from './pasangkan'
import { copyLines, copyRows, toLine } from './salin'

const KOLOM = ['nik', 'nama', 'lahir', 'kelamin', 'ibu', 'nomor_kk', 'alamat', 'rt', 'rw', 'kode_desa'] as const

type Row = (string | null)[]

/** Scores the pairs of `lolos` and stores those to be proposed in the working table `hasil`. */
export async function nilaiCalon(kerja: KerjaPadan, aturan: AturanPadan, kota: Kota): Promise<void> {
  const hasil = tabelPadan(kerja.kodeKab, 'hasil')
  await kerja.b.query(
    `CREATE UNLOGGED TABLE ${hasil} (x integer, y integer, skor smallint, bagian jsonb, sidik bigint)`,
  )
  await copyLines(kerja.b, hasil, skorLines(kerja, aturan, kota))
}

async function* skorLines(kerja: KerjaPadan, aturan: AturanPadan, kota: Kota): AsyncGenerator<string> {
  const t = (nama: string) => tabelPadan(kerja.kodeKab, nama)
  const sisi = (s: string) => KOLOM.map((kolom) => `${s}.${kolom}`).join(', ')
  const sql = `SELECT c.x, c.y, ${sisi('p')}, ${sisi('q')} FROM ${t('lolos')} c
    JOIN ${t('orang')} p ON p.n = c.x JOIN ${t('orang')} q ON q.n = c.y`
  for await (const rows of copyRows(kerja.a, sql)) {
    kerja.signal?.throwIfAborted()
    let text = ''
    for (const row of rows) {
      const [x = null, y = null] = row
      const hasil = computeSkor(toSisi(kota, Number(x), row, 2), toSisi(kota, Number(y), row, 12), aturan)
      if (isDiusulkan(hasil, aturan)) text += toLine([x, y, hasil.skor, JSON.stringify(hasil.bagianList), sidikOf(row)])
    }
    if (text !== '') yield text
  }
}

function toSisi({ o, nama }: Kota, n: number, row: Row, awal: number): SisiPadan {
  const ke = o.nama[n] as number
  const nilai = (kolom: number) => row[awal + kolom] ?? null
  const ibu = nilai(4)
  return {
    nik: nilai(0),
    kataList: nama.kataOf(ke),
    seringNama: toSering(nama.jiwaOf(ke), o.orang),
    tanggalLahir: nilai(2),
    jenisKelamin: nilai(3),
    ibu: ibu ? parseNama(ibu) : null,
    keluarga: nilai(5),
    alamat: nilai(6),
    rt: nilai(7),
    rw: nilai(8),
    kodeDesa: nilai(9),
  }
}

/** Persons per 100,000 with a name. A handful is rare in a register of any size. */
function toSering(jiwa: number, orang: number): number {
  return jiwa <= 4 ? 0 : (jiwa / Math.max(orang, 1)) * 100_000
}

/** Hash of what tells a person from another on both sides (NIK, name, birth, sex, mother), whichever side comes first. */
function sidikOf(row: Row): bigint {
  const sisiList = [row.slice(2, 7), row.slice(12, 17)].map((sisi) => JSON.stringify(sisi)).sort()
  return createHash('sha256').update(sisiList.join('|')).digest().readBigInt64BE(0)
}
