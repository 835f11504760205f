// The filter of a pekerjaan: its words are kept as a search is, so that a row that is never removed holds their id alone.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { Tx } from '@/lib/server/db'
import { SentenceError } from '@/lib/server/worker'
import { formatSaringan, parseSaringan, type Saringan } from '../saringan'
import { isSyaratTeks } from '../syarat'

/** Begins what a pekerjaan carries of a filter whose words are kept elsewhere; no filter begins so. */
const TITIPAN = 'titipan:'

/** What a pekerjaan carries of a filter: its text (formatSaringan), or the id under which one with words of a text is kept for a day. */
export async function titipSaringan(tx: Tx, aktor: Aktor, saringan: Saringan): Promise<string> {
  const isi = formatSaringan(saringan)
  if (!saringan.syarat.some(isSyaratTeks)) return isi
  const { id } = await tx.pencarian.create({
    data: { kodeKab: aktor.kodeKab, aktor: aktor.id, isi, kodeWilayah: aktor.kodeWilayah },
    select: { id: true },
  })
  return `${TITIPAN}${id}`
}

/** The filter behind what {@link titipSaringan} gave. Raises a sentence where its words were removed before the work began. */
export async function readTitipan(tx: Tx, aktor: Aktor, isi: string): Promise<Saringan> {
  if (!isi.startsWith(TITIPAN)) return parseSaringan(isi)
  const id = z.uuid().parse(isi.slice(TITIPAN.length))
  const row = await tx.pencarian.findFirst({
    where: { kodeKab: aktor.kodeKab, id, aktor: aktor.id },
    select: { isi: true },
  })
  if (!row)
    throw new SentenceError(
      'Isian saringannya sudah dihapus, karena hanya disimpan sehari. Pasang syaratnya sekali lagi di daftar keluarga, lalu minta lagi.',
    )
  return parseSaringan(row.isi)
}
