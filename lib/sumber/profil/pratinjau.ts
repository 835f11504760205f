// What the mapping page shows of an upload: shared with the browser, without zod.

/** A column of a file: header as delivered, column of the profile it is read as (`''`: kept as extra), first values with numbers masked. */
export type KolomPratinjau = { kepala: string; nama: string; contoh: string[] }

/** A code of the file: what it is read as, empty while nobody knows. */
export type KodeBerkas = { kolom: string; label: string; dari: string; jumlah: number; ke: string }

export type Pratinjau = {
  id: string
  jenis: string
  status: 'terverifikasi' | 'belum-terverifikasi'
  keterangan: string
  sistem: 'kemendagri' | 'bps'
  berkas: string
  format: 'csv' | 'xlsx'
  lembar: string | null
  lembarList: string[]
  pemisah: string | null
  enkode: string | null
  kolomList: KolomPratinjau[]
  /** Columns of the profile that can be chosen. */
  pilihan: { nama: string; label: string }[]
  /** Labels of the key columns of which one group is needed; empty when one is there. */
  kunciKurang: string[]
  /** Label of the column with the answers, when a delivery of answers lacks it. */
  jawabanKurang: string | null
  /** The best key is there: rows can be linked to persons. */
  kunciPenuh: boolean
  /** Labels of columns of the profile the file does not have. */
  takAda: string[]
  kodeAsing: KodeBerkas[]
  /** Codes that are known, with their meaning, to be corrected. */
  kodeDikenal: KodeBerkas[]
  /** Date form that is tried first, and whether the file has a column of dates. */
  tanggal: string
  adaTanggal: boolean
  /** Codes a column can be mapped to. */
  kodePilihan: Record<string, { kode: string; label: string }[]>
  dibaca: number
  dapatDimuat: number
  terbanyakSalah: string | null
}

/** Columns of area codes, of a release and of other sources: ten digits there are a desa, not part of a number of somebody. */
const KOLOM_KODE_DESA: ReadonlySet<string> = new Set(['kode_desa', 'kode_kelurahan_desa', 'kode_kelurahan_desa_ktp'])

/**
 * Text with the digits of every number of ten or more masked after the fourth, wherever they stand: it may be a NIK, No. KK,
 * PLN id, telephone or account. `kolom` is what the text was read as, if anything; a desa code keeps its ten digits.
 */
export function samarkan(text: string, kolom = ''): string {
  const terpendek = KOLOM_KODE_DESA.has(kolom) ? 11 : 10
  return text.replace(/\d[\d.\s-]{8,}\d/g, (nomor) => {
    const digit = nomor.replace(/\D/g, '')
    return digit.length < terpendek ? nomor : digit.slice(0, 4) + '•'.repeat(digit.length - 4)
  })
}

/** What people call a separator. */
export const NAMA_PEMISAH: Record<string, string> = {
  ',': 'Koma (,)',
  ';': 'Titik koma (;)',
  '|': 'Garis tegak (|)',
  '\t': 'Tab',
}
