// What a run keeps of every person while it groups them: numbers alone, some thirty bytes a person, so that nobody need be
// fetched again before two are worth comparing in full.
import 'server-only'
import { nomorTeks } from './campur'
import { type KerjaPadan, tabelPadan } from './orang'
import { copyRows } from './salin'

/** Persons and rows of other sources by their row number, from 1; 0 in any of them is unknown. */
export type Ingatan = {
  jumlah: number
  /** Rows up to this one are persons of the register, those after it are of other sources. */
  orang: number
  /** Number of the name in `NamaOrang`. */
  nama: Uint32Array
  nik: Uint32Array
  /** The same for the same sixteen digits in any order, which is what exchanged digits leave. */
  angka: Uint32Array
  /** Day of birth as yyyymmdd, with the smaller of month and day first: a swapped day and month still meet. */
  hari: Uint32Array
  kelamin: Uint8Array
  /** First six digits of the desa, and its last four. */
  kecamatan: Uint32Array
  desa: Uint16Array
  kk: Uint32Array
}

const HARI = `(date_part('year', o.lahir) * 10000 + least(date_part('month', o.lahir), date_part('day', o.lahir)) * 100
  + greatest(date_part('month', o.lahir), date_part('day', o.lahir)))::integer`

/** Reads persons and rows of other sources out of their working table. */
export async function readIngatan(kerja: KerjaPadan, banyak: { orang: number; catatan: number }): Promise<Ingatan> {
  const jumlah = banyak.orang + banyak.catatan
  const n = jumlah + 1
  const ingatan: Ingatan = {
    jumlah,
    orang: banyak.orang,
    nama: new Uint32Array(n),
    nik: new Uint32Array(n),
    angka: new Uint32Array(n),
    hari: new Uint32Array(n),
    kelamin: new Uint8Array(n),
    kecamatan: new Uint32Array(n),
    desa: new Uint16Array(n),
    kk: new Uint32Array(n),
  }
  const sql = `SELECT o.n, n.ke, o.nik, ${HARI}, o.kelamin, o.kode_desa, o.nomor_kk
    FROM ${tabelPadan(kerja.kodeKab, 'orang')} o LEFT JOIN ${tabelPadan(kerja.kodeKab, 'nama')} n ON n.nama = o.nama`
  for await (const rows of copyRows(kerja.a, sql)) {
    kerja.signal?.throwIfAborted()
    for (const [baris, nama, nik, hari, kelamin, desa, kk] of rows) {
      const i = Number(baris)
      ingatan.nama[i] = Number(nama)
      ingatan.nik[i] = nomorTeks(nik)
      ingatan.angka[i] = angkaOf(nik ?? '')
      ingatan.hari[i] = Number(hari)
      ingatan.kelamin[i] = kelamin ? kelamin.charCodeAt(0) : 0
      ingatan.kecamatan[i] = Number(desa?.slice(0, 6))
      ingatan.desa[i] = Number(desa?.slice(6))
      ingatan.kk[i] = nomorTeks(kk)
    }
  }
  return ingatan
}

/** A large odd number for each digit. */
const BOBOT_ANGKA = [
  0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1, 0xd3a2646d, 0xfd7046c5, 0xb55a4f09, 0x8ebc6af1,
  0x2545f491,
]

function angkaOf(nik: string): number {
  if (!/^[0-9]{16}$/.test(nik)) return 0
  let jumlah = 0
  for (let i = 0; i < 16; i++) jumlah = (jumlah + (BOBOT_ANGKA[nik.charCodeAt(i) - 48] as number)) >>> 0
  return jumlah || 1
}
