// Makes one family after another as rows of the two files. Everything a row says follows from a few facts decided
// before it: where, which desil, how many, how well off.

import { putAlamat } from './alamat'
import type { Calendar } from './calendar'
import { type DesaSiap, listKecamatan, toDesaSiap } from './desa-siap'
import { HUBUNGAN, KeluargaComposer, type Orang } from './keluarga-composer'
import { putKerja } from './kerja'
import { putKesehatan } from './kesehatan'
import { putNama } from './nama'
import type { NomorUrut } from './nomor'
import { interpolate, Random } from './random'
import { EMPTY, RowWriter, toBytes, toSegment, toSegments } from './row-writer'
import { drawMeteran, putAset, putRumah, type RumahContext } from './rumah'
import { putSekolah } from './sekolah'
import { LARGEST_SIZE } from './target'
import { listKecamatanAsal, type SistemKode, type WilayahDesa } from './wilayah-desa'

/** What is decided about a family before its rows are made. */
export type KeluargaBlueprint = {
  /** Index into the areas. */
  readonly desa: number
  readonly size: number
  /** 1 … 10, 0 = belum diperingkat; then the other two do not matter. */
  readonly desil: number
  readonly desilProvinsi: number
  readonly desilKab: number
  /** Hidden welfare, 0 … 1. */
  readonly welfare: number
  /** Distinct for each family of a city, below 10^10; makes the PLN customer number. */
  readonly ordinal: number
  /** The kartu keluarga was issued within this many days before the day of the release. */
  readonly kkDalamHari: number
}

const YA = toSegment('YA')
const TIDAK = toSegment('TIDAK')
const BELUM_DIPERINGKAT = [EMPTY, toSegment('-'), toSegment('0')] as const
const TANPA_RUMAH = toSegments(Array.from({ length: 35 }, () => ''))
const RT = toBytes(' RT ')
const RW = toBytes(' RW ')
const DUSUN = ['', 'DUSUN I', 'DUSUN II', 'DUSUN III', 'DUSUN IV'].map(toSegment)

/** Share of families in PBI JK nasional at welfare 0, ¼, ½, ¾, 1; and in PBI of the region among the others. */
const PBI_NAS = [0.88, 0.72, 0.44, 0.1, 0.01] as const
const PBI_PEMDA = [0.4, 0.34, 0.2, 0.06, 0.01] as const

/** Makes the rows of families; one per release, since it hands out the numbers. */
export class KeluargaMaker {
  private readonly random: Random
  private readonly composer: KeluargaComposer
  private readonly desaList: readonly DesaSiap[]
  private readonly kecamatanBytes: readonly Uint8Array[]
  private readonly nameScratch = new RowWriter(64 * LARGEST_SIZE * 2)
  private readonly nameEnd = new Int32Array(LARGEST_SIZE + 1)
  private readonly addressScratch = new RowWriter(256)
  private readonly nomorKk = new RowWriter(64)
  private readonly jumlahKecamatan: number

  /** Throws RangeError naming the desa when BPS codes are asked for and one has none. */
  constructor(
    benih: string,
    wilayah: readonly WilayahDesa[],
    sistem: SistemKode,
    private readonly calendar: Calendar,
    private readonly nomor: NomorUrut,
  ) {
    this.random = new Random(`${benih}/baris`)
    this.composer = new KeluargaComposer(this.random)
    const kecamatanList = listKecamatan(wilayah)
    this.jumlahKecamatan = kecamatanList.length
    this.kecamatanBytes = [...kecamatanList, ...listKecamatanAsal(wilayah[0]?.kodeKab ?? '')].map(toBytes)
    const index = new Map(kecamatanList.map((kode, i) => [kode, i]))
    this.desaList = wilayah.map((desa) => toDesaSiap(desa, sistem, index.get(desa.kodeKecamatan) ?? 0))
  }

  /** Writes one row of the family file and its rows of the member file. */
  tulis(keluarga: RowWriter, anggota: RowWriter, blueprint: KeluargaBlueprint): void {
    const { random } = this
    const desa = this.desaList[blueprint.desa] as DesaSiap
    const baru = blueprint.desil === 0
    this.composer.compose(blueprint.size, blueprint.welfare, baru)
    const orangList = this.composer.orang
    this.prepareNama(orangList, blueprint.size)
    this.addressScratch.used = 0
    putAlamat(this.addressScratch, random, desa.pedesaan, blueprint.welfare)
    this.prepareNomorKk(desa, blueprint.kkDalamHari)
    const rt = random.between(1, 14)
    const rw = random.between(1, 24)
    const pbiNas = random.chance(interpolate(PBI_NAS, blueprint.welfare) * (baru ? 0.4 : 1))
    const pbiPemda = !pbiNas && random.chance(interpolate(PBI_PEMDA, blueprint.welfare))

    this.tulisKeluarga(keluarga, blueprint, desa, rt, rw, pbiNas, pbiPemda)

    const ktpPindah = random.chance(0.055)
    const ktp = ktpPindah ? (this.desaList[random.below(this.desaList.length)] as DesaSiap) : desa
    for (let i = 0; i < blueprint.size; i++)
      this.tulisAnggota(anggota, orangList[i] as Orang, i, { blueprint, desa, ktp, rt, rw, pbiNas, pbiPemda })
  }

