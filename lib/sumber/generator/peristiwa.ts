// What happens to families between two releases. Each event changes the rows of one family, or says that it does not
// apply to it, so that the next kind is tried.
import { type IsoDate, yearsBetween } from '@/lib/core/date'
import type { KolomKeluarga } from '../kolom'
import type { AnggotaRow, KeluargaRows } from './keluarga-rows'
import type { Random } from './random'

/** Kinds of events, as the file of truth names them. */
export const JENIS_PERISTIWA = [
  'desil-berubah',
  'mulai-diperingkat',
  'aset-berubah',
  'lahir',
  'meninggal',
  'ganti-kepala',
  'pecah-kk',
  'pindah-keluar',
  'pindah-masuk',
  'pindah-alamat',
] as const
export type JenisPeristiwa = (typeof JENIS_PERISTIWA)[number]

/** What an event needs from outside: numbers, names and places come from the maker of the release. */
export type PeristiwaTools = {
  readonly random: Random
  /** The day the new release describes. */
  readonly pada: IsoDate
  /** A new nomor KK of the kecamatan of that desa, recorded in the quarter. */
  nomorKkBaru(kodeDesa: string): string
  /** A newborn of the quarter in that desa. */
  bayiBaru(kodeDesa: string): { nik: string; nama: string; lahir: IsoDate; jenisKelamin: '1' | '2' }
  /** Values of the columns id_pelanggan_pln … jumlah_ternak_kambing_domba for a family of that desil. */
  rumahBaru(kodeDesa: string, desil: number, size: number): readonly string[]
  /** Values of the eight area columns of another desa of the kabupaten; null when there is no other. */
  wilayahLain(kodeDesa: string): readonly string[] | null
}

/** What came of an event: the families in its place (none = gone), and what the file of truth notes. */
export type PeristiwaResult = {
  readonly keluargaList: readonly KeluargaRows[]
  readonly nomorKkBaru?: string
  readonly nik?: string
  readonly rincian?: string
}

const KOLOM_WILAYAH: readonly KolomKeluarga[] = [
  'kode_provinsi',
  'provinsi',
  'kode_kabupaten_kota',
  'kabupaten_kota',
  'kode_kecamatan',
  'kecamatan',
  'kode_kelurahan_desa',
  'kelurahan_desa',
]
/** Column id_pelanggan_pln, from 0: with it begins what is known of the dwelling. */
const PLN_COLUMN = 15
const ASET_BERUBAH: readonly KolomKeluarga[] = [
  'aset_bergerak_sepeda_motor',
  'aset_bergerak_lemari_es',
  'aset_bergerak_tv_datar',
  'aset_bergerak_smartphone',
  'aset_bergerak_ac',
  'aset_bergerak_komputer_laptop_tablet',
  'aset_bergerak_mobil',
  'aset_bergerak_emas_perhiasan',
]

/** Applies an event to a family in place; null when this family cannot have it. `pindah-masuk` is made elsewhere. */
export function terapkanPeristiwa(
  jenis: Exclude<JenisPeristiwa, 'pindah-masuk'>,
  content: KeluargaRows,
  tools: PeristiwaTools,
): PeristiwaResult | null {
  switch (jenis) {
    case 'desil-berubah':
      return isDiperingkat(content) ? geserDesil(content, tools.random) : null
    case 'mulai-diperingkat':
      return mulaiDiperingkat(content, tools)
    case 'aset-berubah':
      return ubahAset(content, tools.random)
    case 'lahir':
      return lahir(content, tools)
    case 'meninggal':
      return meninggal(content, tools)
    case 'ganti-kepala':
      return gantiKepala(content, tools)
    case 'pecah-kk':
      return pecahKk(content, tools)
    case 'pindah-keluar':
      return { keluargaList: [] }
    case 'pindah-alamat':
      return pindahAlamat(content, tools)
  }
}

/** Whether a family has a national desil. */
export function isDiperingkat({ keluarga }: KeluargaRows): boolean {
  return /^([1-9]|10)$/.test(keluarga.get('desil_nasional'))
}

/** Moves the three desil of a ranked family one or two steps, to somewhere else. */
export function geserDesil(content: KeluargaRows, random: Random): PeristiwaResult {
  const lama = Number(content.keluarga.get('desil_nasional'))
  const besar = random.chance(0.2) ? 2 : 1
  const direction = lama === 1 ? 1 : lama === 10 ? -1 : random.chance(0.5) ? 1 : -1
  const baru = Math.min(10, Math.max(1, lama + direction * besar))
  for (const kolom of ['desil_nasional', 'desil_provinsi', 'desil_kabupaten_kota'] as const) {
    const value = Number(content.keluarga.get(kolom)) + baru - lama
    content.keluarga.set(kolom, String(Math.min(10, Math.max(1, value))))
  }
  return { keluargaList: [content] }
}

