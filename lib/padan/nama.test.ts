import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeKemiripan, listRangka, parseNama } from './nama'

const kemiripan = (a: string, b: string) => computeKemiripan(parseNama(a), parseNama(b))
/** Levels as the score uses them. */
const tingkat = (nilai: number) => (nilai >= 0.95 ? 'sama' : nilai >= 0.8 ? 'mirip' : nilai >= 0.55 ? 'agak' : 'beda')

/** Pairs of names and how alike an official would call them. */
const PASANGAN: readonly (readonly [string, string, 'sama' | 'mirip' | 'agak' | 'beda'])[] = [
  ['MUHAMMAD RIZKI', 'MOHAMMAD RIZKI', 'sama'],
  ['MUHAMMAD RIZKI', 'MOH. RIZKI', 'sama'],
  ['MUHAMMAD RIZKI', 'M. RIZKI', 'sama'],
  ['MUHAMMAD RIZKI', 'M RIZQI', 'sama'],
  ['MUHAMMAD RIZKI', 'MUH RISKY', 'sama'],
  ['MUHAMMAD RIZKI', 'MOCHAMAD RIZKY', 'sama'],
  ['MUHAMMAD RIZKI', 'RIZKI', 'mirip'],
  ['SITI AMINAH', 'ST. AMINAH', 'sama'],
  ['SITI AMINAH', 'ST AMINAH', 'sama'],
  ['SITI AMINAH', 'SITTI AMINA', 'sama'],
  ['SITI AMINAH', 'HJ. SITI AMINAH', 'sama'],
  ['SITI AMINAH', 'AMINAH', 'mirip'],
  ['H. SUTRISNO', 'SUTRISNO', 'sama'],
  ['Hj. Fatimah', 'PATIMAH', 'sama'],
  ['UST. ABDUL SOMAD', 'ABDUL SOMAD', 'sama'],
  ['DRS. H. BAMBANG SUSILO, M.Si.', 'BAMBANG SUSILO', 'sama'],
  ['IR. JOKO WALUYO', 'DJOKO WALUJO', 'sama'],
  ['dr. RATNA DEWI, Sp.OG', 'RATNA DEWI', 'sama'],
  ['AGUS SALIM S.PD', 'AGUS SALIM', 'sama'],
  ['AGUS SALIM, S.Pd., M.M.', 'AGUS SALIM', 'sama'],
  ['SOEKARNO', 'SUKARNO', 'sama'],
  ['SOEHARTO', 'SUHARTO', 'sama'],
  ['DJOKO SUSILO', 'JOKO SOESILO', 'sama'],
  ['DJUMADI', 'JUMADI', 'sama'],
  ['SUTJIPTO', 'SUCIPTO', 'sama'],
  ['TJAHJONO', 'CAHYONO', 'sama'],
  ['JUSUF', 'YUSUF', 'sama'],
  ['SUPRIJADI', 'SUPRIYADI', 'sama'],
  ['SUPRIYADI', 'SUPRIADI', 'sama'],
  ['RACHMAT', 'RAHMAT', 'sama'],
  ['CHAIRUL ANWAR', 'KHAIRUL ANWAR', 'sama'],
  ['SJAMSUDIN', 'SYAMSUDIN', 'sama'],
  ['SYAMSUDIN', 'SAMSUDIN', 'sama'],
  ['SAIFUL BAHRI', 'SYAIFUL BAHRI', 'sama'],
  ['SAEPUL BAHRI', 'SAIFUL BACHRI', 'sama'],
  ['AHMAD FAUZI', 'ACHMAD FAUZI', 'sama'],
  ['AHMAD FAUZI', 'AKHMAD PAUSI', 'sama'],
  ['TAUFIQ HIDAYAT', 'TAUFIK HIDAJAT', 'sama'],
  ['AZIZ', 'AZIS', 'sama'],
  ['NURHAYATI', 'NUR HAYATI', 'sama'],
  ['DEWI LESTARI', 'LESTARI DEWI', 'sama'],
  ['ABDUL RAHMAN', 'A. RAHMAN', 'mirip'],
  ['ABDUL RAHMAN', 'ABD. RAHMAN', 'sama'],
  ['ABDURRAHMAN', 'ABDUL RAHMAN', 'sama'],
  ['ABDUL ROHMAN', 'ABDUL RAHMAN', 'mirip'],
  ['ABDUSSALAM', 'ABDUL SALAM', 'sama'],
  ['ABDULLAH', 'ABDULLOH', 'mirip'],
  ['RAMADHAN', 'RAMADAN', 'sama'],
  ['HAFIDZ ANSHORI', 'HAFIZ ANSORI', 'sama'],
  ['SUWARNO', 'SUARNO', 'sama'],
  ['WAHYU', 'WAHJU', 'sama'],
  ['DEDDY KURNIAWAN', 'DEDI KURNIAWAN', 'sama'],
  ['BUDI SANTOSO', 'BUDI SANTOS0', 'mirip'],
  ['BUDI SANTOSO', 'BUDI SANTOSA', 'mirip'],
  ['BUDI SANTOSO', 'BUDI SNATOSO', 'mirip'],
  ['BUDI SANTOSO', 'BUDI', 'agak'],
  ['BUDI SANTOSO', 'BUDI S.', 'mirip'],
  ['SUYANTO', 'YANTO', 'mirip'],
  ["NU'MAN", 'NUMAN', 'sama'],
  ['AISYAH', 'AISAH', 'sama'],
  ['CHRISTIAN', 'KRISTIAN', 'sama'],
  ['AHMAD BIN SALEH', 'AHMAD SALEH', 'sama'],
  ['(ALM) KASIMAN', 'KASIMAN', 'sama'],
  ['BUDI SANTOSO', 'BUDI HARTONO', 'beda'],
  ['SITI AMINAH', 'SITI ROHANI', 'beda'],
  ['MUHAMMAD RIZKI', 'MUHAMMAD FAJAR', 'beda'],
  ['MUHAMMAD', 'MUHAMMAD FAJAR', 'beda'],
  ['HASAN', 'HERMAN', 'beda'],
  ['AGUS', 'BAGUS SUSANTO', 'agak'],
  ['DEWI', 'DIAN', 'beda'],
  ['SURYADI', 'SUPRIYADI', 'mirip'],
  ['', 'SITI', 'beda'],
]

