// Makes one family after another as rows of the two files. Everything a row says follows from a few facts decided
// before it: where, which desil, how many, how well off.
import { Acak, interpolate } from './acak'
import { DAFTAR_JALAN } from './daftar-nama'
import { type DesaSiap, listKecamatan, toDesaSiap } from './desa-siap'
import type { Kalender } from './kalender'
import { putKerja } from './kerja'
import { putKesehatan } from './kesehatan'
import { putNama } from './nama'
import type { NomorUrut } from './nomor'
import { KOSONG, Penulis, toByte, toSegmen, toSegmenGabung } from './penulis'
import { drawMeteran, type KonteksRumah, putAset, putRumah } from './rumah'
import { putSekolah } from './sekolah'
import { HUBUNGAN, type Orang, PenyusunKeluarga } from './susunan'
import { UKURAN_TERBESAR } from './target'
import { listKecamatanAsal, type SistemKode, type WilayahDesa } from './wilayah-desa'

/** What is decided about a family before its rows are made. */
export type BakalKeluarga = {
  /** Index into the areas. */
  readonly desa: number
  readonly ukuran: number
  /** 1 … 10, 0 = belum diperingkat; then the other two do not matter. */
  readonly desil: number
  readonly desilProvinsi: number
  readonly desilKab: number
  /** Hidden welfare, 0 … 1. */
  readonly sejahtera: number
  /** Distinct for each family of a city, below 10^10; makes the PLN customer number. */
  readonly urutan: number
  /** The kartu keluarga was issued within this many days before the day of the release. */
  readonly kkDalamHari: number
}

const YA = toSegmen('YA')
const TIDAK = toSegmen('TIDAK')
const BELUM_DIPERINGKAT = [KOSONG, toSegmen('-'), toSegmen('0')] as const
const TANPA_RUMAH = toSegmenGabung(Array.from({ length: 35 }, () => ''))
const JALAN = DAFTAR_JALAN.map((jalan) => toByte(`JL. ${jalan} NO. `))
const GANG = DAFTAR_JALAN.map((jalan) => toByte(`GG. ${jalan} NO. `))
const KAMPUNG = DAFTAR_JALAN.map((jalan) => toByte(`KP. ${jalan} NO. `))
const PERUMAHAN = DAFTAR_JALAN.map((jalan) => toByte(`PERUM ${jalan} BLOK `))
const RT = toByte(' RT ')
const RW = toByte(' RW ')
const NO = toByte(' NO. ')
const DUSUN = ['', 'DUSUN I', 'DUSUN II', 'DUSUN III', 'DUSUN IV'].map(toSegmen)

/** Share of families in PBI JK nasional at welfare 0, ¼, ½, ¾, 1; and in PBI of the region among the others. */
const PBI_NAS = [0.88, 0.72, 0.44, 0.1, 0.01] as const
const PBI_PEMDA = [0.4, 0.34, 0.2, 0.06, 0.01] as const

/** Makes the rows of families; one per release, since it hands out the numbers. */
export class PembuatKeluarga {
  private readonly acak: Acak
  private readonly penyusun: PenyusunKeluarga
  private readonly desaList: readonly DesaSiap[]
  private readonly kecamatanByte: readonly Uint8Array[]
  private readonly namaSementara = new Penulis(64 * UKURAN_TERBESAR * 2)
  private readonly namaBatas = new Int32Array(UKURAN_TERBESAR + 1)
  private readonly alamatSementara = new Penulis(256)
  private readonly nomorKk = new Penulis(64)
  private readonly jumlahKecamatan: number

  /** Throws RangeError naming the desa when BPS codes are asked for and one has none. */
  constructor(
    benih: string,
    wilayah: readonly WilayahDesa[],
    sistem: SistemKode,
    private readonly kalender: Kalender,
    private readonly nomor: NomorUrut,
  ) {
    this.acak = new Acak(`${benih}/baris`)
    this.penyusun = new PenyusunKeluarga(this.acak)
    const kecamatanList = listKecamatan(wilayah)
    this.jumlahKecamatan = kecamatanList.length
    this.kecamatanByte = [...kecamatanList, ...listKecamatanAsal(wilayah[0]?.kodeKab ?? '')].map(toByte)
    const indeks = new Map(kecamatanList.map((kode, i) => [kode, i]))
    this.desaList = wilayah.map((desa) => toDesaSiap(desa, sistem, indeks.get(desa.kodeKecamatan) ?? 0))
  }

