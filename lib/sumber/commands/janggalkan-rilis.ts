// Lets a few families of a synthetic release not agree with themselves or their neighbours, with the truth beside it.
import 'server-only'
import { KOLOM_JANGGAL, namaBerkasJanggal, PembuatJanggal } from '../generator/janggal'
import { type KeluargaRows, parseAnggotaRow, parseKeluargaRow } from '../generator/keluarga-rows'
import { toHeaderLine } from '../generator/rilis'
import { ubahRilis } from './ubah-rilis'

/** A family as it stands in the files. */
type Teks = { keluarga: Uint8Array; anggota: Uint8Array }

/**
 * Rewrites both files of a folder that `rilis:buat` has just written: a share `bagian` (0 … 1) of the families is without or
 * with two heads, has a NIK or a person of the family next door, or a member on the card next door. Every row still loads,
 * and `janggal_<kab>.csv` names each family and what it has. Returns how many families were changed. Throws when the files
 * are not those of the generator.
 */
export async function janggalkanRilis(
  options: { folder: string; kodeKab: string; bagian: number; benih: string },
  ikut: { signal?: AbortSignal } = {},
): Promise<number> {
  const { folder, kodeKab, bagian, benih } = options
  const pembuat = new PembuatJanggal(benih, bagian)
  const decoder = new TextDecoder()
  const baca = ({ keluarga, anggota }: Teks): KeluargaRows => ({
    keluarga: parseKeluargaRow(decoder.decode(keluarga).trimEnd()),
    anggotaList: decoder.decode(anggota).trimEnd().split('\n').map(parseAnggotaRow),
  })
  let sebelum: Teks | null = null
  let banyak = 0
  await ubahRilis(
    { folder, kodeKab, nama: namaBerkasJanggal(kodeKab), kepala: toHeaderLine(KOLOM_JANGGAL) },
    ({ keluarga, anggota }, put) => {
      const rows = pembuat.isTerpilih() ? baca({ keluarga, anggota }) : null
      const jenis = rows && pembuat.ubah(rows, sebelum && baca(sebelum))
      put(0, keluarga)
      if (!rows || !jenis) {
        put(1, anggota)
        // The reader's buffer is filled again: what is kept must be a copy.
        sebelum = { keluarga: keluarga.slice(), anggota: anggota.slice() }
        return
      }
      put(1, Buffer.from(rows.anggotaList.map((row) => row.toText()).join('')))
      put(2, Buffer.from(`"${rows.keluarga.get('nomor_kartu_keluarga')}"|"${jenis}"\n`))
      banyak++
    },
    ikut.signal,
  )
  return banyak
}
