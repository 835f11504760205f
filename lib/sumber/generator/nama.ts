// Puts names together by chance, after sex and generation.
import type { Acak } from './acak'
import { DAFTAR_NAMA } from './daftar-nama'
import { type Penulis, toByte } from './penulis'

const SPASI = 32
const KATA = DAFTAR_NAMA.map((generasi) =>
  generasi.map(({ depan, belakang }) => ({ depan: depan.map(toByte), belakang: belakang.map(toByte) })),
)

/** Share of names of a single word, by generation: common among the old, rare among the young. */
const SATU_KATA = [0.42, 0.14, 0.03] as const
/** Share of names of three words. */
const TIGA_KATA = [0.04, 0.12, 0.38] as const

/** Writes a name, unquoted, for someone of this sex born in this year. */
export function putNama(penulis: Penulis, acak: Acak, perempuan: boolean, tahunLahir: number): void {
  const generasi = tahunLahir < 1965 ? 0 : tahunLahir < 1993 ? 1 : 2
  const kata = KATA[perempuan ? 1 : 0]?.[generasi]
  if (!kata) return
  const { depan, belakang } = kata
  const pertama = acak.sampai(depan.length)
  const byte = depan[pertama] as Uint8Array
  penulis.put(byte)
  const x = acak.pecahan()
  // A shortened word such as M. never stands alone.
  if (x < SATU_KATA[generasi] && byte[byte.length - 1] !== 46) return
  penulis.byte(SPASI)
  if (x > 1 - TIGA_KATA[generasi]) {
    let tengah = acak.sampai(depan.length)
    if ((depan[tengah] as Uint8Array).at(-1) === 46 || tengah === pertama) tengah = (pertama + 7) % depan.length
    const kedua = depan[tengah] as Uint8Array
    if (kedua.at(-1) !== 46) {
      penulis.put(kedua)
      penulis.byte(SPASI)
    }
  }
  penulis.put(belakang[acak.sampai(belakang.length)] as Uint8Array)
}
