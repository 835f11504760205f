// The release after a given one: family after family goes through, most of them untouched, and what happened to the
// others is noted as the truth against which an import or a comparison can be checked.
import type { IsoDate, Periode } from '@/lib/core/date'
import { partsOfPeriode } from '@/lib/core/date'
import { Acak, type Bobot, drawBobot, toBobot } from './acak'
import { listKecamatan } from './desa-siap'
import type { UsulanDijawab } from './jawaban-usulan'
import { terapkanJawaban } from './jawaban-usulan'
import { akhirPeriode, Kalender } from './kalender'
import { type KeluargaBaris, parseBarisAnggota, parseBarisKeluarga } from './keluarga-baris'
import type { KunciKeluarga } from './kunci-keluarga'
import { NomorUrut, pembagianAwal, pembagianLanjutan } from './nomor'
import { PembuatKeluarga } from './pembuat'
import { Penulis, toByte } from './penulis'
import { type AlatPeristiwa, type JenisPeristiwa, terapkanPeristiwa } from './peristiwa'
import { findKode, listKecamatanAsal, type SistemKode, type WilayahDesa } from './wilayah-desa'

/** What the next release is made of; `ubah` is a whole percentage of families. */
export type OpsiLanjutan = {
  readonly wilayah: readonly WilayahDesa[]
  readonly periode: Periode
  readonly benih: string
  readonly sistem: SistemKode
  readonly ubah: number
}

/** Columns of the file of truth, one row per event and per answered usulan; pipe-separated and quoted like the release. */
export const KOLOM_KEBENARAN = [
  'nomor_kartu_keluarga',
  'jenis',
  'nomor_kartu_keluarga_baru',
  'nomor_induk_kependudukan',
  'nomor_usulan',
  'jawaban',
  'desil_lama',
  'desil_baru',
  'rincian',
] as const

type Kebenaran = { readonly [K in (typeof KOLOM_KEBENARAN)[number]]?: string }

/** Name of the file of truth of a release. */
export function namaBerkasKebenaran(kodeKab: string, periode: Periode): string {
  return `kebenaran_${kodeKab}_${periode}.csv`
}

const BARIS = 10
const KAPASITAS = 1 << 20
const CADANGAN = 64 * 1024
const BLOK = 100
const HARI_TRIWULAN = 90
const PERISTIWA: Bobot<JenisPeristiwa> = toBobot([
  ['desil-berubah', 31],
  ['mulai-diperingkat', 6],
  ['aset-berubah', 26],
  ['lahir', 12],
  ['meninggal', 8],
  ['ganti-kepala', 3],
  ['pecah-kk', 3],
  ['pindah-keluar', 4],
  ['pindah-masuk', 5],
  ['pindah-alamat', 2],
])

/** Takes the families of a release one by one and writes those of the next; one object per run. */
export class LanjutanRilis {
  readonly keluarga = new Penulis(KAPASITAS)
  readonly anggota = new Penulis(KAPASITAS)
  readonly kebenaran = new Penulis(KAPASITAS)
  /** How many of each event, and of each answer, so far. */
  readonly jumlahPeristiwa: Record<string, number> = {}
  readonly jumlahJawaban: Record<string, number> = {}
  jumlahKeluarga = 0
  jumlahAnggota = 0

  private readonly acak: Acak
  private readonly alat: AlatPeristiwa
  private readonly pembuat: PembuatKeluarga
  private readonly kecamatanDikenal: ReadonlySet<string>
  private readonly usulanByKk = new Map<string, UsulanDijawab[]>()
  private readonly terpilih = new Uint8Array(BLOK)
  private blok = -1
  private ke = 0
  private pendatang: number
  private readonly decoder = new TextDecoder()
  private readonly encoder = new TextEncoder()

