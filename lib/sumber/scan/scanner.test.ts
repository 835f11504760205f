import { isUtf8 } from 'node:buffer'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MASALAH, type Masalah } from '../alasan'
import { toAmbangCek } from '../cek'
import { KOLOM_ANGGOTA, KOLOM_KELUARGA } from '../kolom'
import type { ScanLimits } from './limits'
import { buildPlan, KIND, type Plan } from './plan'
import { MAX_OUTPUT, MAX_RECORD, maxOutput, Scanner } from './scanner'

const LIMITS: ScanLimits = {
  kabList: ['3275'],
  lahirTerakhir: 20250930,
  umurPada: 20250930,
  ambang: toAmbangCek(null),
}

type Line = {
  baris: number
  posisi: number
  nilai: (string | null)[]
  panjang: number
  sidik: string
  masalah: number
  kolom: number
  rincian: string | null
}

// Made once: thousands of small scans would otherwise spend their time on clearing memory.
const OUT = new Uint8Array(MAX_OUTPUT + 300)
const INPUT = new Uint8Array((1 << 20) + 2 * MAX_RECORD + 2)

/** Runs the scanner over `bytes` in pieces of `chunk` bytes, as the import does, and reads the COPY lines back. */
function scan(
  plan: Plan,
  bytes: Uint8Array,
  chunk = 1 << 20,
  damaged = false,
  out = OUT,
): { lines: Line[]; scanner: Scanner } {
  const scanner = new Scanner(plan, LIMITS, damaged ? isUtf8 : null, out)
  const buffer = INPUT
  let text = ''
  const drain = () => {
    text += new TextDecoder().decode(scanner.out.subarray(0, scanner.outLength))
    scanner.outLength = 0
  }
  let position = plan.awalData
  let carry = 0
  for (;;) {
    const part = bytes.subarray(position, position + chunk)
    buffer.set(part, carry)
    position += part.length
    const filled = carry + part.length
    const isLast = position >= bytes.length
    let at = 0
    for (;;) {
      at = scanner.scan(buffer, at, filled, isLast, position - filled)
      if (!scanner.isFull) break
      drain()
    }
    if (isLast) break
    carry = filled - at
    buffer.copyWithin(0, at, filled)
  }
  drain()
  const fromCopy = (value: string) =>
    value === '' ? null : value.replace(/\\(.)/g, (_, c: string) => ({ t: '\t', n: '\n', r: '\r' })[c] ?? c)
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const cells = line.split('\t')
      const [masalah, kolom, rincian] = cells.slice(-3).map(fromCopy)
      return {
        baris: Number(cells[0]),
        posisi: Number(cells[1]),
        nilai: cells.slice(2, -6).map(fromCopy),
        panjang: Number(cells.at(-6)),
        sidik: `${cells.at(-5)} ${cells.at(-4)}`,
        masalah: Number(masalah ?? 0),
        kolom: Number(kolom ?? -1),
        rincian: rincian ?? null,
      }
    })
  return { lines, scanner }
}

