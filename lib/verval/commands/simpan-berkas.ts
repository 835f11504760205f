// Stores a small file of an act, with its row in berkas.
import 'server-only'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { Aktor } from '@/lib/akses/izin'
import type { Tx } from '@/lib/server/db'
import { storagePath, type Tersimpan, writeStored } from '@/lib/server/storage'

/**
 * Writes the bytes, then the row in the act's transaction; returns its id with size and SHA-256. A file of an act that is
 * refused afterwards has no row and is never served.
 */
export async function simpanBerkas(
  tx: Tx,
  aktor: Aktor,
  berkas: { jenis: string; nama: string; tipe: string; tujuan: string; isi: string },
): Promise<Tersimpan & { id: string }> {
  const jalur = path.join(berkas.jenis, aktor.kodeKab, `${randomUUID()}${path.extname(berkas.nama)}`)
  const tersimpan = await writeStored(storagePath(jalur), Readable.from([Buffer.from(berkas.isi, 'utf8')]))
  const { id } = await tx.berkas.create({
    data: {
      kodeKab: aktor.kodeKab,
      jenis: berkas.jenis,
      nama: berkas.nama,
      tipe: berkas.tipe,
      ...tersimpan,
      jalur,
      aktor: aktor.id,
      kodeWilayah: aktor.kodeWilayah,
      tujuan: berkas.tujuan,
    },
    select: { id: true },
  })
  return { id, ...tersimpan }
}
