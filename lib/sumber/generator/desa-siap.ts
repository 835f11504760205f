// A desa made ready for writing: its values as bytes, since every family and every member repeats them.
import { toSegments } from './row-writer'
import { findKode, isPedesaan, type SistemKode, type WilayahDesa } from './wilayah-desa'

/** A desa with the index of its kecamatan and its eight area values. */
export type DesaSiap = {
  readonly kecamatan: number
  readonly pedesaan: boolean
  readonly nilaiWilayah: readonly string[]
  /** The eight values as bytes: the first columns of a family, and the KTP address of a member. */
  readonly wilayah: Uint8Array
}

/** Kecamatan codes of the areas, each once, in order of first appearance. */
export function listKecamatan(wilayah: readonly WilayahDesa[]): string[] {
  return [...new Set(wilayah.map((desa) => desa.kodeKecamatan))]
}

/** Makes a desa ready; throws RangeError naming it when BPS codes are asked for and it has none. */
export function toDesaSiap(desa: WilayahDesa, sistem: SistemKode, kecamatan: number): DesaSiap {
  const kode = findKode(desa, sistem)
  if (!kode) throw new RangeError(`no BPS code for desa ${desa.kodeDesa} (${desa.desa})`)
  const value = [
    kode.provinsi,
    desa.provinsi.toUpperCase(),
    kode.kab,
    desa.kab.toUpperCase(),
    kode.kecamatan,
    desa.kecamatan.toUpperCase(),
    kode.desa,
    desa.desa.toUpperCase(),
  ]
  return { kecamatan, pedesaan: isPedesaan(desa), nilaiWilayah: value, wilayah: toSegments(value) }
}