  constructor(
    private readonly opsi: OpsiLanjutan,
    usulanList: readonly UsulanDijawab[],
  ) {
    const { wilayah, periode, sistem } = opsi
    const kodeKab = wilayah[0]?.kodeKab ?? ''
    const benih = `${opsi.benih}/${kodeKab}/${periode}/lanjutan`
    this.acak = new Acak(benih)
    const kalender = new Kalender(akhirPeriode(periode))
    const jumlahKecamatan = listKecamatan(wilayah).length
    const nomor = new NomorUrut(
      kalender,
      jumlahKecamatan,
      listKecamatanAsal(kodeKab).length,
      pembagianLanjutan(periode),
    )
    // The newborn of the quarter are the first of their day, so they take the serials of everyone.
    const nomorBayi = new NomorUrut(kalender, jumlahKecamatan, 0, pembagianAwal(kodeKab))
    this.pembuat = new PembuatKeluarga(benih, wilayah, sistem, kalender, nomor)
    const { tahun, triwulan } = partsOfPeriode(periode)
    this.pendatang = 20_000_000 + ((tahun * 4 + triwulan) % 1000) * 100_000

    const kodeList = wilayah.map((desa) => findKode(desa, sistem))
    this.kecamatanDikenal = new Set(kodeList.map((kode) => `${kode?.kab}/${kode?.kecamatan}`))
    const desaByKode = new Map(kodeList.map((kode, i) => [kode?.desa ?? '', i]))
    const indeksOf = (kodeDesa: string) => desaByKode.get(kodeDesa) ?? this.acak.sampai(wilayah.length)
    this.alat = {
      acak: this.acak,
      pada: akhirPeriode(periode),
      nomorKkBaru: (kodeDesa) => this.pembuat.nomorKkBaru(indeksOf(kodeDesa), HARI_TRIWULAN),
      bayiBaru: (kodeDesa) => {
        const lalu = this.acak.sampai(HARI_TRIWULAN)
        const perempuan = this.acak.mungkin(0.488)
        const { nik, nama } = this.pembuat.orangBaru(indeksOf(kodeDesa), lalu, perempuan, nomorBayi)
        return { nik, nama, lahir: kalender.tanggal(lalu) as IsoDate, jenisKelamin: perempuan ? '2' : '1' }
      },
      rumahBaru: (kodeDesa, desil, ukuran) =>
        this.pembuat.nilaiRumah(indeksOf(kodeDesa), (desil - this.acak.pecahan()) / 10, ukuran, this.pendatang++),
      wilayahLain: (kodeDesa) => {
        const sendiri = indeksOf(kodeDesa)
        const lain = this.acak.sampai(wilayah.length - 1)
        return wilayah.length > 1 ? this.pembuat.nilaiWilayah(lain < sendiri ? lain : lain + 1) : null
      },
    }
    for (const usulan of usulanList) {
      const ada = this.usulanByKk.get(usulan.nomorKk)
      if (ada) ada.push(usulan)
      else this.usulanByKk.set(usulan.nomorKk, [usulan])
    }
    this.kebenaran.put(toByte(`${KOLOM_KEBENARAN.map((kolom) => `"${kolom}"`).join('|')}\n`))
  }

  /** Whether one of the buffers should be emptied before the next family. */
  isPenuh(): boolean {
    return this.keluarga.isPenuh(CADANGAN) || this.anggota.isPenuh(CADANGAN) || this.kebenaran.isPenuh(CADANGAN)
  }

  /**
   * Whether lines of members belong to the family of that key, and the family to this kabupaten and system of codes.
   * In the member file the nomor KK follows the sixteen digits of the NIK.
   */
  isSatuKeluarga(kunci: KunciKeluarga, barisAnggota: Uint8Array): boolean {
    if (!this.kecamatanDikenal.has(`${kunci.kodeKab}/${kunci.kodeKecamatan}`)) return false
    let awal = 0
    for (let n = 0; n < kunci.ukuran; n++) {
      for (let i = 0; i < 16; i++) if (barisAnggota[awal + 20 + i] !== kunci.nomorKk.charCodeAt(i)) return false
      awal = barisAnggota.indexOf(BARIS, awal) + 1
    }
    return awal === barisAnggota.length
  }

  /**
   * Takes one family: its line and the lines of its members, line ends included, and its nomor KK. Families that
   * nothing happens to come out as the same bytes.
   */
  proses(barisKeluarga: Uint8Array, barisAnggota: Uint8Array, nomorKk: string, ukuran: number): void {
    const usulanList = this.usulanByKk.get(nomorKk)
    const berubah = this.isTerpilih()
    if (usulanList) {
      // Nothing else happens to a family with a usulan, so that the answer can be told from the event.
      this.usulanByKk.delete(nomorKk)
      this.jawab(usulanList, this.parse(barisKeluarga, barisAnggota))
      return
    }
    if (berubah && this.ubah(barisKeluarga, barisAnggota, nomorKk)) return
    this.keluarga.put(barisKeluarga)
    this.anggota.put(barisAnggota)
    this.jumlahKeluarga++
    this.jumlahAnggota += ukuran
  }

  /**
   * Notes the next usulan whose families were not in the release, as many as the buffer takes; to be called after the
   * last family until it returns false.
   */
  catatTanpaKeluarga(): boolean {
    for (const [nomorKk, usulanList] of this.usulanByKk) {
      if (this.isPenuh()) return true
      for (const usulan of usulanList) this.catatJawaban(usulan, 'tidak-diakui', '', '', 'tidak ada di rilis')
      this.usulanByKk.delete(nomorKk)
    }
    return false
  }

  private isTerpilih(): boolean {
    const { ubah } = this.opsi
    const blok = Math.floor(this.ke / BLOK)
    if (blok !== this.blok) {
      // Of every hundred families `ubah` are chosen, so the share holds in any part of the city.
      this.blok = blok
      this.terpilih.fill(0)
      for (let n = 0; n < ubah; ) {
        const i = this.acak.sampai(BLOK)
        if (this.terpilih[i]) continue
        this.terpilih[i] = 1
        n++
      }
    }
    return this.terpilih[this.ke++ % BLOK] === 1
  }