/** Gives an unranked family the three desil, around `desil`. */
export function beriDesil(content: KeluargaRows, desil: number): void {
  content.keluarga.set('desil_nasional', String(desil))
  content.keluarga.set('desil_provinsi', String(Math.max(1, desil - 1)))
  content.keluarga.set('desil_kabupaten_kota', String(Math.max(1, desil - 2)))
}

function mulaiDiperingkat(content: KeluargaRows, { random, rumahBaru }: PeristiwaTools): PeristiwaResult | null {
  if (isDiperingkat(content)) return null
  const { keluarga } = content
  const desil = random.between(1, 9)
  // Who was not ranked because nobody had asked about the dwelling is ranked once somebody has.
  if (keluarga.get('status_kepemilikan_rumah') === '') {
    const valueList = rumahBaru(keluarga.get('kode_kelurahan_desa'), desil, content.anggotaList.length)
    keluarga.valueList.splice(PLN_COLUMN, valueList.length, ...valueList)
  }
  beriDesil(content, desil)
  return { keluargaList: [content] }
}

function ubahAset(content: KeluargaRows, random: Random): PeristiwaResult | null {
  const { keluarga } = content
  if (keluarga.get('kepemilikan_aset') === '') return null
  const kolom = ASET_BERUBAH[random.below(ASET_BERUBAH.length)] as KolomKeluarga
  keluarga.set(kolom, keluarga.get(kolom) === '1' ? '2' : '1')
  if (random.chance(0.3) && keluarga.get('sumber_penerangan_utama') === '1') {
    const daya = Number(keluarga.get('daya_terpasang'))
    keluarga.set('daya_terpasang', String(daya < 5 ? daya + 1 : 4))
  }
  sesuaikanAset(content)
  return { keluargaList: [content], rincian: kolom }
}

/** Makes kepemilikan_aset say again whether any asset is owned. */
function sesuaikanAset({ keluarga }: KeluargaRows): void {
  const ada = keluarga.valueList.slice(29, 45).includes('1')
  keluarga.set('kepemilikan_aset', ada ? '1' : '2')
}

function lahir(content: KeluargaRows, { bayiBaru, pada }: PeristiwaTools): PeristiwaResult | null {
  const ibu = content.anggotaList.find(
    (anggota) =>
      anggota.get('status_hubungan_keluarga') === '2' &&
      anggota.get('jenis_kelamin') === '2' &&
      umurOf(anggota, pada) >= 19 &&
      umurOf(anggota, pada) <= 44,
  )
  const bungsu = content.anggotaList.some((anggota) => umurOf(anggota, pada) < 2)
  if (!ibu || bungsu) return null
  const bayi = bayiBaru(content.keluarga.get('kode_kelurahan_desa'))
  const baris = ibu.copy()
  baris.valueList.fill('', 9, 36)
  baris.set('nomor_induk_kependudukan', bayi.nik)
  baris.set('nama', bayi.nama)
  baris.set('tanggal_lahir', bayi.lahir)
  baris.set('jenis_kelamin', bayi.jenisKelamin)
  baris.set('status_hubungan_keluarga', '3')
  baris.set('pbi_nas', 'TIDAK')
  baris.set('pbi_pemda', 'TIDAK')
  baris.set('status_kawin', '1')
  baris.set('pendidikan_akhir_ktp', 'TIDAK/BELUM SEKOLAH')
  baris.set('pekerjaan_ktp', 'BELUM/TIDAK BEKERJA')
  baris.set('kondisi_gizi', '3')
  baris.set('penyakit_kronis', '01')
  content.anggotaList.push(baris)
  hitungUlang(content)
  return { keluargaList: [content], nik: bayi.nik }
}

function meninggal(content: KeluargaRows, { random, pada }: PeristiwaTools): PeristiwaResult | null {
  const tua = content.anggotaList.filter((anggota, i) => i > 0 && umurOf(anggota, pada) >= 60)
  const lain = content.anggotaList.slice(1).filter((anggota) => umurOf(anggota, pada) >= 30)
  const choices = tua.length > 0 ? tua : lain
  const kepala = content.anggotaList[0]
  if (choices.length === 0) {
    // Someone who lived alone leaves no family behind.
    if (content.anggotaList.length > 1 || !kepala || umurOf(kepala, pada) < 60) return null
    return { keluargaList: [], nik: kepala.get('nomor_induk_kependudukan') }
  }
  const almarhum = choices[random.below(choices.length)] as AnggotaRow
  content.anggotaList = content.anggotaList.filter((anggota) => anggota !== almarhum)
  if (almarhum.get('status_hubungan_keluarga') === '2') kepala?.set('status_kawin', '4')
  hitungUlang(content)
  return { keluargaList: [content], nik: almarhum.get('nomor_induk_kependudukan') }
}

