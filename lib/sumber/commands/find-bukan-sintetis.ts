// Keeps the generator from writing over a real release, whose files have the same names.
import 'server-only'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { isNomorSintetis } from '../generator/nomor'

const SAMPLE = 16 * 1024

/** The first of these files that is there and whose first row does not carry a synthetic number; null when there is none. */
export async function findBukanSintetis(folder: string, namaList: readonly string[]): Promise<string | null> {
  for (const nama of namaList) {
    const start = await readAwal(path.resolve(folder, nama))
    if (start === null || start === '') continue
    const baris = start.split('\n')[1] ?? ''
    const nomor = /"(\d{16})"/.exec(baris)?.[1]
    if (!nomor || !isNomorSintetis(nomor)) return nama
  }
  return null
}

async function readAwal(berkas: string): Promise<string | null> {
  const handle = await open(berkas, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!handle) return null
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}
