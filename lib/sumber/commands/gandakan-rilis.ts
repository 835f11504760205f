// Writes a share of the persons of a synthetic release a second time, with the truth beside it.
import 'server-only'
import { type Ganda, KOLOM_GANDA, namaBerkasGanda, PembuatGanda } from '../generator/ganda'
import { parseAnggotaRow, parseKeluargaRow } from '../generator/keluarga-rows'
import { toHeaderLine } from '../generator/rilis'
import { type PutBaris, ubahRilis } from './ubah-rilis'

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
  const pembuat = new PembuatGanda(benih, persen / 100)
  const decoder = new TextDecoder()
  let jumlah = 0
  const tempat = { folder, kodeKab, nama: namaBerkasGanda(kodeKab), kepala: toHeaderLine(KOLOM_GANDA) }
  const berkas = await ubahRilis(
    tempat,
    ({ keluarga, anggota, size }, put) => {
      put(0, keluarga)
      put(1, anggota)
      const keluargaRow = parseKeluargaRow(decoder.decode(keluarga).trimEnd())
      let asal: string[] | null = null
      for (let i = 0; i < size; i++) {
        if (!pembuat.isTerpilih()) continue
        asal ??= decoder.decode(anggota).trimEnd().split('\n')
        const semula = parseAnggotaRow(asal[i] ?? '')
        tulis(put, pembuat.buat(keluargaRow, parseAnggotaRow(asal[i] ?? '')), semula)
        jumlah++
      }
      pembuat.lewati(keluargaRow)
    },
    ikut.signal,
  )
  return { ganda: jumlah, berkas }
}

function tulis(put: PutBaris, ganda: Ganda, semula: ReturnType<typeof parseAnggotaRow>): void {
  put(0, Buffer.from(ganda.keluarga.toText()))
  put(1, Buffer.from(ganda.anggota.toText()))
  const kebenaran = [semula, ganda.anggota].flatMap((row) => [
    row.get('nomor_induk_kependudukan'),
    row.get('nomor_kartu_keluarga'),
  ])
  put(2, Buffer.from(`${[...kebenaran, ganda.perubahan.join(' ')].map((nilai) => `"${nilai}"`).join('|')}\n`))
}