  /** Writes one row of the family file and its rows of the member file. */
  tulis(keluarga: Penulis, anggota: Penulis, bakal: BakalKeluarga): void {
    const { acak } = this
    const desa = this.desaList[bakal.desa] as DesaSiap
    const baru = bakal.desil === 0
    this.penyusun.susun(bakal.ukuran, bakal.sejahtera, baru)
    const orangList = this.penyusun.orang
    this.siapkanNama(orangList, bakal.ukuran)
    this.siapkanAlamat(desa.pedesaan, bakal.sejahtera)
    this.siapkanNomorKk(desa, bakal.kkDalamHari)
    const rt = acak.antara(1, 14)
    const rw = acak.antara(1, 24)
    const pbiNas = acak.mungkin(interpolate(PBI_NAS, bakal.sejahtera) * (baru ? 0.4 : 1))
    const pbiPemda = !pbiNas && acak.mungkin(interpolate(PBI_PEMDA, bakal.sejahtera))

    this.tulisKeluarga(keluarga, bakal, desa, rt, rw, pbiNas, pbiPemda)

    const ktpPindah = acak.mungkin(0.055)
    const ktp = ktpPindah ? (this.desaList[acak.sampai(this.desaList.length)] as DesaSiap) : desa
    for (let i = 0; i < bakal.ukuran; i++)
      this.tulisAnggota(anggota, orangList[i] as Orang, i, { bakal, desa, ktp, rt, rw, pbiNas, pbiPemda })
  }

  /** The nomor KK of the family written last. */
  nomorKkTerakhir(): string {
    return this.nomorKk.toTeks().slice(1, 17)
  }

  /** A new nomor KK in the kecamatan of a desa (mostly), recorded within the last `dalamHari` days. */
  nomorKkBaru(desa: number, dalamHari: number): string {
    this.siapkanNomorKk(this.desaList[desa] as DesaSiap, dalamHari)
    return this.nomorKkTerakhir()
  }

  /** NIK and name of someone first registered in the kecamatan of a desa, born `lalu` days before the release. */
  orangBaru(desa: number, lalu: number, perempuan: boolean, nomor: NomorUrut): { nik: string; nama: string } {
    const kecamatan = (this.desaList[desa] as DesaSiap).kecamatan
    const sementara = this.namaSementara
    sementara.panjang = 0
    this.putDigitNik(sementara, kecamatan, lalu, perempuan, nomor.nextNik(kecamatan, lalu, perempuan))
    const nik = sementara.toTeks()
    sementara.panjang = 0
    putNama(sementara, this.acak, perempuan, this.kalender.tahun(lalu))
    return { nik, nama: sementara.toTeks() }
  }

  /** The values id_pelanggan_pln … jumlah_ternak_kambing_domba of a dwelling in that desa; `urutan` as for a family. */
  nilaiRumah(desa: number, sejahtera: number, ukuran: number, urutan: number): string[] {
    const sementara = this.namaSementara
    sementara.panjang = 0
    const pedesaan = (this.desaList[desa] as DesaSiap).pedesaan
    this.putRumahDanAset(sementara, { sejahtera, ukuran, pedesaan }, urutan)
    return sementara.toTeks().slice(1, -2).split('"|"')
  }

  /** The eight area values of a desa, as rows carry them. */
  nilaiWilayah(desa: number): readonly string[] {
    return (this.desaList[desa] as DesaSiap).nilaiWilayah
  }

