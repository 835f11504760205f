// Puts names together by chance, after sex and generation.

import { DAFTAR_NAMA } from './daftar-nama'
import type { Random } from './random'
import { type RowWriter, toBytes } from './row-writer'

const SPACE = 32
const DOT = 46
const KATA = DAFTAR_NAMA.map((generasi) =>
  generasi.map(({ depan, belakang }) => ({ depan: depan.map(toBytes), belakang: belakang.map(toBytes) })),
)

/** Share of names of a single word, by generation: common among the old, rare among the young. */
const SATU_KATA = [0.42, 0.14, 0.03] as const
/** Share of names of three words. */
const TIGA_KATA = [0.04, 0.12, 0.38] as const

const SERING = [
  ['MUHAMMAD', 'MUHAMAD', 'MOHAMMAD', 'MOCHAMAD', 'MOH.', 'MUH.', 'M.', 'AHMAD', 'ACHMAD', 'ABDUL'].map(toBytes),
  ['SITI', 'SITI', 'SITTI', 'SRI', 'NUR', 'DEWI', 'PUTRI'].map(toBytes),
] as const
/** Share of names that begin with one of the words everybody knows, by sex and generation. */
const BAGIAN_SERING = [
  [0.07, 0.13, 0.27],
  [0.2, 0.12, 0.07],
] as const

/** Writes a name, unquoted, for someone of this sex born in this year. */
export function putNama(writer: RowWriter, random: Random, perempuan: boolean, tahunLahir: number): void {
  const generasi = tahunLahir < 1965 ? 0 : tahunLahir < 1993 ? 1 : 2
  const kelamin = perempuan ? 1 : 0
  const kata = KATA[kelamin]?.[generasi]
  if (!kata) return
  const { depan, belakang } = kata
  // The familiar words never stand alone: they go before a name of their own.
  const sering = random.chance(BAGIAN_SERING[kelamin][generasi])
  if (sering) {
    const choices = SERING[kelamin]
    writer.put(choices[random.below(choices.length)] as Uint8Array)
    writer.byte(SPACE)
  }
  const utama = drawUtuh(random, depan)
  writer.put(depan[utama] as Uint8Array)
  const x = random.fraction()
  if (x < SATU_KATA[generasi] + (sering ? 0.35 : 0)) return
  writer.byte(SPACE)
  if (!sering && x > 1 - TIGA_KATA[generasi]) {
    const tengah = drawUtuh(random, depan)
    if (tengah !== utama) {
      writer.put(depan[tengah] as Uint8Array)
      writer.byte(SPACE)
    }
  }
  writer.put(belakang[random.below(belakang.length)] as Uint8Array)
}

/** Index of a word that is not an abbreviation: those need a word behind them. */
function drawUtuh(random: Random, kata: readonly Uint8Array[]): number {
  let i = random.below(kata.length)
  while (kata[i]?.at(-1) === DOT) i = (i + 1) % kata.length
  return i
}
