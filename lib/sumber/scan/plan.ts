// From the header line of a release file to the plan its rows are read by: dialect, kind of file, what each column is.
import { ok, type Refusal, type Result, refuse } from '@/lib/core/result'
import { VARIABEL } from '@/lib/keluarga/variabel'
import {
  findJenisBerkas,
  type JenisBerkasDtsen,
  KOLOM_ANGGOTA,
  KOLOM_ANGGOTA_2025,
  KOLOM_KELUARGA,
  KOLOM_KELUARGA_2025,
} from '../kolom'
import { bacaKepala, type PetaKolom } from '../pemetaan-rilis'

/** What a value of a column must look like. SKIP is not among the kept columns, KAB only compared; TEXT is anything of bearable length. */
export const KIND = {
  SKIP: 0,
  TEXT: 1,
  NUMBER16: 2,
  INTEGER: 3,
  DESIL: 4,
  DATE: 5,
  NAME: 6,
  KAB: 7,
  DESA: 8,
  AREA: 9,
} as const

/** Columns that state where a family lives by name: the code beside them is what is kept. */
const NAMA_WILAYAH: ReadonlySet<string> = new Set([
  'kode_provinsi',
  'provinsi',
  'kabupaten_kota',
  'kecamatan',
  'kelurahan_desa',
])

/** How a file separates its values; read from its header line. */
export type Dialect = {
  /** Byte between two values: `|`, `;`, `,` or tab. */
  delimiter: number
  /** Bytes of the byte order mark before the header, 0 or 3. */
  bom: number
  encoding: 'utf-8' | 'windows-1252'
}

/** Sign before a value that came from a cell which cannot be trusted; never part of a text. See {@link TANDA}. */
export const TANDA_SEL = 1
/** What follows {@link TANDA_SEL}: the cell was a number where only text keeps all digits, or it held an error. */
export const TANDA = { angka: 97, galat: 103 } as const

/** Everything the scanner must know of one file. */
export type Plan = {
  jenis: JenisBerkasDtsen
  dialect: Dialect
  /** Names of the columns in the order of the file, as this house spells them. */
  kolomList: readonly string[]
  /** Header texts as they stand in the file. */
  headerList: readonly string[]
  kindList: Uint8Array
  /** Columns that are delivered beside the known ones: kept as they came, read by nothing. */
  tambahanList: readonly string[]
  /** Their places among the columns of the file. */
  tambahanKe: readonly number[]
  /** Bytes from the start of the file to its first row. */
  awalData: number
  /** Line of the first row: in a sheet blank lines may stand above the header. */
  barisAwal: number
  /** The file was made from sheets: a record is one row of a sheet however many lines it has, and values may carry marks. */
  lembar: boolean
}

/** What is decided about a file before its header is read. */
export type PlanPilihan = {
  pemisah?: '|' | ';' | ',' | '\t' | undefined
  lembar?: boolean | undefined
  /** Headers somebody decided about. */
  peta?: PetaKolom | undefined
}

const DELIMITERS = ['|', ';', ',', '\t'] as const

/** Splits a header line; quotes are honoured. Null when a quote is not closed. */
export function splitHeader(line: string, delimiter: string): string[] | null {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    const char = line[i]
    if (quoted) {
      if (char !== '"') field += char
      else if (line[i + 1] === '"') {
        field += '"'
        i++
      } else quoted = false
    } else if (char === '"' && field === '') quoted = true
    else if (char === delimiter) {
      fields.push(field)
      field = ''
    } else field += char
  }
  if (quoted) return null
  fields.push(field)
  return fields
}

function kindOf(kolom: string): number {
  if (NAMA_WILAYAH.has(kolom) || !(kolom in VARIABEL) || kolom === 'umur') return KIND.SKIP
  if (kolom === 'nomor_kartu_keluarga' || kolom === 'nomor_induk_kependudukan') return KIND.NUMBER16
  if (kolom === 'nama' || kolom === 'nama_anggota_keluarga') return KIND.NAME
  if (kolom.startsWith('desil_')) return KIND.DESIL
  if (kolom === 'kode_kabupaten_kota') return KIND.KAB
  if (kolom === 'kode_kelurahan_desa') return KIND.DESA
  if (kolom === 'kode_kecamatan') return KIND.AREA
  const { jenis } = VARIABEL[kolom as keyof typeof VARIABEL]
  return jenis === 'bilangan' ? KIND.INTEGER : jenis === 'tanggal' ? KIND.DATE : KIND.TEXT
}

/** Columns without which a file of this kind is not a release: those that files of 2025 already had. */
export function listKolomWajib(jenis: JenisBerkasDtsen): readonly string[] {
  if (jenis === 'keluarga') return KOLOM_KELUARGA_2025
  const kini: ReadonlySet<string> = new Set(KOLOM_ANGGOTA)
  return KOLOM_ANGGOTA_2025.filter((kolom) => kini.has(kolom))
}

/**
 * The plan of a file from its first bytes. Refusals (`sumber/…`, each names the file): kosong, pemisah, kepala-kutip,
 * jenis-tidak-dikenal, kolom-ganda, kolom-kurang.
 * @param head first bytes of the file, at least its whole header line when that is shorter than 64 KB
 */