  private tulisKeluarga(
    keluarga: Penulis,
    bakal: BakalKeluarga,
    desa: DesaSiap,
    rt: number,
    rw: number,
    pbiNas: boolean,
    pbiPemda: boolean,
  ): void {
    const { acak } = this
    // Why a family is not ranked shows in half of them: nobody has asked about their dwelling yet.
    const tanpaRumah = bakal.desil === 0 && acak.mungkin(0.5)
    keluarga.put(desa.wilayah)
    keluarga.buka()
    keluarga.salin(this.alamatSementara)
    keluarga.put(RT)
    keluarga.angka(rt, 3)
    keluarga.put(RW)
    keluarga.angka(rw, 3)
    keluarga.tutup()
    keluarga.salin(this.nomorKk)
    keluarga.kode(bakal.ukuran)
    keluarga.buka()
    keluarga.putPotongan(this.namaSementara.buffer, 0, this.namaBatas[1] as number)
    keluarga.tutup()
    const x = acak.pecahan()
    if (bakal.desil === 0) keluarga.put(BELUM_DIPERINGKAT[x < 0.7 ? 0 : x < 0.85 ? 1 : 2])
    else keluarga.kode(bakal.desil)
    keluarga.put(pbiNas ? YA : TIDAK)
    keluarga.put(pbiPemda ? YA : TIDAK)
    if (tanpaRumah) keluarga.put(TANPA_RUMAH)
    else {
      const konteks = { sejahtera: bakal.sejahtera, ukuran: bakal.ukuran, pedesaan: desa.pedesaan }
      this.putRumahDanAset(keluarga, konteks, bakal.urutan)
    }
    if (bakal.desil === 0) {
      keluarga.put(KOSONG)
      keluarga.put(KOSONG)
    } else {
      keluarga.kode(bakal.desilProvinsi)
      keluarga.kode(bakal.desilKab)
    }
    keluarga.akhiri()
  }

  private putRumahDanAset(keluarga: Penulis, konteks: KonteksRumah, urutan: number): void {
    const { acak } = this
    const meteran = drawMeteran(acak, konteks.sejahtera)
    if (meteran) {
      keluarga.buka()
      keluarga.angka(53, 2)
      // A multiplier without the factors 2 and 5 visits every number of ten digits once.
      keluarga.angka((urutan * 4_256_233 + 1_234_567_891) % 1e10, 10)
      keluarga.tutup()
    } else keluarga.put(KOSONG)
    const bahanBakar = putRumah(keluarga, acak, konteks, meteran)
    putAset(keluarga, acak, konteks, bahanBakar)
  }

  private tulisAnggota(
    anggota: Penulis,
    orang: Orang,
    i: number,
    ikut: {
      bakal: BakalKeluarga
      desa: DesaSiap
      ktp: DesaSiap
      rt: number
      rw: number
      pbiNas: boolean
      pbiPemda: boolean
    },
  ): void {
    const { acak, kalender } = this
    const { bakal, desa, ktp } = ikut
    this.putNik(anggota, orang, desa.kecamatan)
    anggota.salin(this.nomorKk)
    anggota.buka()
    const awal = this.namaBatas[i] as number
    anggota.putPotongan(this.namaSementara.buffer, awal, this.namaBatas[i + 1] as number)
    anggota.tutup()
    anggota.buka()
    kalender.putIso(anggota, orang.lalu)
    anggota.tutup()
    anggota.kode(orang.perempuan ? 2 : 1)
    anggota.kode(orang.hubungan)
    // Newborns and people outside the core family wait for their own registration.
    const ikutPbi = i === 0 || (orang.umur > 0 ? acak.mungkin(0.975) : acak.mungkin(0.6))
    anggota.put(ikut.pbiNas && ikutPbi ? YA : TIDAK)
    anggota.put(ikut.pbiPemda && ikutPbi ? YA : TIDAK)
    anggota.kode(orang.kawin)
    const sekolah = putSekolah(anggota, acak, orang.umur, bakal.sejahtera)
    putKerja(anggota, acak, orang, bakal.sejahtera, desa.pedesaan, sekolah)
    putKesehatan(anggota, acak, orang.umur, bakal.sejahtera)

    const lain = orang.hubungan >= HUBUNGAN.orangTua && acak.mungkin(0.3)
    const ktpSendiri = lain ? (this.desaList[acak.sampai(this.desaList.length)] as DesaSiap) : ktp
    anggota.put(ktpSendiri.wilayah)
    anggota.buka()
    anggota.angka(lain ? acak.antara(1, 14) : ikut.rt, 3)
    anggota.tutup()
    anggota.buka()
    anggota.angka(lain ? acak.antara(1, 24) : ikut.rw, 3)
    anggota.tutup()
    anggota.put(DUSUN[ktpSendiri.pedesaan ? 1 + (ikut.rw % 4) : 0] as Uint8Array)
    anggota.buka()
    anggota.salin(this.alamatSementara)
    anggota.tutup()
    anggota.akhiri()
  }

