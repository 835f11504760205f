// A whole synthetic release as a stream of bytes: the plan first, then family after family, never all at once.
import type { Periode } from '@/lib/core/date'
import { type JenisBerkasDtsen, KOLOM_ANGGOTA, KOLOM_KELUARGA, PEMISAH_DTSEN } from '../kolom'
import { listKecamatan } from './desa-siap'
import { akhirPeriode, Kalender } from './kalender'
import { NomorUrut, pembagianAwal } from './nomor'
import { PembuatKeluarga } from './pembuat'
import { Penulis, toByte } from './penulis'
import { rencanakan } from './rencana'
import { listKecamatanAsal, type SistemKode, type WilayahDesa } from './wilayah-desa'

/** What a release is made of. The same options give the same bytes on every machine. */
export type OpsiRilis = {
  /** Every desa of one kabupaten/kota, in the order of the file. */
  readonly wilayah: readonly WilayahDesa[]
  readonly kk: number
  readonly periode: Periode
  readonly benih: string
  readonly sistem: SistemKode
}

/** Bytes to append to one of the files. They are overwritten when the next piece is asked for. */
export type PotonganBerkas = { readonly berkas: JenisBerkasDtsen; readonly isi: Uint8Array }

/** How much a release holds. */
export type JumlahRilis = { readonly keluarga: number; readonly anggota: number }

const KAPASITAS = 1 << 20
/** More than the rows of one family of the largest size can need. */
const CADANGAN = 32 * 1024
const KK_BERLAKU_HARI = 5400
const KK_BARU_HARI = 540

/** The header line of a file, as bytes. */
export function toBarisJudul(kolomList: readonly string[]): Uint8Array {
  return toByte(`${kolomList.map((kolom) => `"${kolom}"`).join(PEMISAH_DTSEN)}\n`)
}

/** The name of a release file. */
export function namaBerkasRilis(jenis: JenisBerkasDtsen, kodeKab: string): string {
  return `${jenis}_dtsen_v3_${kodeKab}.csv`
}

/** Streams both files of a first release, in pieces of about a megabyte; returns how many rows they hold. */
export function* buatRilis(opsi: OpsiRilis): Generator<PotonganBerkas, JumlahRilis> {
  const { wilayah, kk, periode } = opsi
  const kodeKab = wilayah[0]?.kodeKab ?? ''
  const benih = `${opsi.benih}/${kodeKab}/${periode}/${kk}`
  const rencana = rencanakan(wilayah, kk, benih)
  const kalender = new Kalender(akhirPeriode(periode))
  const nomor = new NomorUrut(
    kalender,
    listKecamatan(wilayah).length,
    listKecamatanAsal(kodeKab).length,
    pembagianAwal(kodeKab),
  )
  const pembuat = new PembuatKeluarga(benih, wilayah, opsi.sistem, kalender, nomor)
  const keluarga = new Penulis(KAPASITAS)
  const anggota = new Penulis(KAPASITAS)
  keluarga.put(toBarisJudul(KOLOM_KELUARGA))
  anggota.put(toBarisJudul(KOLOM_ANGGOTA))

  let i = 0
  for (let desa = 0; desa < wilayah.length; desa++) {
    for (let sisa = rencana.kkPerDesa[desa] as number; sisa > 0; sisa--, i++) {
      const desil = rencana.desil[i] as number
      pembuat.tulis(keluarga, anggota, {
        desa,
        desil,
        ukuran: rencana.ukuran[i] as number,
        desilProvinsi: rencana.desilProvinsi[i] as number,
        desilKab: rencana.desilKab[i] as number,
        sejahtera: rencana.sejahtera[i] as number,
        urutan: i,
        kkDalamHari: desil === 0 ? KK_BARU_HARI : KK_BERLAKU_HARI,
      })
      if (keluarga.isPenuh(CADANGAN)) yield { berkas: 'keluarga', isi: keluarga.ambil() }
      if (anggota.isPenuh(CADANGAN)) yield { berkas: 'anggota', isi: anggota.ambil() }
    }
  }
  yield { berkas: 'keluarga', isi: keluarga.ambil() }
  yield { berkas: 'anggota', isi: anggota.ambil() }
  return { keluarga: rencana.kk, anggota: rencana.jiwa }
}