  private ubah(barisKeluarga: Uint8Array, barisAnggota: Uint8Array, nomorKk: string): boolean {
    const pertama = drawBobot(this.acak, PERISTIWA)
    if (pertama === 'pindah-masuk') {
      this.datang()
      return false
    }
    const isi = this.parse(barisKeluarga, barisAnggota)
    const desilLama = isi.keluarga.get('desil_nasional')
    // What cannot happen to this family gives way to what can happen to any, rather than to its leaving.
    for (const jenis of [pertama, 'desil-berubah', 'mulai-diperingkat', 'aset-berubah', 'pindah-alamat'] as const) {
      const hasil = terapkanPeristiwa(jenis, isi, this.alat)
      if (!hasil) continue
      for (const satu of hasil.keluargaList) this.tulis(satu)
      this.catat(jenis, {
        nomor_kartu_keluarga: nomorKk,
        nomor_kartu_keluarga_baru: hasil.nomorKkBaru ?? '',
        nomor_induk_kependudukan: hasil.nik ?? '',
        desil_lama: desilLama,
        desil_baru: hasil.keluargaList[0]?.keluarga.get('desil_nasional') ?? '',
        rincian: hasil.rincian ?? '',
      })
      return true
    }
    return false
  }

  /** A family moves in from elsewhere; it stands before the one at whose place it was chosen, which stays as it is. */
  private datang(): void {
    const { acak } = this
    const ukuran = acak.antara(1, 5)
    const sejahtera = acak.pecahan()
    const desil = acak.mungkin(0.4) ? Math.floor(sejahtera * 10) + 1 : 0
    this.pembuat.tulis(this.keluarga, this.anggota, {
      desa: acak.sampai(this.opsi.wilayah.length),
      ukuran,
      desil,
      desilProvinsi: Math.max(1, desil - 1),
      desilKab: Math.max(1, desil - 2),
      sejahtera,
      urutan: this.pendatang++,
      kkDalamHari: HARI_TRIWULAN,
    })
    this.jumlahKeluarga++
    this.jumlahAnggota += ukuran
    const nomorKk = this.pembuat.nomorKkTerakhir()
    this.catat('pindah-masuk', { nomor_kartu_keluarga: nomorKk, desil_baru: desil === 0 ? '' : String(desil) })
  }

  private jawab(usulanList: readonly UsulanDijawab[], isi: KeluargaBaris): void {
    for (const usulan of usulanList) {
      const lama = isi.keluarga.get('desil_nasional')
      const jawaban = terapkanJawaban(usulan, isi, this.acak)
      this.catatJawaban(usulan, jawaban, lama, isi.keluarga.get('desil_nasional'), '')
    }
    this.tulis(isi)
  }

  private catatJawaban(usulan: UsulanDijawab, jawaban: string, lama: string, baru: string, rincian: string): void {
    this.jumlahJawaban[jawaban] = (this.jumlahJawaban[jawaban] ?? 0) + 1
    this.tulisKebenaran({
      nomor_kartu_keluarga: usulan.nomorKk,
      jenis: 'usulan',
      nomor_usulan: usulan.nomorUsulan,
      jawaban,
      desil_lama: lama,
      desil_baru: baru,
      rincian,
    })
  }

  private catat(jenis: JenisPeristiwa, kebenaran: Kebenaran): void {
    this.jumlahPeristiwa[jenis] = (this.jumlahPeristiwa[jenis] ?? 0) + 1
    this.tulisKebenaran({ ...kebenaran, jenis })
  }

  private tulisKebenaran(kebenaran: Kebenaran): void {
    const nilaiList = KOLOM_KEBENARAN.map((kolom) => `"${(kebenaran[kolom] ?? '').replaceAll('"', '""')}"`)
    this.kebenaran.put(this.encoder.encode(`${nilaiList.join('|')}\n`))
  }

  private tulis(isi: KeluargaBaris): void {
    this.keluarga.put(this.encoder.encode(isi.keluarga.toTeks()))
    for (const anggota of isi.anggotaList) this.anggota.put(this.encoder.encode(anggota.toTeks()))
    this.jumlahKeluarga++
    this.jumlahAnggota += isi.anggotaList.length
  }

  private parse(barisKeluarga: Uint8Array, barisAnggota: Uint8Array): KeluargaBaris {
    const anggotaList = this.decoder.decode(barisAnggota).split('\n')
    // The text ends with a line end, behind which nothing is left.
    anggotaList.pop()
    return {
      keluarga: parseBarisKeluarga(this.decoder.decode(barisKeluarga).slice(0, -1)),
      anggotaList: anggotaList.map(parseBarisAnggota),
    }
  }
}
