// A paper of an event on its way in: kept for a day, until an event is recorded with it.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { type Aktor, can } from '@/lib/akses/izin'
import { AWAL_BUKTI, BUKTI_TERBESAR, readTipeBukti, type TipeBukti } from '@/lib/berkas/tipe-bukti'
import { formatBytes } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { now } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import { removeStored, storagePath, TooLargeError, writeStored } from '@/lib/server/storage'
import type { Prisma } from '@/prisma/client/client'
import { JENIS_BUKTI } from '../bukti'

/** How long a paper waits for its event, in milliseconds. */
const MENUNGGU = 24 * 60 * 60 * 1000
/** Papers of one aktor that may wait at the same time. */
const MENUNGGU_TERBANYAK = 100

export type BuktiTersimpan = { id: string; tipe: string; ukuran: number }

/**
 * Stores a paper under the id the browser chose, so that a second try after a lost answer is the same paper. PDF, JPEG or PNG
 * by its first bytes, whatever its name; the name is not kept, people write numbers into it. Refusals: `akses/tanpa-izin`,
 * `keluarga/bukti-terlalu-besar` (none of the rest is read), `keluarga/bukti-tipe`, `keluarga/bukti-terlalu-banyak`,
 * `keluarga/bukti-tidak-tersimpan` (the id is taken by somebody else's).
 */
export async function simpanBukti(
  aktor: Aktor,
  id: string,
  source: Readable,
  signal?: AbortSignal,
): Promise<Result<BuktiTersimpan>> {
  if (!can(aktor, 'keluarga:catat'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin mencatat peristiwa keluarga.')
  const dulu = await findSendiri(aktor, id)
  if (dulu) return ok(dulu)
  if ((await countMenunggu(aktor)) >= MENUNGGU_TERBANYAK)
    return refuse(
      'keluarga/bukti-terlalu-banyak',
      'Terlalu banyak dokumen yang belum dipakai. Catat dahulu peristiwanya, atau coba lagi besok.',
    )
  // A place of its own: who sends the id of somebody else's paper must not write over it.
  const jalur = path.join('bukti', aktor.kodeKab, randomUUID())
  const tersimpan = await tulis(jalur, source, signal)
  if (!tersimpan.ok) return tersimpan
  const { tipe, akhiran, ukuran, sha256 } = tersimpan.value
  const pada = now()
  const data = {
    kodeKab: aktor.kodeKab,
    id,
    jenis: JENIS_BUKTI,
    nama: `bukti.${akhiran}`,
    tipe,
    ukuran,
    sha256,
    jalur,
    aktor: aktor.id,
    kodeWilayah: aktor.kodeWilayah,
    dibuatPada: pada,
    kedaluwarsaPada: new Date(pada.getTime() + MENUNGGU),
  }
  if (await tambah(aktor, data)) return ok({ id, tipe, ukuran })
  // Two tries at once: the other one was first. Otherwise the id is taken, and by whom is not told.
  const lain = await findSendiri(aktor, id)
  return lain
    ? ok(lain)
    : refuse(
        'keluarga/bukti-tidak-tersimpan',
        'Dokumen ini belum tersimpan. Lepas dari daftar, lalu pilih berkasnya sekali lagi.',
      )
}

/** Whether the row was written; without it the bytes do not stay. */
async function tambah(aktor: Aktor, data: Prisma.BerkasCreateManyInput & { jalur: string }): Promise<boolean> {
  let count = 0
  try {
    const added = await withAktor(aktor, (tx) => tx.berkas.createMany({ data: [data], skipDuplicates: true }))
    count = added.count
  } finally {
    if (count === 0) await removeStored(data.jalur)
  }
  return count > 0
}

async function findSendiri(aktor: Aktor, id: string): Promise<BuktiTersimpan | null> {
  const row = await withAktor(aktor, (tx) =>
    tx.berkas.findFirst({
      where: { kodeKab: aktor.kodeKab, id, aktor: aktor.id, jenis: JENIS_BUKTI, dihapusPada: null },
      select: { tipe: true, ukuran: true },
    }),
  )
  return row && { id, tipe: row.tipe, ukuran: Number(row.ukuran) }
}

async function countMenunggu(aktor: Aktor): Promise<number> {
  const { kodeKab } = aktor
  return withAktor(aktor, (tx) =>
    tx.berkas.count({
      where: { kodeKab, aktor: aktor.id, jenis: JENIS_BUKTI, dihapusPada: null, kedaluwarsaPada: { gt: now() } },
    }),
  )
}

type Tertulis = TipeBukti & { ukuran: number; sha256: string }

/** Writes the bytes and looks at the first of them; what is no paper does not stay. */
async function tulis(jalur: string, source: Readable, signal: AbortSignal | undefined): Promise<Result<Tertulis>> {
  const full = storagePath(jalur)
  try {
    const tersimpan = await writeStored(full, source, { ...(signal ? { signal } : {}), terbesar: BUKTI_TERBESAR })
    const tipe = readTipeBukti(await readAwal(full))
    if (tipe) return ok({ ...tipe, ...tersimpan })
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error
    return refuse(
      'keluarga/bukti-terlalu-besar',
      `Satu dokumen paling besar ${formatBytes(BUKTI_TERBESAR)}. Pindai dengan resolusi lebih rendah, atau kirim sebagai foto.`,
    )
  }
  await removeStored(jalur)
  return refuse(
    'keluarga/bukti-tipe',
    'Berkas ini bukan PDF, JPEG, atau PNG. Pilih foto atau hasil pindaian dokumennya.',
  )
}

async function readAwal(full: string): Promise<Uint8Array> {
  const handle = await open(full, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(AWAL_BUKTI), 0, AWAL_BUKTI, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