  /** The nomor KK of the family written last. */
  nomorKkTerakhir(): string {
    return this.nomorKk.toText().slice(1, 17)
  }

  /** A new nomor KK in the kecamatan of a desa (mostly), recorded within the last `dalamHari` days. */
  nomorKkBaru(desa: number, dalamHari: number): string {
    this.prepareNomorKk(this.desaList[desa] as DesaSiap, dalamHari)
    return this.nomorKkTerakhir()
  }

  /** NIK and name of someone first registered in the kecamatan of a desa, born `daysAgo` days before the release. */
  orangBaru(desa: number, daysAgo: number, perempuan: boolean, nomor: NomorUrut): { nik: string; nama: string } {
    const kecamatan = (this.desaList[desa] as DesaSiap).kecamatan
    const scratch = this.nameScratch
    scratch.used = 0
    this.putDigitNik(scratch, kecamatan, daysAgo, perempuan, nomor.nextNik(kecamatan, daysAgo, perempuan))
    const nik = scratch.toText()
    scratch.used = 0
    putNama(scratch, this.random, perempuan, this.calendar.tahun(daysAgo))
    return { nik, nama: scratch.toText() }
  }

  /** The values id_pelanggan_pln … jumlah_ternak_kambing_domba of a dwelling in that desa; `ordinal` as for a family. */
  nilaiRumah(desa: number, welfare: number, size: number, ordinal: number): string[] {
    const scratch = this.nameScratch
    scratch.used = 0
    const pedesaan = (this.desaList[desa] as DesaSiap).pedesaan
    this.putRumahDanAset(scratch, { welfare, size, pedesaan }, ordinal)
    return scratch.toText().slice(1, -2).split('"|"')
  }

  /** The eight area values of a desa, as rows carry them. */
  nilaiWilayah(desa: number): readonly string[] {
    return (this.desaList[desa] as DesaSiap).nilaiWilayah
  }

  private tulisKeluarga(
    keluarga: RowWriter,
    blueprint: KeluargaBlueprint,
    desa: DesaSiap,
    rt: number,
    rw: number,
    pbiNas: boolean,
    pbiPemda: boolean,
  ): void {
    const { random } = this
    // Why a family is not ranked shows in half of them: nobody has asked about their dwelling yet.
    const tanpaRumah = blueprint.desil === 0 && random.chance(0.5)
    keluarga.put(desa.wilayah)
    keluarga.open()
    keluarga.copy(this.addressScratch)
    keluarga.put(RT)
    keluarga.digits(rt, 3)
    keluarga.put(RW)
    keluarga.digits(rw, 3)
    keluarga.close()
    keluarga.copy(this.nomorKk)
    keluarga.code(blueprint.size)
    keluarga.open()
    keluarga.putSlice(this.nameScratch.buffer, 0, this.nameEnd[1] as number)
    keluarga.close()
    const x = random.fraction()
    if (blueprint.desil === 0) keluarga.put(BELUM_DIPERINGKAT[x < 0.7 ? 0 : x < 0.85 ? 1 : 2])
    else keluarga.code(blueprint.desil)
    keluarga.put(pbiNas ? YA : TIDAK)
    keluarga.put(pbiPemda ? YA : TIDAK)
    if (tanpaRumah) keluarga.put(TANPA_RUMAH)
    else {
      const context = { welfare: blueprint.welfare, size: blueprint.size, pedesaan: desa.pedesaan }
      this.putRumahDanAset(keluarga, context, blueprint.ordinal)
    }
    if (blueprint.desil === 0) {
      keluarga.put(EMPTY)
      keluarga.put(EMPTY)
    } else {
      keluarga.code(blueprint.desilProvinsi)
      keluarga.code(blueprint.desilKab)
    }
    keluarga.endRow()
  }

  private putRumahDanAset(keluarga: RowWriter, context: RumahContext, ordinal: number): void {
    const { random } = this
    const meteran = drawMeteran(random, context.welfare)
    if (meteran) {
      keluarga.open()
      keluarga.digits(53, 2)
      // A multiplier without the factors 2 and 5 visits every number of ten digits once.
      keluarga.digits((ordinal * 4_256_233 + 1_234_567_891) % 1e10, 10)
      keluarga.close()
    } else keluarga.put(EMPTY)
    const bahanBakar = putRumah(keluarga, random, context, meteran)
    putAset(keluarga, random, context, bahanBakar)
  }

