// Candidates: who shares enough with somebody to be compared at all. Rows are grouped by sorting one number a row; nobody is
// compared with everybody.
import 'server-only'
import { log } from '@/lib/server/log'
import { isMungkin } from '../../skor'
import { campur } from './campur'
import type { Ingatan } from './ingatan'
import type { NamaOrang } from './nama-orang'
import { type KerjaPadan, tabelPadan } from './orang'
import { copyLines } from './salin'

/** Rows of a run with their names. */
export type Kota = { o: Ingatan; nama: NamaOrang }

/** A way to become a candidate: rows with a number of `kunciOf` in common are compared, where `syarat` does not forbid it. */
type Blok = {
  nama: string
  kunciOf: (kota: Kota, n: number) => readonly number[]
  syarat?: (o: Ingatan, x: number, y: number) => boolean
}

const TIDAK_ADA: readonly number[] = []

const sekelamin = ({ kelamin }: Ingatan, x: number, y: number) =>
  kelamin[x] === kelamin[y] || kelamin[x] === 0 || kelamin[y] === 0

const tahunOf = (o: Ingatan, n: number) => Math.floor((o.hari[n] as number) / 10_000)

const rangkaOf = ({ o, nama }: Kota, n: number) => nama.rangkaOf(o.nama[n] as number)

const BLOK: readonly Blok[] = [
  { nama: 'nik', kunciOf: ({ o }, n) => (o.nik[n] ? [o.nik[n] as number] : TIDAK_ADA) },
  {
    nama: 'angka-nik-lahir',
    kunciOf: ({ o }, n) => (o.angka[n] && o.hari[n] ? [campur(o.angka[n] as number, o.hari[n] as number)] : TIDAK_ADA),
    syarat: sekelamin,
  },
  {
    nama: 'kata-lahir',
    kunciOf: (kota, n) => {
      const hari = kota.o.hari[n]
      return hari ? rangkaOf(kota, n).map((rangka) => campur(rangka, hari)) : TIDAK_ADA
    },
    syarat: sekelamin,
  },
  {
    nama: 'nama-tahun-kecamatan',
    kunciOf: ({ o, nama }, n) => {
      const kecamatan = o.kecamatan[n] as number
      // A code that ends in zeros names the kabupaten alone.
      if (!o.hari[n] || !o.nama[n] || kecamatan === 0 || (kecamatan % 100 === 0 && o.desa[n] === 0)) return TIDAK_ADA
      return [campur(campur(nama.kunciOf(o.nama[n] as number), tahunOf(o, n)), kecamatan)]
    },
    syarat: sekelamin,
  },
  {
    nama: 'lahir-desa',
    kunciOf: ({ o }, n) => {
      const { [n]: hari = 0 } = o.hari
      const desa = (o.kecamatan[n] as number) * 10_000 + (o.desa[n] as number)
      return hari && desa ? [campur(campur(hari, desa), o.kelamin[n] as number)] : TIDAK_ADA
    },
  },
  {
    nama: 'kk-kata',
    kunciOf: (kota, n) => {
      const kk = kota.o.kk[n]
      return kk && kota.o.hari[n] ? rangkaOf(kota, n).map((rangka) => campur(rangka, kk)) : TIDAK_ADA
    },
    syarat: (o, x, y) => sekelamin(o, x, y) && Math.abs(tahunOf(o, x) - tahunOf(o, y)) <= 1,
  },
]

/** Pairs to be compared in full, and groups left out because too large. */
export type HitunganCalon = { calon: number; blokTerlewat: number }

/**
 * Leaves in the working table `lolos` the pairs worth comparing in full, each once: those whose names are at least somewhat
 * alike, or that carry one NIK, which is shown whatever the names are. Most that share a day and a desa are plainly others.
 */
export async function susunLolos(kerja: KerjaPadan, kota: Kota): Promise<HitunganCalon> {
  const { b, kodeKab } = kerja
  const temu = tabelPadan(kodeKab, 'temu')
  const hitungan = { bertemu: 0, blokTerlewat: 0 }
  await b.query(`CREATE UNLOGGED TABLE ${temu} (x integer, y integer)`)
  await copyLines(b, temu, pasanganLines(kerja, kota, hitungan))
  // Several ways may have led to one pair.
  const { rowCount } = await b.query(
    `CREATE UNLOGGED TABLE ${tabelPadan(kodeKab, 'lolos')} AS SELECT DISTINCT x, y FROM ${temu}`,
  )
  await b.query(`ANALYZE ${tabelPadan(kodeKab, 'lolos')}`)
  return { calon: rowCount ?? 0, blokTerlewat: hitungan.blokTerlewat }
}

const POTONGAN = 1 << 16

async function* pasanganLines(
  kerja: KerjaPadan,
  kota: Kota,
  hitungan: { bertemu: number; blokTerlewat: number },
): AsyncGenerator<string> {
  const { o, nama } = kota
  const mungkin = (x: number, y: number) => {
    if (o.nik[x] !== 0 && o.nik[x] === o.nik[y]) return true
    const p = o.nama[x] as number
    const q = o.nama[y] as number
    return p === q || isMungkin(nama.kataOf(p), nama.kataOf(q))
  }
  let muat = new Float64Array(o.jumlah)
  // A row number takes the low digits of a sorted number, its group as many of the others as a number holds exactly.
  const lebar = 2 ** Math.ceil(Math.log2(o.jumlah + 1))
  const geser = Math.max(0, 32 - Math.floor(Math.log2(2 ** 53 / lebar)))
  for (const blok of BLOK) {
    const mulai = performance.now()
    const awal = hitungan.bertemu
    let isi = 0
    for (let n = 1; n <= o.jumlah; n++)
      for (const kunci of blok.kunciOf(kota, n)) {
        if (isi === muat.length) muat = grow(muat)
        muat[isi++] = (kunci >>> geser) * lebar + n
      }
    const urut = muat.subarray(0, isi).sort()
    let text = ''
    for (let dari = 0; dari < isi; ) {
      const kunci = Math.floor((urut[dari] as number) / lebar)
      const batas = (kunci + 1) * lebar
      let sampai = dari + 1
      while (sampai < isi && (urut[sampai] as number) < batas) sampai++
      if (sampai - dari > kerja.blokTerbesar) hitungan.blokTerlewat++
      else
        for (let i = dari; i < sampai - 1; i++) {
          const x = (urut[i] as number) - kunci * lebar
          // Rows of other sources are looked for among the persons, not among each other.
          if (x > o.orang) break
          for (let j = i + 1; j < sampai; j++) {
            const y = (urut[j] as number) - kunci * lebar
            if (x === y || (blok.syarat && !blok.syarat(o, x, y))) continue
            hitungan.bertemu++
            if (mungkin(x, y)) text += `${x}\t${y}\n`
          }
        }
      dari = sampai
      if (text.length > POTONGAN) {
        kerja.signal?.throwIfAborted()
        yield text
        text = ''
      }
    }
    if (text !== '') yield text
    log.debug(
      { blok: blok.nama, bertemu: hitungan.bertemu - awal, detik: Math.round((performance.now() - mulai) / 100) / 10 },
      'blok dipasangkan',
    )
  }
}

function grow(lama: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const baru = new Float64Array(Math.ceil(lama.length * 1.3) + 16)
  baru.set(lama)
  return baru
}