  private siapkanNama(orangList: readonly Orang[], ukuran: number): void {
    const { namaSementara, namaBatas } = this
    namaSementara.panjang = 0
    for (let i = 0; i < ukuran; i++) {
      const orang = orangList[i] as Orang
      putNama(namaSementara, this.acak, orang.perempuan, this.kalender.tahun(orang.lalu))
      namaBatas[i + 1] = namaSementara.panjang
    }
  }

  private siapkanAlamat(pedesaan: boolean, sejahtera: number): void {
    const { acak, alamatSementara } = this
    const jalan = acak.sampai(JALAN.length)
    const x = acak.pecahan()
    alamatSementara.panjang = 0
    if (x < sejahtera * 0.55) {
      alamatSementara.put(PERUMAHAN[jalan] as Uint8Array)
      alamatSementara.byte(65 + acak.sampai(14))
      alamatSementara.angka(acak.antara(1, 9), 1)
      alamatSementara.put(NO)
    } else {
      const awalan = pedesaan || x > 0.86 ? KAMPUNG : x > 0.72 ? GANG : JALAN
      alamatSementara.put(awalan[jalan] as Uint8Array)
    }
    const rumah = acak.antara(1, 160)
    alamatSementara.angka(rumah, rumah < 10 ? 1 : rumah < 100 ? 2 : 3)
  }

  private siapkanNomorKk(desa: DesaSiap, dalamHari: number): void {
    const { acak, nomorKk } = this
    let kecamatan = acak.mungkin(0.85) ? desa.kecamatan : acak.sampai(this.jumlahKecamatan)
    let lalu = acak.sampai(dalamHari)
    let urut = this.nomor.nextKk(kecamatan, lalu)
    for (let coba = 1; urut === 0; coba++) {
      if (coba > this.jumlahKecamatan * dalamHari) throw new RangeError('no nomor KK left for these kecamatan and days')
      kecamatan = (kecamatan + 1) % this.jumlahKecamatan
      if (coba % this.jumlahKecamatan === 0) lalu = (lalu + 1) % dalamHari
      urut = this.nomor.nextKk(kecamatan, lalu)
    }
    nomorKk.panjang = 0
    nomorKk.buka()
    nomorKk.put(this.kecamatanByte[kecamatan] as Uint8Array)
    this.kalender.putDdmmyy(nomorKk, lalu, false)
    nomorKk.angka(urut, 4)
    nomorKk.tutup()
  }

  private putNik(anggota: Penulis, orang: Orang, kecamatanSendiri: number): void {
    const { acak } = this
    const x = acak.pecahan()
    const menetap = orang.umur < 17 ? 0.88 : 0.52
    let kecamatan = kecamatanSendiri
    if (x > menetap)
      kecamatan =
        x > 0.78 && orang.umur >= 5 ? acak.sampai(this.kecamatanByte.length) : acak.sampai(this.jumlahKecamatan)
    let urut = this.nomor.nextNik(kecamatan, orang.lalu, orang.perempuan)
    for (let coba = 0; urut === 0; coba++) {
      if (coba > this.kecamatanByte.length) throw new RangeError('no NIK left for a day of birth in these kecamatan')
      kecamatan = coba
      urut = this.nomor.nextNik(kecamatan, orang.lalu, orang.perempuan)
    }
    anggota.buka()
    this.putDigitNik(anggota, kecamatan, orang.lalu, orang.perempuan, urut)
    anggota.tutup()
  }

  private putDigitNik(penulis: Penulis, kecamatan: number, lalu: number, perempuan: boolean, urut: number): void {
    penulis.put(this.kecamatanByte[kecamatan] as Uint8Array)
    this.kalender.putDdmmyy(penulis, lalu, perempuan)
    penulis.angka(urut, 4)
  }
}
