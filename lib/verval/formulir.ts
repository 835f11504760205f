// The form of an usulan as data: groups of fields with what the register says and what is proposed, ready to be drawn.
import { findVariabel, labelOf } from '@/lib/keluarga/kode'
import {
  KELOMPOK_FORM_ANGGOTA,
  KELOMPOK_FORM_KELUARGA,
  type KelompokForm,
  KOSONGKAN,
  type NilaiUsulan,
  namaIsian,
} from './usulan'

/** One field: `usul` is what the draft proposes ('' leaves the value as it is, `-` empties it). */
export type IsianForm = {
  nama: string
  kolom: string
  label: string
  jenis: 'kode' | 'teks' | 'bilangan' | 'tanggal'
  kini: string
  usul: string
  /** Never kept in the browser's storage. */
  pribadi: boolean
}
export type KelompokIsian = { kelompok: string; isianList: IsianForm[]; diusulkan: number }
/** The fields of the family itself (`judul` null) or of one member. */
export type BagianForm = {
  orangId: string | null
  judul: string | null
  kelompokList: KelompokIsian[]
  diusulkan: number
}

type Lapis = Readonly<Record<string, { kini: string | null }>>

function toBagian(
  kelompokList: readonly KelompokForm[],
  orangId: string | null,
  judul: string | null,
  nilai: Lapis,
  usulan: readonly NilaiUsulan[],
): BagianForm {
  const usulByNama = new Map(usulan.map((satu) => [namaIsian(satu.kolom, satu.orangId), satu.nilai ?? KOSONGKAN]))
  const isi = kelompokList.map(({ kelompok, kolomList }) => {
    const isianList = kolomList.map(({ kolom, label, jenis }) => {
      const nama = namaIsian(kolom, orangId)
      return {
        nama,
        kolom,
        label,
        jenis,
        kini: labelOf(kolom, nilai[kolom]?.kini),
        usul: usulByNama.get(nama) ?? '',
        pribadi: ['L4', 'spesifik'].includes(findVariabel(kolom)?.kepekaan ?? 'L4'),
      }
    })
    return { kelompok, isianList, diusulkan: isianList.filter(({ usul }) => usul !== '').length }
  })
  return { orangId, judul, kelompokList: isi, diusulkan: isi.reduce((total, { diusulkan }) => total + diusulkan, 0) }
}

/** The whole form of a family: first the family, then each member in the order of the register. */
export function toFormulir(
  register: { nilai: Lapis; anggotaList: readonly { orangId: string; nilai: Lapis; anggota?: boolean }[] },
  usulan: readonly NilaiUsulan[],
): BagianForm[] {
  return [
    toBagian(KELOMPOK_FORM_KELUARGA, null, null, register.nilai, usulan),
    // Who died or moved out by a recorded event is not asked about, unless something about them is already proposed.
    ...register.anggotaList
      .filter(({ orangId, anggota }) => anggota !== false || usulan.some((satu) => satu.orangId === orangId))
      .map(({ orangId, nilai }) => {
        const hubungan = labelOf('status_hubungan_keluarga', nilai.status_hubungan_keluarga?.kini)
        return toBagian(KELOMPOK_FORM_ANGGOTA, orangId, `${nilai.nama?.kini ?? 'Anggota'} (${hubungan})`, nilai, usulan)
      }),
  ]
}

/** Choices of every column with a list, once for the whole form. */
export function toPilihan(): Record<string, { kode: string; label: string }[]> {
  return Object.fromEntries(
    [...KELOMPOK_FORM_KELUARGA, ...KELOMPOK_FORM_ANGGOTA].flatMap(({ kolomList }) =>
      kolomList.filter(({ jenis }) => jenis === 'kode').map(({ kolom, pilihan }) => [kolom, pilihan] as const),
    ),
  )
}
