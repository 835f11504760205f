// Writes a share of the persons of a synthetic release a second time, with the truth beside it.
import 'server-only'
import path from 'node:path'
import { type Ganda, KOLOM_GANDA, namaBerkasGanda, PembuatGanda } from '../generator/ganda'
import { readKey } from '../generator/keluarga-key'
import { parseAnggotaRow, parseKeluargaRow } from '../generator/keluarga-rows'
import { namaBerkasRilis, toHeaderLine } from '../generator/rilis'
import { BerkasOutput } from './berkas-output'
import { LineReader } from './line-reader'

/** How many persons were written twice, and the file that says which. */
export type BerkasGanda = { ganda: number; berkas: string }

/**
 * Rewrites both files of a folder that `rilis:buat` has just written, adding second rows for `persen` per cent of the
 * persons, each in a kartu keluarga of its own, and `ganda_<kab>.csv` with the numbers of both and what differs.
 * Throws when the files are not those of the generator.
 */
export async function gandakanRilis(
  options: { folder: string; kodeKab: string; persen: number; benih: string },
  ikut: { signal?: AbortSignal } = {},
): Promise<BerkasGanda> {
  const { folder, kodeKab, persen, benih } = options
  const namaList = [namaBerkasRilis('keluarga', kodeKab), namaBerkasRilis('anggota', kodeKab)] as const
  const keluargaReader = await LineReader.open(path.resolve(folder, namaList[0]))
  const anggotaReader = await LineReader.open(path.resolve(folder, namaList[1]))
  const output = await BerkasOutput.open(folder, [...namaList, namaBerkasGanda(kodeKab)])
  const pembuat = new PembuatGanda(benih, persen / 100)
  const decoder = new TextDecoder()
  const pieces: Uint8Array[][] = [[], [], [toHeaderLine(KOLOM_GANDA)]]
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
  let jumlah = 0
  try {
    for (const [ke, reader] of [keluargaReader, anggotaReader].entries())
      put(ke, (await reader.take(1)) ?? new Uint8Array())
    for (;;) {
      const keluarga = await keluargaReader.take(1)
      if (!keluarga) break
      const key = readKey(keluarga)
      const anggota = key && (await anggotaReader.take(key.size))
      if (!key || !anggota) throw new Error(`baris ${keluargaReader.baris} bukan tulisan rilis:buat`)
      put(0, keluarga)
      put(1, anggota)
      const keluargaRow = parseKeluargaRow(decoder.decode(keluarga).trimEnd())
      let kembar: string[] | null = null
      for (let i = 0; i < key.size; i++) {
        if (!pembuat.isTerpilih()) continue
        kembar ??= decoder.decode(anggota).trimEnd().split('\n')
        tulis(pembuat.buat(keluargaRow, parseAnggotaRow(kembar[i] ?? '')), kembar[i] ?? '')
      }
      pembuat.lewati(keluargaRow)
      if (menunggu > 1 << 20) await flush()
    }
    await flush()
    const berkas = await output.finish()
    return { ganda: jumlah, berkas: berkas[2] ?? '' }
  } finally {
    await keluargaReader.close()
    await anggotaReader.close()
    await output.discard()
  }

  function tulis(ganda: Ganda, asal: string): void {
    jumlah++
    const semula = parseAnggotaRow(asal)
    put(0, Buffer.from(ganda.keluarga.toText()))
    put(1, Buffer.from(ganda.anggota.toText()))
    const kebenaran = [semula, ganda.anggota].flatMap((row) => [
      row.get('nomor_induk_kependudukan'),
      row.get('nomor_kartu_keluarga'),
    ])
    put(2, Buffer.from(`${[...kebenaran, ganda.perubahan.join(' ')].map((nilai) => `"${nilai}"`).join('|')}\n`))
  }
}
