// What every delivery holds a little of: families whose rows all load and yet do not agree. No row is added, taken away or
// refused and nobody changes desa or desil, so that every count of families and persons stays as it was.
import type { KeluargaRows } from './keluarga-rows'
import { Random } from './random'

/** What does not agree, in the order the families get it. */
export const JENIS_JANGGAL = ['tanpa-kepala', 'kepala-lebih', 'nik-ganda', 'orang-ganda', 'kk-tetangga'] as const
export type JenisJanggal = (typeof JENIS_JANGGAL)[number]

/** Columns of the file of truth; pipe-separated and quoted like the release. */
export const KOLOM_JANGGAL = ['nomor_kartu_keluarga', 'jenis'] as const

/** Name of the file of truth about what does not agree. */
export function namaBerkasJanggal(kodeKab: string): string {
  return `janggal_${kodeKab}.csv`
}

/** A serial of synthetic numbers that no first release hands out. */
const SERIAL = 8002
const BANYAK_SERIAL = 480

/** Changes a share `bagian` (0 … 1) of the families, one kind after the other; the same seed changes the same ones. */
export class PembuatJanggal {
  private readonly random: Random
  private giliran = 0
  private menunggu = false

  constructor(
    benih: string,
    private readonly bagian: number,
  ) {
    this.random = new Random(`${benih}/janggal`)
  }

  /** Whether the next family is to be tried: drawn, or after one whose kind did not fit. Asked once for each, in the order of the file. */
  isTerpilih(): boolean {
    return this.random.chance(this.bagian) || this.menunggu
  }

  /** Changes the rows by the kind whose turn it is; null when it does not fit them. `tetangga` is a family left as it was. */
  ubah(rows: KeluargaRows, tetangga: KeluargaRows | null): JenisJanggal | null {
    const jenis = JENIS_JANGGAL[this.giliran % JENIS_JANGGAL.length] as JenisJanggal
    this.menunggu = !this.terapkan(jenis, rows, tetangga)
    if (this.menunggu) return null
    this.giliran++
    return jenis
  }

  private terapkan(
    jenis: JenisJanggal,
    { keluarga, anggotaList }: KeluargaRows,
    tetangga: KeluargaRows | null,
  ): boolean {
    const kedua = anggotaList[1]
    const akhir = anggotaList.at(-1)
    const sebelah = tetangga?.anggotaList[0]
    if (!kedua || !akhir || !sebelah) return false
    switch (jenis) {
      case 'tanpa-kepala':
        anggotaList[0]?.set('status_hubungan_keluarga', '8')
        return true
      case 'kepala-lebih':
        kedua.set('status_hubungan_keluarga', '1')
        return true
      case 'nik-ganda':
        // The number of the head next door, typed here.
        akhir.set('nomor_induk_kependudukan', sebelah.get('nomor_induk_kependudukan'))
        return true
      case 'orang-ganda': {
        // The head next door stands here too, under another number.
        const serial = SERIAL + (this.giliran % BANYAK_SERIAL)
        akhir.set('nomor_induk_kependudukan', `${sebelah.get('nomor_induk_kependudukan').slice(0, 12)}${serial}`)
        for (const kolom of ['nama', 'tanggal_lahir', 'jenis_kelamin'] as const) akhir.set(kolom, sebelah.get(kolom))
        return true
      }
      case 'kk-tetangga':
        // The number of the kartu keluarga next door: a member fewer here, one more there.
        if (TETAP.some((kolom) => tetangga.keluarga.get(kolom) !== keluarga.get(kolom))) return false
        akhir.set('nomor_kartu_keluarga', tetangga.keluarga.get('nomor_kartu_keluarga'))
        return true
    }
  }
}

/** What two families share between whom a member may change sides without changing a count. */
const TETAP = ['kode_kelurahan_desa', 'desil_nasional'] as const
