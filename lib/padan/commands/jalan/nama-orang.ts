// Names of a run, each taken apart once by the one rule of names and kept under a number.
import 'server-only'
import { type KataNama, listRangka, parseNama } from '../../nama'
import { campur } from './campur'
import { type KerjaPadan, tabelPadan } from './orang'
import { copyLines, copyRows, toLine } from './salin'

/** Distinct names of a run by their number; number 0 is a name without a letter. */
export type NamaOrang = {
  /** Words of a name. */
  kataOf: (ke: number) => readonly KataNama[]
  /** Numbers of the sounds a name is looked up by; a sound has one number in all names. */
  rangkaOf: (ke: number) => readonly number[]
  /** One number for the same sounds. */
  kunciOf: (ke: number) => number
  /** Persons of the release whose name sounds like this one. */
  jiwaOf: (ke: number) => number
}

/** Short lists of numbers behind each other: a list of lists would take four times the room. */
class DaftarNomor {
  private readonly awal: number[] = [0]
  private readonly isi: number[] = []

  tambah(nomorList: readonly number[]): void {
    for (const nomor of nomorList) this.isi.push(nomor)
    this.awal.push(this.isi.length)
  }

  baca(ke: number): number[] {
    return this.isi.slice(this.awal[ke], this.awal[ke + 1])
  }
}

/** What is gathered while names go through, by the number of the name. */
type Kumpulan = { kosakata: KataNama[]; kata: DaftarNomor; rangka: DaftarNomor; kunci: number[]; jiwa: number[] }

/** Hands each distinct name through the rule of names; leaves the working table `nama` with its number. */
export async function susunNama(kerja: KerjaPadan): Promise<NamaOrang> {
  const { a, b, kodeKab } = kerja
  const nama = tabelPadan(kodeKab, 'nama')
  const orang = tabelPadan(kodeKab, 'orang')
  const kumpulan: Kumpulan = { kosakata: [], kata: new DaftarNomor(), rangka: new DaftarNomor(), kunci: [], jiwa: [] }
  masukkan(kumpulan, [], [], 0)
  await a.query(`CREATE UNLOGGED TABLE ${nama} (nama text, ke integer, kunci text COLLATE "C")`)
  await copyLines(b, nama, namaLines(kerja, kumpulan))
  await a.query(`ANALYZE ${nama}`)
  const jiwa = `SELECT ke, sum(n.jiwa) OVER (PARTITION BY kunci) FROM ${nama} JOIN (
    SELECT nama, count(*) AS jiwa FROM ${orang} WHERE catatan_id IS NULL GROUP BY nama) n USING (nama)`
  for await (const rows of copyRows(a, jiwa)) for (const [ke, n] of rows) kumpulan.jiwa[Number(ke)] = Number(n)
  const { kosakata, kata, rangka, kunci, jiwa: jiwaList } = kumpulan
  return {
    kataOf: (ke) => kata.baca(ke).map((nomor) => kosakata[nomor] as KataNama),
    rangkaOf: (ke) => rangka.baca(ke),
    kunciOf: (ke) => kunci[ke] ?? 0,
    jiwaOf: (ke) => jiwaList[ke] ?? 0,
  }
}

function masukkan(kumpulan: Kumpulan, kataList: readonly number[], rangkaList: readonly number[], kunci: number): void {
  kumpulan.kata.tambah(kataList)
  kumpulan.rangka.tambah(rangkaList)
  kumpulan.kunci.push(kunci)
  kumpulan.jiwa.push(0)
}

async function* namaLines(kerja: KerjaPadan, kumpulan: Kumpulan): AsyncGenerator<string> {
  const kataOf = newPenomor((kata: KataNama) => `${kata.singkatan ? '.' : ''}${kata.umum ? '*' : ''}${kata.ejaan}`)
  const rangkaOf = newPenomor((rangka: string) => rangka)
  const sql = `SELECT DISTINCT nama FROM ${tabelPadan(kerja.kodeKab, 'orang')} WHERE nama IS NOT NULL`
  for await (const rows of copyRows(kerja.a, sql)) {
    kerja.signal?.throwIfAborted()
    let text = ''
    for (const [nama] of rows) {
      const kataList = parseNama(nama ?? '')
      const rangkaList = listRangka(kataList)
      if (rangkaList.length === 0) continue
      text += toLine([nama ?? '', kumpulan.kunci.length, rangkaList.join(' ')])
      const nomorList = rangkaList.map(rangkaOf)
      masukkan(kumpulan, kataList.map(kataOf), nomorList, nomorList.reduce(campur, 0))
      for (const kata of kataList) kumpulan.kosakata[kataOf(kata)] = kata
    }
    if (text !== '') yield text
  }
}

/** Gives equal things one number, from 0: a city's names are made of some ten thousand words, each kept once. */
function newPenomor<T>(tandaOf: (satu: T) => string): (satu: T) => number {
  const byTanda = new Map<string, number>()
  return (satu) => {
    const tanda = tandaOf(satu)
    const ada = byTanda.get(tanda)
    if (ada !== undefined) return ada
    byTanda.set(tanda, byTanda.size)
    return byTanda.size - 1
  }
}