function planOf(kindList: number[], dialect: Partial<Plan['dialect']> = {}): Plan {
  return {
    jenis: 'keluarga',
    dialect: { delimiter: 124, bom: 0, encoding: 'utf-8', ...dialect },
    kolomList: kindList.map((_, i) => `kolom_${i}`),
    headerList: kindList.map((_, i) => `kolom_${i}`),
    kindList: Uint8Array.from(kindList),
    tambahanList: [],
    tambahanKe: [],
    awalData: 0,
    barisAwal: 2,
    lembar: false,
  }
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('Scanner', () => {
  it('membaca hal yang sama dengan pembaca CSV umum, apa pun pemisah, kutip, akhir baris, dan potongannya', () => {
    const letter = fc.constantFrom('a', 'B', '7', ' ', '"', '|', ';', ',', '\t', '\n', '\r', '\\', 'é', '界', "'", '.')
    const cell = fc.array(letter, { maxLength: 6 }).map((letters) => letters.join(''))
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
      )
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('|', ';', ',', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        (rows, delimiter, newline, quoteAll, lastNewline, chunk) => {
          const needsQuote = (value: string) => /["\r\n\\]/.test(value) || value.includes(delimiter)
          const text = rows
            .map((row) =>
              row
                .map((value) => (quoteAll || needsQuote(value) ? `"${value.replaceAll('"', '""')}"` : value))
                .join(delimiter),
            )
            .join(newline)
          const bytes = bytesOf(lastNewline ? text + newline : text)
          const expected = parse(bytes, {
            delimiter,
            record_delimiter: newline,
            relax_column_count: true,
            skip_empty_lines: true,
          }).map((row: string[]) => row.map((value) => value.replace(/^ +| +$/g, '') || null))
          const plan = planOf(rows[0]?.map(() => KIND.TEXT) ?? [], { delimiter: delimiter.charCodeAt(0) })
          const { lines } = scan(plan, bytes, chunk)
          expect(lines.map(({ masalah }) => masalah)).toEqual(lines.map(() => 0))
          expect(lines.map(({ nilai }) => nilai)).toEqual(expected)
          // Each record is found again in the file at its place.
          for (const line of lines) {
            const record = new TextDecoder().decode(bytes.subarray(line.posisi, line.posisi + line.panjang))
            const again = scan(plan, bytesOf(record)).lines
            expect(again.map(({ nilai }) => nilai)).toEqual([line.nilai])
            expect(again[0]?.sidik).toBe(line.sidik)
          }
        },
      ),
      { numRuns: 1000, seed: 3275 },
    )
  })

  it('sidik baris tidak bergantung pada urutan kolom, tanda kutip, enkode, dan kolom kosong yang tidak ada', () => {
    const names = ['alamat', 'pbi_nas', 'luas_lantai']
    const plan = (order: string[], more: Partial<Plan['dialect']> = {}): Plan => ({
      ...planOf(
        order.map(() => KIND.TEXT),
        more,
      ),
      kolomList: order,
    })
    const utf8 = scan(plan(names), bytesOf('"JL. KÉ"|YA|\n')).lines[0]
    const reordered = scan(plan(['luas_lantai', 'pbi_nas', 'alamat']), bytesOf('""|"YA"|"JL. KÉ"\r\n')).lines[0]
    const shorter = scan(plan(['pbi_nas', 'alamat']), bytesOf('YA|JL. KÉ')).lines[0]
    const latin = scan(
      plan(names, { encoding: 'windows-1252' }),
      Uint8Array.from(
        [...'"JL. K'].map((c) => c.charCodeAt(0)).concat(0xc9, ...[...'"|YA|'].map((c) => c.charCodeAt(0))),
      ),
    ).lines[0]
    expect([reordered?.sidik, shorter?.sidik, latin?.sidik]).toEqual([utf8?.sidik, utf8?.sidik, utf8?.sidik])
    expect(latin?.nilai[0]).toBe('JL. KÉ')
    expect(scan(plan(names), bytesOf('"YA"|"JL. KÉ"|\n')).lines[0]?.sidik).not.toBe(utf8?.sidik)
  })

  it('menyisihkan baris yang kutip atau kolomnya rusak dan membaca baris berikutnya', () => {
    const plan = planOf([KIND.TEXT, KIND.TEXT])
    const { lines } = scan(plan, bytesOf('"a"|"b"\n"c"|"d\n"e"|"f"\ng|h|i\nj\n"k"|"l"'))
    expect(lines.map(({ baris, masalah, rincian, nilai }) => ({ baris, masalah, rincian, nilai }))).toEqual([
      { baris: 2, masalah: 0, rincian: null, nilai: ['a', 'b'] },
      { baris: 3, masalah: MASALAH.kutip, rincian: null, nilai: [null, null] },
      { baris: 4, masalah: 0, rincian: null, nilai: ['e', 'f'] },
      { baris: 5, masalah: MASALAH['jumlah-kolom'], rincian: '3', nilai: [null, null] },
      { baris: 6, masalah: MASALAH['jumlah-kolom'], rincian: '1', nilai: [null, null] },
      { baris: 7, masalah: 0, rincian: null, nilai: ['k', 'l'] },
    ])
  })

  it('kutip yang tidak pernah ditutup hanya menyisihkan barisnya', () => {
    const plan = planOf([KIND.TEXT])
    const rest = Array.from({ length: 9000 }, (_, i) => `baris ${i} tanpa kutip`).join('\n')
    for (const chunk of [1000, 1 << 20]) {
      const { lines } = scan(plan, bytesOf(`"terbuka\n${rest}`), chunk)
      expect(lines).toHaveLength(9001)
      expect(lines.filter(({ masalah }) => masalah !== 0).map(({ baris }) => baris)).toEqual([2])
    }
  })

  it('menyebut nomor baris berkas, juga setelah baris kosong dan isian berganti baris', () => {
    const { lines } = scan(planOf([KIND.TEXT]), bytesOf('a\n\n"b\nc"\r\n\r\nd'))
    expect(lines.map(({ baris }) => baris)).toEqual([2, 4, 7])
  })

  it('menyisihkan baris yang bukan UTF-8 dari berkas yang lainnya UTF-8', () => {
    const bytes = Uint8Array.from([0xc3, 0xa9, 10, 0xe9, 10, 97])
    const { lines } = scan(planOf([KIND.TEXT]), bytes, 1 << 20, true)
    expect(lines.map(({ masalah }) => masalah)).toEqual([0, MASALAH.enkode, 0])
  })
})

