// Names of a run, each taken apart once by the one rule of names and kept under a number.
import 'server-only'
import { type KataNama, listRangka, parseNama } from '../../nama'
import { campur } from './campur'
import { type KerjaPadan, tabelPadan } from './orang'
import { copyLines, copyRows, toLine } from './salin'

/** Distinct names of a run by their number; number 0 is a name without a letter. */
export type NamaOrang = {
  kataList: (readonly KataNama[])[]
  /** Numbers of the sounds each name is looked up by; a sound has one number in all names. */
  rangka: (readonly number[])[]
  /** One number for the same sounds. */
  kunci: number[]
  /** Persons of the release whose name sounds like this one. */
  jiwa: number[]
}

/** Hands each distinct name through the rule of names; leaves the working table `nama` with its number. */
export async function susunNama(kerja: KerjaPadan): Promise<NamaOrang> {
  const { a, b, kodeKab } = kerja
  const nama = tabelPadan(kodeKab, 'nama')
  const orang = tabelPadan(kodeKab, 'orang')
  const hasil: NamaOrang = { kataList: [[]], rangka: [[]], kunci: [0], jiwa: [0] }
  await a.query(`CREATE UNLOGGED TABLE ${nama} (nama text, ke integer, kunci text COLLATE "C")`)
  await copyLines(b, nama, namaLines(kerja, hasil))
  await a.query(`ANALYZE ${nama}`)
  const jiwa = `SELECT ke, sum(n.jiwa) OVER (PARTITION BY kunci) FROM ${nama} JOIN (
    SELECT nama, count(*) AS jiwa FROM ${orang} WHERE catatan_id IS NULL GROUP BY nama) n USING (nama)`
  for await (const rows of copyRows(a, jiwa)) for (const [ke, n] of rows) hasil.jiwa[Number(ke)] = Number(n)
  return hasil
}

async function* namaLines(kerja: KerjaPadan, hasil: NamaOrang): AsyncGenerator<string> {
  const rapikan = newKosakata()
  const nomorByRangka = new Map<string, number>()
  const nomorOf = (rangka: string) => {
    const ada = nomorByRangka.get(rangka)
    if (ada !== undefined) return ada
    nomorByRangka.set(rangka, nomorByRangka.size + 1)
    return nomorByRangka.size
  }
  const sql = `SELECT DISTINCT nama FROM ${tabelPadan(kerja.kodeKab, 'orang')} WHERE nama IS NOT NULL`
  for await (const rows of copyRows(kerja.a, sql)) {
    kerja.signal?.throwIfAborted()
    let text = ''
    for (const [nama] of rows) {
      const kataList = parseNama(nama ?? '').map(rapikan)
      const rangkaList = listRangka(kataList)
      if (rangkaList.length === 0) continue
      text += toLine([nama ?? '', hasil.kunci.length, rangkaList.join(' ')])
      const nomorList = rangkaList.map(nomorOf)
      hasil.kataList.push(kataList)
      hasil.rangka.push(nomorList)
      hasil.kunci.push(nomorList.reduce(campur, 0))
      hasil.jiwa.push(0)
    }
    if (text !== '') yield text
  }
}

/** A city's names are made of some ten thousand words: each is kept once. */
function newKosakata(): (kata: KataNama) => KataNama {
  const byKata = new Map<string, KataNama>()
  return (kata) => {
    const tanda = `${kata.singkatan ? '.' : ''}${kata.umum ? '*' : ''}${kata.ejaan}`
    const ada = byKata.get(tanda)
    if (ada) return ada
    byKata.set(tanda, kata)
    return kata
  }
}
