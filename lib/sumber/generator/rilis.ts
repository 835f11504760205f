// A whole synthetic release as a stream of bytes: the plan first, then family after family, never all at once.
import type { Periode } from '@/lib/core/date'
import { type JenisBerkasDtsen, KOLOM_ANGGOTA, KOLOM_KELUARGA, PEMISAH_DTSEN } from '../kolom'
import { akhirPeriode, Calendar } from './calendar'
import { listKecamatan } from './desa-siap'
import { KeluargaMaker } from './keluarga-maker'
import { NomorUrut, rangesAwal } from './nomor'
import { planRilis } from './plan'
import { RowWriter, toBytes } from './row-writer'
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
export type BerkasPiece = { readonly berkas: JenisBerkasDtsen; readonly content: Uint8Array }

/** How much a release holds. */
export type RilisCount = { readonly keluarga: number; readonly anggota: number }

const CAPACITY = 1 << 20
/** More than the rows of one family of the largest size can need. */
const RESERVE = 32 * 1024
const KK_BERLAKU_HARI = 5400
const KK_BARU_HARI = 540

/** The header line of a file, as bytes. */
export function toHeaderLine(kolomList: readonly string[]): Uint8Array {
  return toBytes(`${kolomList.map((kolom) => `"${kolom}"`).join(PEMISAH_DTSEN)}\n`)
}

/** The name of a release file. */
export function namaBerkasRilis(jenis: JenisBerkasDtsen, kodeKab: string): string {
  return `${jenis}_dtsen_v3_${kodeKab}.csv`
}

/** Streams both files of a first release, in pieces of about a megabyte; returns how many rows they hold. */
export function* buatRilis(options: OpsiRilis): Generator<BerkasPiece, RilisCount> {
  const { wilayah, kk, periode } = options
  const kodeKab = wilayah[0]?.kodeKab ?? ''
  const benih = `${options.benih}/${kodeKab}/${periode}/${kk}`
  const plan = planRilis(wilayah, kk, benih)
  const calendar = new Calendar(akhirPeriode(periode))
  const nomor = new NomorUrut(
    calendar,
    listKecamatan(wilayah).length,
    listKecamatanAsal(kodeKab).length,
    rangesAwal(kodeKab),
  )
  const maker = new KeluargaMaker(benih, wilayah, options.sistem, calendar, nomor)
  const keluarga = new RowWriter(CAPACITY)
  const anggota = new RowWriter(CAPACITY)
  keluarga.put(toHeaderLine(KOLOM_KELUARGA))
  anggota.put(toHeaderLine(KOLOM_ANGGOTA))

  let i = 0
  for (let desa = 0; desa < wilayah.length; desa++) {
    for (let left = plan.kkPerDesa[desa] as number; left > 0; left--, i++) {
      const desil = plan.desil[i] as number
      maker.tulis(keluarga, anggota, {
        desa,
        desil,
        size: plan.size[i] as number,
        desilProvinsi: plan.desilProvinsi[i] as number,
        desilKab: plan.desilKab[i] as number,
        welfare: plan.welfare[i] as number,
        ordinal: i,
        kkDalamHari: desil === 0 ? KK_BARU_HARI : KK_BERLAKU_HARI,
      })
      if (keluarga.isFull(RESERVE)) yield { berkas: 'keluarga', content: keluarga.take() }
      if (anggota.isFull(RESERVE)) yield { berkas: 'anggota', content: anggota.take() }
    }
  }
  yield { berkas: 'keluarga', content: keluarga.take() }
  yield { berkas: 'anggota', content: anggota.take() }
  return { keluarga: plan.kk, anggota: plan.jiwa }
}