describe('Scanner, kolom tambahan', () => {
  const planTambahan = (headerList: string[]): Plan => ({
    ...planOf([KIND.TEXT, ...headerList.map(() => KIND.SKIP)]),
    headerList: ['kolom_0', ...headerList],
    tambahanList: headerList,
    tambahanKe: headerList.map((_, i) => i + 1),
  })
  const isiOf = (plan: Plan, bytes: Uint8Array, chunk?: number) =>
    scan(plan, bytes, chunk, false, new Uint8Array(maxOutput(plan) + 300)).lines.map(({ nilai }) =>
      nilai[1] ? (JSON.parse(nilai[1]) as unknown) : null,
    )

  it('memberi kembali setiap isi seperti dikirim di bawah kepalanya, apa pun tanda di dalamnya dan potongannya', () => {
    const letter = fc.constantFrom('a', '7', ' ', '"', '|', '\t', '\n', '\r', '\\', 'é', '界', '{', ':', "'")
    const cell = fc.array(letter, { maxLength: 6 }).map((letters) => letters.join(''))
    const kepala = ['catatan "petugas"', 'a\\b', 'No. HP']
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        (rows, chunk) => {
          const text = rows
            .map((row) => ['x', ...row].map((value) => `"${value.replaceAll('"', '""')}"`).join('|'))
            .join('\n')
          const expected = rows.map((row) => {
            const isi = row.flatMap((value, i) => {
              const bersih = value.replace(/^ +| +$/g, '')
              return bersih === '' ? [] : [[kepala[i] ?? '', bersih] as const]
            })
            return isi.length === 0 ? null : Object.fromEntries(isi)
          })
          expect(isiOf(planTambahan(kepala), bytesOf(text), chunk)).toEqual(expected)
        },
      ),
      { numRuns: 500, seed: 3275 },
    )
  })

  it('kolom tanpa nama disebut menurut tempatnya, dan baris yang salah tidak membawa apa pun', () => {
    const plan = planTambahan(['', 'b', ''])
    expect(isiOf(plan, bytesOf('x|satu|du\u0001a|tiga\nx|satu\nx|||\n'))).toEqual([
      { '(kolom ke-2)': 'satu', b: 'du a', '(kolom ke-4)': 'tiga' },
      null,
      null,
    ])
  })

  it('baris terpanjang pun muat, juga bila setiap tandanya harus ditulis empat kali', () => {
    const isi = '\\'.repeat(MAX_RECORD - 20)
    expect(isiOf(planTambahan(['a']), bytesOf(`x|${isi}\nx|y\n`))).toEqual([{ a: isi }, { a: 'y' }])
  })

  it('tidak mengubah sidik baris', () => {
    const plan = planTambahan(['a'])
    const [satu, dua, tanpa] = scan(
      plan,
      bytesOf('x|1\nx|2\nx|\n'),
      1 << 20,
      false,
      new Uint8Array(maxOutput(plan) + 300),
    ).lines
    expect([dua?.sidik, tanpa?.sidik]).toEqual([satu?.sidik, satu?.sidik])
  })
})

const kindCases: [kind: number, nilai: string, masalah: Masalah | null][] = [
  [KIND.NUMBER16, '3275010101800001', null],
  [KIND.NUMBER16, '', 'nomor-kosong'],
  [KIND.NUMBER16, '327501010180001', 'nomor-panjang'],
  [KIND.NUMBER16, '3.27501E+15', 'nomor-rusak'],
  [KIND.NUMBER16, '3,27501E+15', 'nomor-rusak'],
  [KIND.NUMBER16, '32750101O1800001', 'nomor-angka'],
  [KIND.DESIL, '1', null],
  [KIND.DESIL, '10', null],
  [KIND.DESIL, '03', null],
  [KIND.DESIL, '', null],
  [KIND.DESIL, '-', null],
  [KIND.DESIL, '0', null],
  [KIND.DESIL, '11', 'desil'],
  [KIND.DESIL, '-1', 'desil'],
  [KIND.DESIL, 'D3', 'desil'],
  [KIND.DESIL, '3.0', 'desil'],
  [KIND.INTEGER, '', null],
  [KIND.INTEGER, '12', null],
  [KIND.INTEGER, '-2', 'bilangan-negatif'],
  [KIND.INTEGER, '1,5', 'bilangan'],
  [KIND.INTEGER, '12345678901', 'bilangan'],
  [KIND.DATE, '', null],
  [KIND.DATE, '2024-02-29', null],
  [KIND.DATE, '2025-02-29', 'tanggal-bentuk'],
  [KIND.DATE, '31/01/2000', 'tanggal-bentuk'],
  [KIND.DATE, '2025-10-01', 'tanggal-umur'],
  [KIND.DATE, '1904-10-01', null],
  [KIND.DATE, '1904-09-30', 'tanggal-umur'],
  [KIND.NAME, 'Siti', null],
  [KIND.NAME, ' ', 'nama-kosong'],
  [KIND.NAME, 'S1ti', 'nama-angka'],
  [KIND.KAB, '32.75', null],
  [KIND.KAB, '3216', 'kabupaten'],
  [KIND.KAB, '', 'kabupaten'],
  [KIND.DESA, '32.75.01.1001', null],
  [KIND.DESA, '', 'desa-kosong'],
]

