// The crosswalk BPS ↔ Kemendagri as a file: which columns it has, what a row must look like, when two names are one.
import { ok, type Result, refuse } from '@/lib/core/result'

/** Columns of a crosswalk file, in any order; others are ignored. */
const KOLOM_PADANAN = ['bps_code', 'bps_name', 'kemendagri_code', 'kemendagri_name', 'kecamatan'] as const
type KolomPadanan = (typeof KOLOM_PADANAN)[number]

/** One row of a crosswalk: a desa/kelurahan under both codes (ten digits, no dots), and its line in the file. */
export type PadananRow = {
  baris: number
  kodeBps: string
  namaBps: string
  kodeKemendagri: string
  namaKemendagri: string
  kecamatan: string
}

/** A line of the file as read: its number and its cells. */
export type BarisBerkas = { baris: number; sel: readonly string[] }

/**
 * The rows of a crosswalk, or a refusal that names file, line and column: a missing column, a row with too few or too
 * many cells, a code that is none (or was ruined by a spreadsheet), a BPS code written twice. All or nothing.
 */
export function parsePadanan(berkas: string, barisList: readonly BarisBerkas[]): Result<PadananRow[]> {
  const [judul, ...isi] = barisList
  if (!judul) return refuse('wilayah/berkas-kosong', `Berkas ${berkas} kosong.`)
  const letak = findKolom(judul.sel)
  const hilang = KOLOM_PADANAN.filter((kolom) => letak[kolom] === undefined)
  if (hilang.length > 0)
    return refuse(
      'wilayah/kolom-tidak-ada',
      `Berkas ${berkas} baris ${judul.baris}: kolom ${hilang.join(', ')} tidak ada. Judul kolom harus ${KOLOM_PADANAN.join(', ')}, dipisahkan koma.`,
    )
  if (isi.length === 0) return refuse('wilayah/berkas-kosong', `Berkas ${berkas} hanya berisi judul kolom.`)
  const rows: PadananRow[] = []
  const barisByKode = new Map<string, number>()
  for (const { baris, sel } of isi) {
    if (sel.length !== judul.sel.length)
      return refuse(
        'wilayah/jumlah-kolom',
        `Berkas ${berkas} baris ${baris}: ada ${sel.length} kolom, padahal judulnya ${judul.sel.length} kolom.`,
      )
    const nilai = (kolom: KolomPadanan) => (sel[letak[kolom] ?? -1] ?? '').trim()
    const salah = (kolom: KolomPadanan, alasan: string) =>
      refuse('wilayah/isi-kolom', `Berkas ${berkas} baris ${baris} kolom ${kolom}: ${alasan}`)
    for (const kolom of KOLOM_PADANAN) {
      if (nilai(kolom) === '' && kolom !== 'kemendagri_name') return salah(kolom, 'belum diisi.')
      if (nilai(kolom).length > 200) return salah(kolom, 'isinya lebih dari 200 huruf.')
    }
    const kodeBps = nilai('bps_code')
    if (/^\d+([.,]\d+)?[eE]\+?\d+$/.test(kodeBps))
      return salah('bps_code', 'kode berubah menjadi bentuk ilmiah oleh lembar kerja.')
    if (!/^\d{10}$/.test(kodeBps))
      return salah('bps_code', `kode BPS harus 10 angka tanpa titik, tertulis "${kodeBps}".`)
    const kodeKemendagri = nilai('kemendagri_code')
    if (!/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/.test(kodeKemendagri))
      return salah(
        'kemendagri_code',
        `kode Kemendagri harus berbentuk 00.00.00.0000 dengan titik, tertulis "${kodeKemendagri}".`,
      )
    const lebihDulu = barisByKode.get(kodeBps)
    if (lebihDulu !== undefined) return salah('bps_code', `kode BPS ${kodeBps} sudah tertulis di baris ${lebihDulu}.`)
    barisByKode.set(kodeBps, baris)
    rows.push({
      baris,
      kodeBps,
      namaBps: nilai('bps_name'),
      kodeKemendagri: kodeKemendagri.replaceAll('.', ''),
      // Left empty by crosswalks for codes that the list of Kemendagri no longer has.
      namaKemendagri: nilai('kemendagri_name') || nilai('bps_name'),
      kecamatan: nilai('kecamatan'),
    })
  }
  return ok(rows)
}

function findKolom(judul: readonly string[]): Partial<Record<KolomPadanan, number>> {
  const letak: Partial<Record<KolomPadanan, number>> = {}
  judul.forEach((sel, index) => {
    const kolom = KOLOM_PADANAN.find((nama) => nama === sel.trim().toLowerCase())
    if (kolom !== undefined) letak[kolom] ??= index
  })
  return letak
}
