// Remarks for people about a load: what was linked, what went, what was tidied, which codes nobody knows.
import 'server-only'
import path from 'node:path'
import { formatNumber } from '@/lib/core/format'
import { DAFTAR_UTUH, type JenisSumber } from '../../jenis'
import type { TabelSumber } from './buka-sumber'
import type { HitunganMuatan } from './hasil'
import type { TermuatTabel } from './muat-tabel'

/** Sentences without a value of a person; codes are those of columns with a code map. */
export function catatanOf(
  tabelList: readonly TabelSumber[],
  termuat: readonly TermuatTabel[],
  { tertaut, hilang }: HitunganMuatan,
  jenis: JenisSumber,
): string[] {
  const catatan = [catatanTertaut(tertaut)]
  // Answers are as many as were asked for: those of another file are not missing.
  if (hilang > 0 && DAFTAR_UTUH.includes(jenis))
    catatan.push(`${formatNumber(hilang)} baris muatan sebelumnya tidak ada lagi.`)
  for (const { tabel, kolomList } of tabelList) {
    const tambahan = tabel.kolom.filter((_, i) => kolomList[i] === null)
    if (tambahan.length > 0)
      catatan.push(
        `Kolom tambahan pada ${path.basename(tabel.nama)} disimpan apa adanya: ${tambahan.map((kolom) => kolom || '(tanpa nama)').join(', ')}.`,
      )
  }
  const dirapikan = termuat.reduce((jumlah, { temuan }) => jumlah + temuan.dirapikan, 0)
  if (dirapikan > 0) catatan.push(`${formatNumber(dirapikan)} nomor dirapikan dari apostrof, spasi, titik, atau strip.`)
  for (const { temuan } of termuat) {
    for (const [kolom, kode] of temuan.kodeAsing)
      catatan.push(
        `Kode ${kolom} yang belum dikenal: ${[...kode]
          .slice(0, 10)
          .map(([satu, n]) => `${satu} (${formatNumber(n)})`)
          .join(', ')}.`,
      )
  }
  return catatan
}

/** How many rows name a family of the present release; moves on with corrections. */
export function catatanTertaut(tertaut: number): string {
  return `${formatNumber(tertaut)} baris menyebut keluarga yang ada di rilis kini.`
}

/** Area codes nobody knows, in one sentence or none. Not kept with the load: its page lists them as long as rows wait for them. */
export function catatanKodeAsing(kodeAsing: readonly { kode: string; baris: number }[]): string[] {
  if (kodeAsing.length === 0) return []
  const daftar = kodeAsing.map(({ kode, baris }) => `${kode} (${formatNumber(baris)})`).join(', ')
  return [`Kode kelurahan/desa yang belum dikenal: ${daftar}; barisnya ditahan sampai kodenya dipadankan.`]
}
