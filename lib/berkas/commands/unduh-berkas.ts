// Downloading a stored file: recorded before the first byte leaves.
import 'server-only'
import type { Readable } from 'node:stream'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAktor } from '@/lib/server/db'
import { openStored } from '@/lib/server/storage'
import { findBerkas } from '../queries'

/** A file on its way out: name to save under, type, size in bytes, bytes. */
export type Unduhan = { nama: string; tipe: string; ukuran: number; stream: Readable }

/**
 * Opens a file for download and records who took it. Refused: without izin, `berkas/tidak-ditemukan` (also for what lies
 * outside the aktor's wilayah), `berkas/kedaluwarsa`.
 */
export async function unduhBerkas(aktor: Aktor, id: string): Promise<Result<Unduhan>> {
  if (!can(aktor, 'berkas:unduh')) return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin mengunduh berkas.')
  const berkas = await findBerkas(aktor, id)
  if (!berkas) return refuse('berkas/tidak-ditemukan', 'Berkas tidak ditemukan.')
  const jalur = berkas.ada ? await findJalur(aktor, id) : null
  const stored = jalur === null ? null : await openStored(jalur)
  if (!stored)
    return refuse(
      'berkas/kedaluwarsa',
      'Berkas ini sudah melewati masa simpannya dan tidak dapat diunduh lagi. Minta kembali bila masih diperlukan.',
    )
  try {
    await withAktor(aktor, (tx) => catat(tx, 'berkas.unduh', id, { jenis: berkas.jenis, sha256: berkas.sha256 }))
  } catch (error) {
    stored.stream.destroy()
    throw error
  }
  return ok({ nama: berkas.nama, tipe: berkas.tipe, ukuran: stored.ukuran, stream: stored.stream })
}

// Where the bytes lie is nobody's business but this command's, so queries do not hand it out.
async function findJalur(aktor: Aktor, id: string): Promise<string | null> {
  const row = await withAktor(aktor, (tx) =>
    tx.berkas.findFirst({ where: { kodeKab: aktor.kodeKab, id }, select: { jalur: true } }),
  )
  return row?.jalur ?? null
}
