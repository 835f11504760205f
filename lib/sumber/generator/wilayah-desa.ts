// The areas a synthetic release is spread over, handed in by the caller: the generator knows no codes of its own.

/** One desa/kelurahan with its parents, Kemendagri codes without dots (desa 10, kecamatan 6, kab/kota 4, provinsi 2 digits). */
export type WilayahDesa = {
  readonly kodeDesa: string
  readonly desa: string
  readonly kodeKecamatan: string
  readonly kecamatan: string
  readonly kodeKab: string
  readonly kab: string
  readonly kodeProvinsi: string
  readonly provinsi: string
  /** BPS code of the desa from the crosswalk, null when not loaded. Its first 7, 4 and 2 digits are the parents' codes. */
  readonly bpsDesa: string | null
}

/** Which of the two systems of area codes a file is written in; codes of equal length differ, so it is never guessed. */
export const SISTEM_KODE = ['kemendagri', 'bps'] as const
export type SistemKode = (typeof SISTEM_KODE)[number]

/** Codes of a desa and its parents in one system. */
export type KodeBertingkat = {
  readonly provinsi: string
  readonly kab: string
  readonly kecamatan: string
  readonly desa: string
}

/** Codes of a desa as the file writes them; null when BPS codes are asked for and the crosswalk has none for it. */
export function findKode(desa: WilayahDesa, sistem: SistemKode): KodeBertingkat | null {
  if (sistem === 'kemendagri')
    return { provinsi: desa.kodeProvinsi, kab: desa.kodeKab, kecamatan: desa.kodeKecamatan, desa: desa.kodeDesa }
  const kode = desa.bpsDesa
  return kode ? { provinsi: kode.slice(0, 2), kab: kode.slice(0, 4), kecamatan: kode.slice(0, 7), desa: kode } : null
}

/** Whether a desa counts as rural for the generator: a desa (2…) or desa adat (3…), not a kelurahan (1…). */
export function isPedesaan(desa: WilayahDesa): boolean {
  return desa.kodeDesa.charAt(6) !== '1'
}

const KECAMATAN_ASAL =
  '317101 317201 317204 317301 317404 317409 317501 317505 320101 320305 320501 320611 320703 320805 320901 321101 321201 321301 321403 321504 321601 321606 321623 327301 327601 330101 330201 330401 330801 331001 331106 331201 331501 331801 332701 332801 332901 340201 340401 347101 350101 350701 351501 351703 352001 357301 357801 357805 360101 360301 367101 367401 127101 120701 137101 130601 167101 187101 180201 610101 737101'

/** Kecamatan (Kemendagri, 6 digits) of elsewhere in which people who moved to this kabupaten/kota were first registered. */
export function listKecamatanAsal(kodeKab: string): string[] {
  return KECAMATAN_ASAL.split(' ').filter((kode) => !kode.startsWith(kodeKab))
}