  private tulisAnggota(
    anggota: RowWriter,
    orang: Orang,
    i: number,
    ikut: {
      blueprint: KeluargaBlueprint
      desa: DesaSiap
      ktp: DesaSiap
      rt: number
      rw: number
      pbiNas: boolean
      pbiPemda: boolean
    },
  ): void {
    const { random, calendar } = this
    const { blueprint, desa, ktp } = ikut
    this.putNik(anggota, orang, desa.kecamatan)
    anggota.copy(this.nomorKk)
    anggota.open()
    const start = this.nameEnd[i] as number
    anggota.putSlice(this.nameScratch.buffer, start, this.nameEnd[i + 1] as number)
    anggota.close()
    anggota.open()
    calendar.putIso(anggota, orang.daysAgo)
    anggota.close()
    anggota.code(orang.perempuan ? 2 : 1)
    anggota.code(orang.hubungan)
    // Newborns and people outside the core family wait for their own registration.
    const ikutPbi = i === 0 || (orang.umur > 0 ? random.chance(0.975) : random.chance(0.6))
    anggota.put(ikut.pbiNas && ikutPbi ? YA : TIDAK)
    anggota.put(ikut.pbiPemda && ikutPbi ? YA : TIDAK)
    anggota.code(orang.kawin)
    const sekolah = putSekolah(anggota, random, orang.umur, blueprint.welfare)
    putKerja(anggota, random, orang, blueprint.welfare, desa.pedesaan, sekolah)
    putKesehatan(anggota, random, orang.umur, blueprint.welfare)

    const lain = orang.hubungan >= HUBUNGAN.orangTua && random.chance(0.3)
    const ktpSendiri = lain ? (this.desaList[random.below(this.desaList.length)] as DesaSiap) : ktp
    anggota.put(ktpSendiri.wilayah)
    anggota.open()
    anggota.digits(lain ? random.between(1, 14) : ikut.rt, 3)
    anggota.close()
    anggota.open()
    anggota.digits(lain ? random.between(1, 24) : ikut.rw, 3)
    anggota.close()
    anggota.put(DUSUN[ktpSendiri.pedesaan ? 1 + (ikut.rw % 4) : 0] as Uint8Array)
    anggota.open()
    anggota.copy(this.addressScratch)
    anggota.close()
    anggota.endRow()
  }

  private prepareNama(orangList: readonly Orang[], size: number): void {
    const { nameScratch, nameEnd } = this
    nameScratch.used = 0
    for (let i = 0; i < size; i++) {
      const orang = orangList[i] as Orang
      putNama(nameScratch, this.random, orang.perempuan, this.calendar.tahun(orang.daysAgo))
      nameEnd[i + 1] = nameScratch.used
    }
  }

  private prepareNomorKk(desa: DesaSiap, dalamHari: number): void {
    const { random, nomorKk } = this
    let kecamatan = random.chance(0.85) ? desa.kecamatan : random.below(this.jumlahKecamatan)
    let daysAgo = random.below(dalamHari)
    let urut = this.nomor.nextKk(kecamatan, daysAgo)
    for (let coba = 1; urut === 0; coba++) {
      if (coba > this.jumlahKecamatan * dalamHari) throw new RangeError('no nomor KK left for these kecamatan and days')
      kecamatan = (kecamatan + 1) % this.jumlahKecamatan
      if (coba % this.jumlahKecamatan === 0) daysAgo = (daysAgo + 1) % dalamHari
      urut = this.nomor.nextKk(kecamatan, daysAgo)
    }
    nomorKk.used = 0
    nomorKk.open()
    nomorKk.put(this.kecamatanBytes[kecamatan] as Uint8Array)
    this.calendar.putDdmmyy(nomorKk, daysAgo, false)
    nomorKk.digits(urut, 4)
    nomorKk.close()
  }

  private putNik(anggota: RowWriter, orang: Orang, kecamatanSendiri: number): void {
    const { random } = this
    const x = random.fraction()
    const menetap = orang.umur < 17 ? 0.88 : 0.52
    let kecamatan = kecamatanSendiri
    if (x > menetap)
      kecamatan =
        x > 0.78 && orang.umur >= 5 ? random.below(this.kecamatanBytes.length) : random.below(this.jumlahKecamatan)
    let urut = this.nomor.nextNik(kecamatan, orang.daysAgo, orang.perempuan)
    for (let coba = 0; urut === 0; coba++) {
      if (coba > this.kecamatanBytes.length) throw new RangeError('no NIK left for a day of birth in these kecamatan')
      kecamatan = coba
      urut = this.nomor.nextNik(kecamatan, orang.daysAgo, orang.perempuan)
    }
    anggota.open()
    this.putDigitNik(anggota, kecamatan, orang.daysAgo, orang.perempuan, urut)
    anggota.close()
  }

  private putDigitNik(writer: RowWriter, kecamatan: number, daysAgo: number, perempuan: boolean, urut: number): void {
    writer.put(this.kecamatanBytes[kecamatan] as Uint8Array)
    this.calendar.putDdmmyy(writer, daysAgo, perempuan)
    writer.digits(urut, 4)
  }
}