describe('Scanner menilai setiap isian', () => {
  it.each(kindCases)('jenis %i, isi "%s": %s', (kind, nilai, masalah) => {
    const { lines } = scan(planOf([KIND.TEXT, kind]), bytesOf(`x|"${nilai}"\n`))
    expect(lines[0]?.masalah).toBe(masalah === null ? 0 : MASALAH[masalah])
    if (masalah) expect(lines[0]?.kolom).toBe(1)
  })

  it('mengingat kolom yang memuat nomor urut 0000 atau bentuk ilmiah', () => {
    const { scanner } = scan(
      planOf([KIND.NUMBER16, KIND.NUMBER16, KIND.NUMBER16]),
      bytesOf('3275010101800010|3275010101800000|3275010101800001\n3275010101800020|3275010101800001|3.2E+15\n'),
    )
    expect([...scanner.judge.damaged]).toEqual([0, 1, 1])
  })
})

describe('buildPlan', () => {
  const head = (text: string) => buildPlan('contoh.csv', bytesOf(text), 'utf-8')
  const line = (kolomList: readonly string[], delimiter = '|') => kolomList.map((kolom) => `"${kolom}"`).join(delimiter)

  it.each(['|', ';', ',', '\t'])('mengenali kedua berkas dengan pemisah %j', (delimiter) => {
    for (const [jenis, kolomList] of [
      ['keluarga', KOLOM_KELUARGA],
      ['anggota', KOLOM_ANGGOTA],
    ] as const) {
      const plan = head(`\uFEFF${line(kolomList, delimiter)}\r\nx`)
      expect(plan.ok && [plan.value.jenis, plan.value.dialect.delimiter, plan.value.dialect.bom]).toEqual([
        jenis,
        delimiter.charCodeAt(0),
        3,
      ])
    }
  })

  it('menerima urutan lain, ejaan lain, dan kolom tambahan yang disebut', () => {
    const kolomList = KOLOM_KELUARGA.filter((kolom) => !kolom.startsWith('desil_p') && !kolom.startsWith('desil_k'))
      .map((kolom) => (kolom === 'pbi_nas' ? 'PBI_NASIONAL' : kolom))
      .reverse()
    const plan = head(`${line([...kolomList, 'catatan_petugas'])}\n`)
    expect(plan.ok && plan.value.tambahanList).toEqual(['catatan_petugas'])
    expect(plan.ok && plan.value.kolomList).toContain('pbi_nas')
  })

  it.each([
    [
      'kolom wajib yang hilang',
      line(KOLOM_KELUARGA.filter((kolom) => kolom !== 'luas_lantai')),
      'sumber/kolom-kurang',
      'luas_lantai',
    ],
    ['kolom yang ada dua kali', line([...KOLOM_KELUARGA, 'alamat']), 'sumber/kolom-ganda', 'alamat'],
    ['pemisah yang tidak dikenal', KOLOM_KELUARGA.join('^'), 'sumber/pemisah', 'baris 1'],
    ['kepala yang tidak dikenal', 'nama|umur|kota', 'sumber/jenis-tidak-dikenal', 'baris 1'],
    ['kepala kosong', '\n', 'sumber/kosong', 'contoh.csv'],
  ])('menolak %s dengan kalimat yang menyebut berkas dan tempatnya', (_, text, code, word) => {
    const plan = head(`${text}\nx`)
    expect(plan.ok ? null : plan.error.code).toBe(code)
    expect(plan.ok ? '' : plan.error.message).toContain('contoh.csv')
    expect(plan.ok ? '' : plan.error.message).toContain(word)
  })
})
