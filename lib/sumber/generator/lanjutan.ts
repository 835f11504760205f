// The release after a given one: family after family goes through, most of them untouched, and what happened to the
// others is noted as the truth against which an import or a comparison can be checked.
import type { IsoDate, Periode } from '@/lib/core/date'
import { partsOfPeriode } from '@/lib/core/date'
import { akhirPeriode, Calendar } from './calendar'
import { listKecamatan } from './desa-siap'
import type { UsulanDijawab } from './jawaban-usulan'
import { terapkanJawaban } from './jawaban-usulan'
import type { KeluargaKey } from './keluarga-key'
import { KeluargaMaker } from './keluarga-maker'
import { type KeluargaRows, parseAnggotaRow, parseKeluargaRow } from './keluarga-rows'
import { NomorUrut, rangesAwal, rangesLanjutan } from './nomor'
import { type JenisPeristiwa, type PeristiwaTools, terapkanPeristiwa } from './peristiwa'
import { drawWeighted, Random, toWeights, type Weights } from './random'
import { RowWriter, toBytes } from './row-writer'
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

const NEWLINE = 10
const CAPACITY = 1 << 20
const RESERVE = 64 * 1024
const BLOCK = 100
const HARI_TRIWULAN = 90
const PERISTIWA: Weights<JenisPeristiwa> = toWeights([
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
  readonly keluarga = new RowWriter(CAPACITY)
  readonly anggota = new RowWriter(CAPACITY)
  readonly kebenaran = new RowWriter(CAPACITY)
  /** How many of each event, and of each answer, so far. */
  readonly jumlahPeristiwa: Record<string, number> = {}
  readonly jumlahJawaban: Record<string, number> = {}
  jumlahKeluarga = 0
  jumlahAnggota = 0

  private readonly random: Random
  private readonly tools: PeristiwaTools
  private readonly maker: KeluargaMaker
  private readonly kecamatanDikenal: ReadonlySet<string>
  private readonly usulanByKk = new Map<string, UsulanDijawab[]>()
  private readonly chosen = new Uint8Array(BLOCK)
  private block = -1
  private ke = 0
  private pendatang: number
  private readonly decoder = new TextDecoder()
  private readonly encoder = new TextEncoder()

  constructor(
    private readonly options: OpsiLanjutan,
    usulanList: readonly UsulanDijawab[],
  ) {
    const { wilayah, periode, sistem } = options
    const kodeKab = wilayah[0]?.kodeKab ?? ''
    const benih = `${options.benih}/${kodeKab}/${periode}/lanjutan`
    this.random = new Random(benih)
    const calendar = new Calendar(akhirPeriode(periode))
    const jumlahKecamatan = listKecamatan(wilayah).length
    const nomor = new NomorUrut(calendar, jumlahKecamatan, listKecamatanAsal(kodeKab).length, rangesLanjutan(periode))
    // The newborn of the quarter are the first of their day, so they take the serials of everyone.
    const nomorBayi = new NomorUrut(calendar, jumlahKecamatan, 0, rangesAwal(kodeKab))
    this.maker = new KeluargaMaker(benih, wilayah, sistem, calendar, nomor)
    const { tahun, triwulan } = partsOfPeriode(periode)
    this.pendatang = 20_000_000 + ((tahun * 4 + triwulan) % 1000) * 100_000

    const kodeList = wilayah.map((desa) => findKode(desa, sistem))
    this.kecamatanDikenal = new Set(kodeList.map((kode) => `${kode?.kab}/${kode?.kecamatan}`))
    const desaByKode = new Map(kodeList.map((kode, i) => [kode?.desa ?? '', i]))
    const indeksOf = (kodeDesa: string) => desaByKode.get(kodeDesa) ?? this.random.below(wilayah.length)
    this.tools = {
      random: this.random,
      pada: akhirPeriode(periode),
      nomorKkBaru: (kodeDesa) => this.maker.nomorKkBaru(indeksOf(kodeDesa), HARI_TRIWULAN),
      bayiBaru: (kodeDesa) => {
        const daysAgo = this.random.below(HARI_TRIWULAN)
        const perempuan = this.random.chance(0.488)
        const { nik, nama } = this.maker.orangBaru(indeksOf(kodeDesa), daysAgo, perempuan, nomorBayi)
        return { nik, nama, lahir: calendar.tanggal(daysAgo) as IsoDate, jenisKelamin: perempuan ? '2' : '1' }
      },
      rumahBaru: (kodeDesa, desil, size) =>
        this.maker.nilaiRumah(indeksOf(kodeDesa), (desil - this.random.fraction()) / 10, size, this.pendatang++),
      wilayahLain: (kodeDesa) => {
        const sendiri = indeksOf(kodeDesa)
        const lain = this.random.below(wilayah.length - 1)
        return wilayah.length > 1 ? this.maker.nilaiWilayah(lain < sendiri ? lain : lain + 1) : null
      },
    }
    for (const usulan of usulanList) {
      const ada = this.usulanByKk.get(usulan.nomorKk)
      if (ada) ada.push(usulan)
      else this.usulanByKk.set(usulan.nomorKk, [usulan])
    }
    this.kebenaran.put(toBytes(`${KOLOM_KEBENARAN.map((kolom) => `"${kolom}"`).join('|')}\n`))
  }

  /** Whether one of the buffers should be emptied before the next family. */
  isFull(): boolean {
    return this.keluarga.isFull(RESERVE) || this.anggota.isFull(RESERVE) || this.kebenaran.isFull(RESERVE)
  }

  /**
   * Whether lines of members belong to the family of that key, and the family to this kabupaten and system of codes.
   * In the member file the nomor KK follows the sixteen digits of the NIK. Only the first line must bear the family's own:
   * a release whose families do not all agree may have somebody of it on the card next door.
   */
  isSatuKeluarga(key: KeluargaKey, anggotaBytes: Uint8Array): boolean {
    if (!this.kecamatanDikenal.has(`${key.kodeKab}/${key.kodeKecamatan}`)) return false
    for (let i = 0; i < 16; i++) if (anggotaBytes[20 + i] !== key.nomorKk.charCodeAt(i)) return false
    let start = 0
    for (let n = 0; n < key.size; n++) start = anggotaBytes.indexOf(NEWLINE, start) + 1
    return start === anggotaBytes.length
  }

  /**
   * Takes one family: its line and the lines of its members, line ends included, and its nomor KK. Families that
   * nothing happens to come out as the same bytes.
   */
  proses(keluargaBytes: Uint8Array, anggotaBytes: Uint8Array, nomorKk: string, size: number): void {
    const usulanList = this.usulanByKk.get(nomorKk)
    const berubah = this.isChosen()
    if (usulanList) {
      // Nothing else happens to a family with a usulan, so that the answer can be told from the event.
      this.usulanByKk.delete(nomorKk)
      this.jawab(usulanList, this.parse(keluargaBytes, anggotaBytes))
      return
    }
    if (berubah && this.ubah(keluargaBytes, anggotaBytes, nomorKk)) return
    this.keluarga.put(keluargaBytes)
    this.anggota.put(anggotaBytes)
    this.jumlahKeluarga++
    this.jumlahAnggota += size
  }

  /**
   * Notes the next usulan whose families were not in the release, as many as the buffer takes; to be called after the
   * last family until it returns false.
   */
  catatTanpaKeluarga(): boolean {
    for (const [nomorKk, usulanList] of this.usulanByKk) {
      if (this.isFull()) return true
      for (const usulan of usulanList) this.catatJawaban(usulan, 'tidak-diakui', '', '', 'tidak ada di rilis')
      this.usulanByKk.delete(nomorKk)
    }
    return false
  }

  private isChosen(): boolean {
    const { ubah } = this.options
    const block = Math.floor(this.ke / BLOCK)
    if (block !== this.block) {
      // Of every hundred families `ubah` are chosen, so the share holds in any part of the city.
      this.block = block
      this.chosen.fill(0)
      for (let n = 0; n < ubah; ) {
        const i = this.random.below(BLOCK)
        if (this.chosen[i]) continue
        this.chosen[i] = 1
        n++
      }
    }
    return this.chosen[this.ke++ % BLOCK] === 1
  }

  private ubah(keluargaBytes: Uint8Array, anggotaBytes: Uint8Array, nomorKk: string): boolean {
    const pertama = drawWeighted(this.random, PERISTIWA)
    if (pertama === 'pindah-masuk') {
      this.datang()
      return false
    }
    const content = this.parse(keluargaBytes, anggotaBytes)
    const desilLama = content.keluarga.get('desil_nasional')
    // What cannot happen to this family gives way to what can happen to any, rather than to its leaving.
    for (const jenis of [pertama, 'desil-berubah', 'mulai-diperingkat', 'aset-berubah', 'pindah-alamat'] as const) {
      const result = terapkanPeristiwa(jenis, content, this.tools)
      if (!result) continue
      for (const satu of result.keluargaList) this.tulis(satu)
      this.catat(jenis, {
        nomor_kartu_keluarga: nomorKk,
        nomor_kartu_keluarga_baru: result.nomorKkBaru ?? '',
        nomor_induk_kependudukan: result.nik ?? '',
        desil_lama: desilLama,
        desil_baru: result.keluargaList[0]?.keluarga.get('desil_nasional') ?? '',
        rincian: result.rincian ?? '',
      })
      return true
    }
    return false
  }

  /** A family moves in from elsewhere; it stands before the one at whose place it was chosen, which stays as it is. */
  private datang(): void {
    const { random } = this
    const size = random.between(1, 5)
    const welfare = random.fraction()
    const desil = random.chance(0.4) ? Math.floor(welfare * 10) + 1 : 0
    this.maker.tulis(this.keluarga, this.anggota, {
      desa: random.below(this.options.wilayah.length),
      size,
      desil,
      desilProvinsi: Math.max(1, desil - 1),
      desilKab: Math.max(1, desil - 2),
      welfare,
      ordinal: this.pendatang++,
      kkDalamHari: HARI_TRIWULAN,
    })
    this.jumlahKeluarga++
    this.jumlahAnggota += size
    const nomorKk = this.maker.nomorKkTerakhir()
    this.catat('pindah-masuk', { nomor_kartu_keluarga: nomorKk, desil_baru: desil === 0 ? '' : String(desil) })
  }

  private jawab(usulanList: readonly UsulanDijawab[], content: KeluargaRows): void {
    for (const usulan of usulanList) {
      const lama = content.keluarga.get('desil_nasional')
      const jawaban = terapkanJawaban(usulan, content, this.random)
      this.catatJawaban(usulan, jawaban, lama, content.keluarga.get('desil_nasional'), '')
    }
    this.tulis(content)
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
    const valueList = KOLOM_KEBENARAN.map((kolom) => `"${(kebenaran[kolom] ?? '').replaceAll('"', '""')}"`)
    this.kebenaran.put(this.encoder.encode(`${valueList.join('|')}\n`))
  }

  private tulis(content: KeluargaRows): void {
    this.keluarga.put(this.encoder.encode(content.keluarga.toText()))
    for (const anggota of content.anggotaList) this.anggota.put(this.encoder.encode(anggota.toText()))
    this.jumlahKeluarga++
    this.jumlahAnggota += content.anggotaList.length
  }

  private parse(keluargaBytes: Uint8Array, anggotaBytes: Uint8Array): KeluargaRows {
    const anggotaList = this.decoder.decode(anggotaBytes).split('\n')
    // The text ends with a line end, behind which nothing is left.
    anggotaList.pop()
    return {
      keluarga: parseKeluargaRow(this.decoder.decode(keluargaBytes).slice(0, -1)),
      anggotaList: anggotaList.map(parseAnggotaRow),
    }
  }
}
