// Rows of all tables of a delivery into the working table: read in batches, through the profile, on through COPY. Memory stays the same whatever the size.
import 'server-only'
import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { IsoDate } from '@/lib/core/date'
import { MASALAH, type Masalah } from '../../alasan'
import { NOMOR_URUT_SINTETIS } from '../../generator/nomor'
import { PembacaBaris, type SalahBaris, type TemuanBaca } from '../../profil/baca-baris'
import type { Profil } from '../../profil/profil'
import type { BarisTabel, KodeRusak } from '../tabel/buka-tabel'
import type { TabelSumber } from './buka-sumber'
import { tabelMuatan } from './kerja-muatan'
import { isPerbaikan } from './lepas-catatan'

/** What reading found. */
export type TermuatTabel = {
  ke: number
  temuan: TemuanBaca
  kolomNik: number | null
  kolomKk: number | null
  kolomDesa: number | null
}

const KOLOM = [
  'urut',
  'ke',
  'baris',
  'masalah',
  'kolom',
  'rincian',
  'kunci',
  'nik',
  'nomor_kk',
  'nama',
  'tanggal_lahir',
  'kode_resmi',
  'isi',
  'mentah',
  'rujukan',
] as const

/** Faults of a cell that matter only where every digit counts. */
const RUSAK_NOMOR: Partial<Record<KodeRusak, Masalah>> = { angka: 'nomor-rusak', ilmiah: 'nomor-rusak' }
const RUSAK_LAIN: Partial<Record<KodeRusak, Masalah>> = {
  enkode: 'enkode',
  galat: 'nomor-rusak',
  'jumlah-kolom': 'jumlah-kolom',
  kutip: 'kutip',
  'kepala-ulang': 'baris-ganda',
  terpotong: 'jumlah-kolom',
}

/** Makes the working table of a load. */
export async function buatKerja(client: pg.Client, kodeKab: string): Promise<void> {
  await client.query(
    `CREATE UNLOGGED TABLE ${tabelMuatan(kodeKab, 'b')} (
       urut integer, ke smallint, baris integer, masalah smallint, kolom smallint, rincian integer, kunci text COLLATE "C",
       nik text COLLATE "C", nomor_kk text COLLATE "C", nama text, tanggal_lahir date, kode_resmi text COLLATE "C", isi jsonb, mentah jsonb, rujukan text COLLATE "C"
     ) WITH (autovacuum_enabled = off)`,
  )
}

/** Loads the rows of every table, faulty ones marked; `maju` hears the rows read. */
export async function muatTabel(
  client: pg.Client,
  kodeKab: string,
  profil: Profil,
  tabelList: readonly TabelSumber[],
  pada: IsoDate,
  maju: (baris: number) => void,
  signal?: AbortSignal,
): Promise<TermuatTabel[]> {
  const copy = client.query(
    copyFrom(`COPY ${tabelMuatan(kodeKab, 'b')} (${KOLOM.join(', ')}) FROM STDIN WITH (FORMAT text, NULL '\\N')`),
  )
  let failure: Error | null = null
  copy.on('error', (error) => {
    failure ??= error
  })
  const hasil: TermuatTabel[] = []
  let urut = 0
  try {
    for (const { ke, tabel, kolomList, kunciList, perbaikan } of tabelList) {
      const pembaca = new PembacaBaris(profil, tabel.kolom, kolomList, kunciList, NOMOR_URUT_SINTETIS, pada)
      const angka = new Set(kolomList.flatMap((kolom, i) => (kolom && PERLU_ANGKA.has(kolom.bentuk) ? [i] : [])))
      for await (const batch of (perbaikan ?? tabel).barisList(signal)) {
        signal?.throwIfAborted()
        if (failure) throw failure
        const lines: string[] = []
        for (const baris of batch) {
          const rujukan = isPerbaikan(baris) ? `\t${toCopy(baris.rujukan.trim())}` : '\t\\N'
          lines.push(`${toLine(++urut, ke, baris, pembaca, angka, tabel.kolom.length)}${rujukan}\n`)
        }
        if (!copy.write(lines.join(''))) await Promise.race([once(copy, 'drain'), once(copy, 'close')])
        maju(batch.length)
      }
      hasil.push({
        ke,
        temuan: pembaca.temuan,
        kolomNik: pembaca.posisiOf('nik'),
        kolomKk: pembaca.posisiOf('nomor_kk'),
        kolomDesa: pembaca.posisiOf('kode_desa'),
      })
    }
    await new Promise<void>((resolve, reject) => {
      copy.once('error', reject)
      copy.once('finish', resolve)
      copy.end()
    })
    return hasil
  } catch (error) {
    if (!copy.destroyed) copy.destroy()
    throw error
  }
}

const PERLU_ANGKA: ReadonlySet<string> = new Set(['nik', 'kk', 'nomor'])

function toLine(
  urut: number,
  ke: number,
  baris: BarisTabel,
  pembaca: PembacaBaris,
  angka: ReadonlySet<number>,
  lebar: number,
): string {
  const rusak = findRusak(baris, angka, pembaca, lebar)
  const dibaca = rusak ? { salah: rusak } : pembaca.baca(baris.nilai)
  if ('salah' in dibaca) {
    const { masalah, kolom, rincian } = dibaca.salah
    return `${[urut, ke, baris.baris, MASALAH[masalah], kolom ?? '\\N', rincian ?? '\\N'].join('\t')}${KOSONG}`
  }
  const { kunci, nik, nomorKk, nama, tanggalLahir, kodeResmi, isi, mentah } = dibaca.catatan
  return `${[
    urut,
    ke,
    baris.baris,
    '\\N',
    '\\N',
    '\\N',
    toCopy(kunci),
    nik ?? '\\N',
    nomorKk ?? '\\N',
    nama === null ? '\\N' : toCopy(nama),
    tanggalLahir ?? '\\N',
    kodeResmi === null ? '\\N' : toCopy(kodeResmi),
    toCopy(JSON.stringify(isi)),
    toCopy(JSON.stringify(mentah)),
  ].join('\t')}`
}

const KOSONG = '\t\\N'.repeat(8)

function findRusak(
  baris: BarisTabel,
  angka: ReadonlySet<number>,
  pembaca: PembacaBaris,
  lebar: number,
): SalahBaris | null {
  for (const { kolom, alasan } of baris.rusak ?? []) {
    const masalah = RUSAK_NOMOR[alasan]
    if (masalah && !angka.has(kolom)) continue
    if (masalah) pembaca.temuan.kolomRusak.add(kolom)
    return {
      masalah: masalah ?? RUSAK_LAIN[alasan] ?? 'jumlah-kolom',
      kolom: kolom < 0 ? null : kolom,
      rincian: kolom < 0 ? baris.nilai.length : null,
    }
  }
  return baris.nilai.length > lebar ? { masalah: 'jumlah-kolom', kolom: null, rincian: baris.nilai.length } : null
}

const ESCAPE: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function toCopy(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (huruf) => ESCAPE[huruf] ?? huruf) : text
}
