// Stores a small file of an act below the data folder, with its row in berkas.
import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Aktor } from '@/lib/akses/izin'
import type { Tx } from '@/lib/server/db'
import { env } from '@/lib/server/env'

/**
 * Writes the bytes, then the row in the act's transaction, and returns its id. A file of an act that is refused
 * afterwards has no row and is never served.
 */
export async function simpanBerkas(
  tx: Tx,
  aktor: Aktor,
  berkas: { jenis: string; nama: string; tipe: string; tujuan: string; isi: string },
): Promise<string> {
  const bytes = Buffer.from(berkas.isi, 'utf8')
  const jalur = path.join('berkas', aktor.kodeKab, `${randomUUID()}${path.extname(berkas.nama)}`)
  const tujuan = path.join(env().SAHIH_DATA, jalur)
  await mkdir(path.dirname(tujuan), { recursive: true, mode: 0o700 })
  await writeFile(`${tujuan}.tulis`, bytes, { mode: 0o600 })
  await rename(`${tujuan}.tulis`, tujuan)
  const { id } = await tx.berkas.create({
    data: {
      kodeKab: aktor.kodeKab,
      jenis: berkas.jenis,
      nama: berkas.nama,
      tipe: berkas.tipe,
      ukuran: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      jalur,
      aktor: aktor.id,
      kodeWilayah: aktor.kodeWilayah,
      tujuan: berkas.tujuan,
    },
    select: { id: true },
  })
  return id
}
