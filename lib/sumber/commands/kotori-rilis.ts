// Puts faults into a share of the rows of a synthetic release, with the truth beside it.
import 'server-only'
import { parseAnggotaRow, parseKeluargaRow } from '../generator/keluarga-rows'
import { KOLOM_KOTOR, namaBerkasKotor, PembuatKotor } from '../generator/kotor'
import { toHeaderLine } from '../generator/rilis'
import { ubahRilis } from './ubah-rilis'

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
  const pembuat = new PembuatKotor(benih, persen / 100)
  const decoder = new TextDecoder()
  let kotor = 0
  const baris = { keluarga: 2, anggota: 2 }
  const tempat = { folder, kodeKab, nama: namaBerkasKotor(kodeKab), kepala: toHeaderLine(KOLOM_KOTOR) }
  const berkas = await ubahRilis(
    tempat,
    ({ keluarga, anggota, size }, put) => {
      const anggotaList = () => decoder.decode(anggota).trimEnd().split('\n').map(parseAnggotaRow)
      const hasil = pembuat.isTerpilih(size)
        ? pembuat.kotori(
            { keluarga: parseKeluargaRow(decoder.decode(keluarga).trimEnd()), anggotaList: anggotaList() },
            baris,
          )
        : null
      if (hasil) {
        put(0, Buffer.from(hasil.keluarga.join('')))
        put(1, Buffer.from(hasil.anggota.join('')))
        for (const satu of hasil.kebenaran)
          put(2, Buffer.from(`"${satu.berkas}"|"${satu.baris}"|"${satu.kode}"|"${satu.kelas}"\n`))
        kotor += hasil.kebenaran.length
      } else {
        put(0, keluarga)
        put(1, anggota)
        pembuat.lewati(() => parseAnggotaRow(decoder.decode(anggota.subarray(0, anggota.indexOf(10)))), baris.anggota)
      }
      baris.keluarga += hasil?.keluarga.length ?? 1
      baris.anggota += hasil?.anggota.length ?? size
    },
    ikut.signal,
  )
  return { kotor, berkas }
}