export function buildPlan(
  nama: string,
  head: Uint8Array,
  encoding: Dialect['encoding'],
  { pemisah, lembar = false, peta = {} }: PlanPilihan = {},
): Result<Plan, Refusal> {
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  let awal = bom
  let baris = 1
  // In a sheet titles may stand above the header; their rows are left blank.
  for (; lembar && head[awal] === 10; baris++) awal++
  const newline = head.indexOf(10, awal)
  const lineEnd = newline < 0 ? head.length : newline
  const line = new TextDecoder(encoding).decode(head.subarray(awal, lineEnd)).replace(/\r$/, '')
  if (line.trim() === '') return refuse('sumber/kosong', `Berkas ${nama} kosong pada baris 1: kepala kolom tidak ada.`)

  const known: ReadonlySet<string> = new Set([...KOLOM_KELUARGA, ...KOLOM_ANGGOTA, ...KOLOM_ANGGOTA_2025])
  let best: { delimiter: string; headerList: string[]; kolomList: string[]; hit: number } | null = null
  for (const delimiter of pemisah ? [pemisah] : DELIMITERS) {
    const headerList = splitHeader(line, delimiter)
    if (!headerList) continue
    const kolomList = headerList.map((header) => bacaKepala(header, peta))
    const hit = kolomList.filter((kolom) => known.has(kolom)).length
    if (!best || hit > best.hit) best = { delimiter, headerList, kolomList, hit }
  }
  if (!best) {
    return refuse(
      'sumber/kepala-kutip',
      `Berkas ${nama} baris ${baris}: tanda kutip pada kepala kolom tidak berpasangan.`,
    )
  }
  if (best.hit < 2) {
    const hit = line
      .toLowerCase()
      .split(/[^a-z0-9_]+/)
      .filter((word) => known.has(bacaKepala(word, peta))).length
    return hit > 1
      ? refuse(
          'sumber/pemisah',
          `Berkas ${nama} baris ${baris}: pemisah kolom tidak dikenal. Yang dapat dibaca: garis tegak (|), titik koma, koma, atau tab.`,
        )
      : refuse(
          'sumber/jenis-tidak-dikenal',
          `Berkas ${nama} baris ${baris}: kepala kolomnya bukan berkas keluarga dan bukan berkas anggota DTSEN.`,
        )
  }
  const { headerList, kolomList } = best
  const jenis = findJenisBerkas(kolomList)
  if (!jenis) {
    return refuse(
      'sumber/jenis-tidak-dikenal',
      `Berkas ${nama} baris ${baris}: kepala kolomnya bukan berkas keluarga dan bukan berkas anggota DTSEN${kolomList.includes('nomor_kartu_keluarga') ? '' : ' (kolom nomor_kartu_keluarga tidak ada)'}.`,
    )
  }
  const ganda = kolomList.findIndex((kolom, i) => kolom !== '' && kolomList.indexOf(kolom) !== i)
  if (ganda >= 0) {
    return refuse(
      'sumber/kolom-ganda',
      `Berkas ${nama} baris ${baris}: kolom ${kolomList[ganda]} ada dua kali (kolom ke-${kolomList.indexOf(kolomList[ganda] ?? '') + 1} dan ke-${ganda + 1}).`,
    )
  }
  const dikenal: ReadonlySet<string> = new Set(jenis === 'keluarga' ? KOLOM_KELUARGA : KOLOM_ANGGOTA)
  const tambahanKe = kolomList.flatMap((kolom, ke) => (dikenal.has(kolom) ? [] : [ke]))
  const tambahanList = tambahanKe.map((ke) => kolomList[ke] ?? '')
  const kurang = listKolomWajib(jenis).filter((kolom) => !kolomList.includes(kolom))
  if (kurang.length > 0) {
    const asing = tambahanList.filter((kolom) => kolom !== '' && !known.has(kolom))
    const tambahan = asing.length > 0 ? ` Kolom yang tidak dikenal: ${listed(asing)}.` : ''
    return refuse('sumber/kolom-kurang', `Berkas ${nama} baris ${baris}: kolom ${listed(kurang)} tidak ada.${tambahan}`)
  }
  return ok({
    jenis,
    dialect: { delimiter: best.delimiter.charCodeAt(0), bom, encoding },
    kolomList,
    headerList: headerList.map((header) => header.trim()),
    kindList: Uint8Array.from(kolomList, (kolom) => (dikenal.has(kolom) ? kindOf(kolom) : KIND.SKIP)),
    tambahanList: tambahanList.map((kolom) => kolom.replace(/^tambahan:/, '')),
    tambahanKe,
    awalData: newline < 0 ? head.length : newline + 1,
    barisAwal: baris + 1,
    lembar,
  })
}

function listed(words: readonly string[]): string {
  const shown = words.slice(0, 5).join(', ')
  return words.length > 5 ? `${shown}, dan ${words.length - 5} lainnya` : shown
}

/** Columns the scanner sends on, in the order of the file. */
export function listKolomTersimpan(plan: Plan): string[] {
  return plan.kolomList.filter((_, i) => plan.kindList[i] !== KIND.SKIP && plan.kindList[i] !== KIND.KAB)
}