function gantiKepala(content: KeluargaRows, { random, nomorKkBaru, pada }: PeristiwaTools): PeristiwaResult | null {
  const [kepala, ...lain] = content.anggotaList
  if (!kepala || umurOf(kepala, pada) < 40) return null
  const pasangan = lain.find((anggota) => anggota.get('status_hubungan_keluarga') === '2')
  const dewasa = lain.find((anggota) => anggota.get('status_hubungan_keluarga') === '3' && umurOf(anggota, pada) >= 20)
  const pengganti = pasangan ?? (random.chance(0.5) ? dewasa : undefined)
  if (!pengganti) return null
  const anak = pengganti.get('status_hubungan_keluarga') === '3'
  pengganti.set('status_hubungan_keluarga', '1')
  if (!anak) pengganti.set('status_kawin', '4')
  else
    for (const anggota of lain)
      if (anggota !== pengganti && anggota.get('status_hubungan_keluarga') === '3')
        anggota.set('status_hubungan_keluarga', '8')
  content.anggotaList = [pengganti, ...lain.filter((anggota) => anggota !== pengganti)]
  const nomor = nomorKkBaru(content.keluarga.get('kode_kelurahan_desa'))
  setNomorKk(content, nomor)
  hitungUlang(content)
  return { keluargaList: [content], nomorKkBaru: nomor, nik: kepala.get('nomor_induk_kependudukan') }
}

function pecahKk(content: KeluargaRows, { nomorKkBaru, pada }: PeristiwaTools): PeristiwaResult | null {
  const anak = content.anggotaList.find(
    (anggota) => anggota.get('status_hubungan_keluarga') === '3' && umurOf(anggota, pada) >= 21,
  )
  if (!anak) return null
  // A married child takes spouse and children along.
  const ikut =
    anak.get('status_kawin') === '2'
      ? content.anggotaList.filter((anggota) => ['4', '5'].includes(anggota.get('status_hubungan_keluarga')))
      : []
  const pergi = [anak, ...ikut]
  const baru: KeluargaRows = { keluarga: content.keluarga.copy(), anggotaList: pergi }
  anak.set('status_hubungan_keluarga', '1')
  for (const anggota of ikut)
    anggota.set('status_hubungan_keluarga', anggota.get('status_hubungan_keluarga') === '4' ? '2' : '3')
  // The husband comes first when the daughter leaves with hers.
  const suami = ikut.find(
    (anggota) => anggota.get('status_hubungan_keluarga') === '2' && anggota.get('jenis_kelamin') === '1',
  )
  if (suami) {
    suami.set('status_hubungan_keluarga', '1')
    anak.set('status_hubungan_keluarga', '2')
    baru.anggotaList = [suami, ...pergi.filter((anggota) => anggota !== suami)]
  }
  content.anggotaList = content.anggotaList.filter((anggota) => !pergi.includes(anggota))
  const nomor = nomorKkBaru(content.keluarga.get('kode_kelurahan_desa'))
  setNomorKk(baru, nomor)
  // Nobody has looked at the new home yet: not ranked, dwelling unknown.
  baru.keluarga.valueList.fill('', PLN_COLUMN)
  baru.keluarga.set('desil_nasional', '')
  hitungUlang(content)
  hitungUlang(baru)
  return { keluargaList: [content, baru], nomorKkBaru: nomor, nik: anak.get('nomor_induk_kependudukan') }
}

function pindahAlamat(content: KeluargaRows, { wilayahLain }: PeristiwaTools): PeristiwaResult | null {
  const tujuan = wilayahLain(content.keluarga.get('kode_kelurahan_desa'))
  if (!tujuan) return null
  KOLOM_WILAYAH.forEach((kolom, i) => {
    content.keluarga.set(kolom, tujuan[i] ?? '')
  })
  return { keluargaList: [content], rincian: tujuan[6] ?? '' }
}

function setNomorKk(content: KeluargaRows, nomor: string): void {
  content.keluarga.set('nomor_kartu_keluarga', nomor)
  for (const anggota of content.anggotaList) anggota.set('nomor_kartu_keluarga', nomor)
}

function hitungUlang(content: KeluargaRows): void {
  content.keluarga.set('jumlah_anggota_keluarga', String(content.anggotaList.length))
  content.keluarga.set('nama_anggota_keluarga', content.anggotaList[0]?.get('nama') ?? '')
}

function umurOf(anggota: AnggotaRow, pada: IsoDate): number {
  return yearsBetween(anggota.get('tanggal_lahir') as IsoDate, pada)
}