describe('computeKemiripan', () => {
  it.each(PASANGAN)('menyebut %s dan %s %s', (a, b, harapan) => {
    expect(`${tingkat(kemiripan(a, b))} (${kemiripan(a, b).toFixed(2)})`).toContain(harapan)
    expect(kemiripan(b, a)).toBeCloseTo(kemiripan(a, b), 10)
  })

  it('menguji sedikitnya enam puluh pasangan nama', () => {
    expect(PASANGAN.length).toBeGreaterThanOrEqual(60)
  })

  it('memberi 1 kepada nama yang sama, tidak pernah keluar dari 0 sampai 1, dan tidak bergantung pada urutan', () => {
    const nama = fc
      .array(fc.stringMatching(/^[A-Z]{2,9}\.?$/), { minLength: 1, maxLength: 4 })
      .map((kataList) => kataList.join(' '))
    fc.assert(
      fc.property(nama, nama, (a, b) => {
        const nilai = kemiripan(a, b)
        expect(nilai).toBeGreaterThanOrEqual(0)
        expect(nilai).toBeLessThanOrEqual(1)
        expect(kemiripan(b, a)).toBeCloseTo(nilai, 10)
        if (parseNama(a).length > 0) expect(kemiripan(a, a)).toBe(1)
      }),
      { seed: 5, numRuns: 500 },
    )
  })
})

describe('listRangka', () => {
  it.each([
    ['MUHAMMAD RIZKI', ['rsk']],
    ['M. RIZQI, S.Kom', ['rsk']],
    ['SITI', ['st']],
    ['DEWI LESTARI', ['d', 'lstr']],
    ['LESTARI DEWI', ['d', 'lstr']],
    ['A. RAHMAN', ['rmn']],
    ['H. SOELAIMAN', ['slmn']],
    ['123', []],
  ])('%s dicari menurut %j', (nama, rangka) => {
    expect(listRangka(parseNama(nama))).toEqual(rangka)
  })
})
