// Walks the families of a synthetic release and writes both files anew, with a third one of truth beside them.
import 'server-only'
import path from 'node:path'
import { readKey } from '../generator/keluarga-key'
import { namaBerkasRilis } from '../generator/rilis'
import { BerkasOutput } from './berkas-output'
import { LineReader } from './line-reader'

/** One family as the generator wrote it: its line, the lines of its members, how many they are. */
type KeluargaTertulis = { keluarga: Uint8Array; anggota: Uint8Array; size: number }

/** Takes what is to stand in a file: 0 keluarga, 1 anggota, 2 the truth. */
export type PutBaris = (ke: 0 | 1 | 2, piece: Uint8Array) => void

/** Bytes gathered before they are written. */
const SEPOTONG = 1 << 20

/**
 * Rewrites both files of a folder that `rilis:buat` has just written: `ubah` hears each family in turn and puts what stands
 * in its place; headers stay, `kepala` begins the file of truth `nama`. Returns the path of that. Throws when the files are
 * not those of the generator; then, and when `signal` fires, they stay as they were.
 */
export async function ubahRilis(
  { folder, kodeKab, nama, kepala }: { folder: string; kodeKab: string; nama: string; kepala: Uint8Array },
  ubah: (keluarga: KeluargaTertulis, put: PutBaris) => void,
  signal?: AbortSignal,
): Promise<string> {
  const namaList = [namaBerkasRilis('keluarga', kodeKab), namaBerkasRilis('anggota', kodeKab)] as const
  const keluargaReader = await LineReader.open(path.resolve(folder, namaList[0]))
  const anggotaReader = await LineReader.open(path.resolve(folder, namaList[1]))
  const output = await BerkasOutput.open(folder, [...namaList, nama])
  const pieces: Uint8Array[][] = [[], [], [kepala]]
  let menunggu = 0
  const put: PutBaris = (ke, piece) => {
    // The reader's buffer is filled again: what is kept must be a copy.
    pieces[ke]?.push(piece.slice())
    menunggu += piece.length
  }
  const flush = async () => {
    signal?.throwIfAborted()
    for (const [ke, list] of pieces.entries()) await output.tulis(ke, Buffer.concat(list.splice(0)))
    menunggu = 0
  }
  try {
    put(0, (await keluargaReader.take(1)) ?? new Uint8Array())
    put(1, (await anggotaReader.take(1)) ?? new Uint8Array())
    for (;;) {
      const keluarga = await keluargaReader.take(1)
      if (!keluarga) break
      const key = readKey(keluarga)
      const anggota = key && (await anggotaReader.take(key.size))
      if (!key || !anggota) throw new Error(`baris ${keluargaReader.baris} bukan tulisan rilis:buat`)
      ubah({ keluarga, anggota, size: key.size }, put)
      if (menunggu > SEPOTONG) await flush()
    }
    await flush()
    return (await output.finish())[2] ?? ''
  } finally {
    await keluargaReader.close()
    await anggotaReader.close()
    await output.discard()
  }
}
