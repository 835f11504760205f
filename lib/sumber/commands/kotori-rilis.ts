// Puts faults into a share of the rows of a synthetic release, with the truth beside it.
import 'server-only'
import path from 'node:path'
import { readKey } from '../generator/keluarga-key'
import { parseAnggotaRow, parseKeluargaRow } from '../generator/keluarga-rows'
import { KOLOM_KOTOR, namaBerkasKotor, PembuatKotor } from '../generator/kotor'
import { namaBerkasRilis, toHeaderLine } from '../generator/rilis'
import { BerkasOutput } from './berkas-output'
import { LineReader } from './line-reader'

/** How many rows are refused, held or warned of, and the file that says which. */
export type BerkasKotor = { kotor: number; berkas: string }

/**
 * Rewrites both files of a folder that `rilis:buat` has just written: `persen` per cent of the rows get a fault, at most one
 * in a family, and `kotor_<kab>.csv` names file, line and fault of every row an import must refuse, hold or warn of.
 * Throws when the files are not those of the generator.
 */
export async function kotoriRilis(
  options: { folder: string; kodeKab: string; persen: number; benih: string },
  ikut: { signal?: AbortSignal } = {},
): Promise<BerkasKotor> {
  const { folder, kodeKab, persen, benih } = options
  const namaList = [namaBerkasRilis('keluarga', kodeKab), namaBerkasRilis('anggota', kodeKab)] as const
  const keluargaReader = await LineReader.open(path.resolve(folder, namaList[0]))
  const anggotaReader = await LineReader.open(path.resolve(folder, namaList[1]))
  const output = await BerkasOutput.open(folder, [...namaList, namaBerkasKotor(kodeKab)])
  const pembuat = new PembuatKotor(benih, persen / 100)
  const decoder = new TextDecoder()
  const pieces: Uint8Array[][] = [[], [], [toHeaderLine(KOLOM_KOTOR)]]
  let menunggu = 0
  const put = (ke: number, piece: Uint8Array) => {
    // The reader's buffer is filled again: what is kept must be a copy.
    pieces[ke]?.push(piece.slice())
    menunggu += piece.length
  }
  const flush = async () => {
    ikut.signal?.throwIfAborted()
    for (const [ke, list] of pieces.entries()) await output.tulis(ke, Buffer.concat(list.splice(0)))
    menunggu = 0
  }
  let kotor = 0
  const baris = { keluarga: 2, anggota: 2 }
  try {
    for (const [ke, reader] of [keluargaReader, anggotaReader].entries())
      put(ke, (await reader.take(1)) ?? new Uint8Array())
    for (;;) {
      const keluarga = await keluargaReader.take(1)
      if (!keluarga) break
      const key = readKey(keluarga)
      const anggota = key && (await anggotaReader.take(key.size))
      if (!key || !anggota) throw new Error(`baris ${keluargaReader.baris} bukan tulisan rilis:buat`)
      const anggotaList = () => decoder.decode(anggota).trimEnd().split('\n').map(parseAnggotaRow)
      const hasil = pembuat.isTerpilih(key.size)
        ? pembuat.kotori(
            { keluarga: parseKeluargaRow(decoder.decode(keluarga).trimEnd()), anggotaList: anggotaList() },
            baris,
          )
        : null
      if (hasil) {
        put(0, Buffer.from(hasil.keluarga.join('')))
        put(1, Buffer.from(hasil.anggota.join('')))
        for (const satu of hasil.kebenaran) {
          put(2, Buffer.from(`"${satu.berkas}"|"${satu.baris}"|"${satu.kode}"|"${satu.kelas}"\n`))
          kotor++
        }
      } else {
        put(0, keluarga)
        put(1, anggota)
        pembuat.lewati(() => parseAnggotaRow(decoder.decode(anggota.subarray(0, anggota.indexOf(10)))), baris.anggota)
      }
      baris.keluarga += hasil?.keluarga.length ?? 1
      baris.anggota += hasil?.anggota.length ?? key.size
      if (menunggu > 1 << 20) await flush()
    }
    await flush()
    const berkas = await output.finish()
    return { kotor, berkas: berkas[2] ?? '' }
  } finally {
    await keluargaReader.close()
    await anggotaReader.close()
    await output.discard()
  }
}
