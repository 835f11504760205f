// What happens to families between two releases. Each event changes the rows of one family, or says that it does not
// apply to it, so that the next kind is tried.
import { type IsoDate, yearsBetween } from '@/lib/core/date'
import type { KolomKeluarga } from '../kolom'
import type { Acak } from './acak'
import type { BarisAnggota, KeluargaBaris } from './keluarga-baris'

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
export type AlatPeristiwa = {
  readonly acak: Acak
  /** The day the new release describes. */
  readonly pada: IsoDate
  /** A new nomor KK of the kecamatan of that desa, recorded in the quarter. */
  nomorKkBaru(kodeDesa: string): string
  /** A newborn of the quarter in that desa. */
  bayiBaru(kodeDesa: string): { nik: string; nama: string; lahir: IsoDate; jenisKelamin: '1' | '2' }
  /** Values of the columns id_pelanggan_pln … jumlah_ternak_kambing_domba for a family of that desil. */
  rumahBaru(kodeDesa: string, desil: number, ukuran: number): readonly string[]
  /** Values of the eight area columns of another desa of the kabupaten; null when there is no other. */
  wilayahLain(kodeDesa: string): readonly string[] | null
}

/** What came of an event: the families in its place (none = gone), and what the file of truth notes. */
export type HasilPeristiwa = {
  readonly keluargaList: readonly KeluargaBaris[]
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
const KE_PLN = 15
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
  isi: KeluargaBaris,
  alat: AlatPeristiwa,
): HasilPeristiwa | null {
  switch (jenis) {
    case 'desil-berubah':
      return isDiperingkat(isi) ? geserDesil(isi, alat.acak) : null
    case 'mulai-diperingkat':
      return mulaiDiperingkat(isi, alat)
    case 'aset-berubah':
      return ubahAset(isi, alat.acak)
    case 'lahir':
      return lahir(isi, alat)
    case 'meninggal':
      return meninggal(isi, alat)
    case 'ganti-kepala':
      return gantiKepala(isi, alat)
    case 'pecah-kk':
      return pecahKk(isi, alat)
    case 'pindah-keluar':
      return { keluargaList: [] }
    case 'pindah-alamat':
      return pindahAlamat(isi, alat)
  }
}

/** Whether a family has a national desil. */
export function isDiperingkat({ keluarga }: KeluargaBaris): boolean {
  return /^([1-9]|10)$/.test(keluarga.get('desil_nasional'))
}

/** Moves the three desil of a ranked family one or two steps, to somewhere else. */
export function geserDesil(isi: KeluargaBaris, acak: Acak): HasilPeristiwa {
  const lama = Number(isi.keluarga.get('desil_nasional'))
  const besar = acak.mungkin(0.2) ? 2 : 1
  const arah = lama === 1 ? 1 : lama === 10 ? -1 : acak.mungkin(0.5) ? 1 : -1
  const baru = Math.min(10, Math.max(1, lama + arah * besar))
  for (const kolom of ['desil_nasional', 'desil_provinsi', 'desil_kabupaten_kota'] as const) {
    const nilai = Number(isi.keluarga.get(kolom)) + baru - lama
    isi.keluarga.set(kolom, String(Math.min(10, Math.max(1, nilai))))
  }
  return { keluargaList: [isi] }
}

/** Gives an unranked family the three desil, around `desil`. */
export function beriDesil(isi: KeluargaBaris, desil: number): void {
  isi.keluarga.set('desil_nasional', String(desil))
  isi.keluarga.set('desil_provinsi', String(Math.max(1, desil - 1)))
  isi.keluarga.set('desil_kabupaten_kota', String(Math.max(1, desil - 2)))
}

function mulaiDiperingkat(isi: KeluargaBaris, { acak, rumahBaru }: AlatPeristiwa): HasilPeristiwa | null {
  if (isDiperingkat(isi)) return null
  const { keluarga } = isi
  const desil = acak.antara(1, 9)
  // Who was not ranked because nobody had asked about the dwelling is ranked once somebody has.
  if (keluarga.get('status_kepemilikan_rumah') === '') {
    const nilaiList = rumahBaru(keluarga.get('kode_kelurahan_desa'), desil, isi.anggotaList.length)
    keluarga.nilaiList.splice(KE_PLN, nilaiList.length, ...nilaiList)
  }
  beriDesil(isi, desil)
  return { keluargaList: [isi] }
}

function ubahAset(isi: KeluargaBaris, acak: Acak): HasilPeristiwa | null {
  const { keluarga } = isi
  if (keluarga.get('kepemilikan_aset') === '') return null
  const kolom = ASET_BERUBAH[acak.sampai(ASET_BERUBAH.length)] as KolomKeluarga
  keluarga.set(kolom, keluarga.get(kolom) === '1' ? '2' : '1')
  if (acak.mungkin(0.3) && keluarga.get('sumber_penerangan_utama') === '1') {
    const daya = Number(keluarga.get('daya_terpasang'))
    keluarga.set('daya_terpasang', String(daya < 5 ? daya + 1 : 4))
  }
  sesuaikanAset(isi)
  return { keluargaList: [isi], rincian: kolom }
}

/** Makes kepemilikan_aset say again whether any asset is owned. */
function sesuaikanAset({ keluarga }: KeluargaBaris): void {
  const ada = keluarga.nilaiList.slice(29, 45).includes('1')
  keluarga.set('kepemilikan_aset', ada ? '1' : '2')
}

function lahir(isi: KeluargaBaris, { bayiBaru, pada }: AlatPeristiwa): HasilPeristiwa | null {
  const ibu = isi.anggotaList.find(
    (anggota) =>
      anggota.get('status_hubungan_keluarga') === '2' &&
      anggota.get('jenis_kelamin') === '2' &&
      umurOf(anggota, pada) >= 19 &&
      umurOf(anggota, pada) <= 44,
  )
  const bungsu = isi.anggotaList.some((anggota) => umurOf(anggota, pada) < 2)
  if (!ibu || bungsu) return null
  const bayi = bayiBaru(isi.keluarga.get('kode_kelurahan_desa'))
  const baris = ibu.salin()
  baris.nilaiList.fill('', 9, 36)
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
  isi.anggotaList.push(baris)
  hitungUlang(isi)
  return { keluargaList: [isi], nik: bayi.nik }
}

function meninggal(isi: KeluargaBaris, { acak, pada }: AlatPeristiwa): HasilPeristiwa | null {
  const tua = isi.anggotaList.filter((anggota, i) => i > 0 && umurOf(anggota, pada) >= 60)
  const lain = isi.anggotaList.slice(1).filter((anggota) => umurOf(anggota, pada) >= 30)
  const pilihan = tua.length > 0 ? tua : lain
  const kepala = isi.anggotaList[0]
  if (pilihan.length === 0) {
    // Someone who lived alone leaves no family behind.
    if (isi.anggotaList.length > 1 || !kepala || umurOf(kepala, pada) < 60) return null
    return { keluargaList: [], nik: kepala.get('nomor_induk_kependudukan') }
  }
  const almarhum = pilihan[acak.sampai(pilihan.length)] as BarisAnggota
  isi.anggotaList = isi.anggotaList.filter((anggota) => anggota !== almarhum)
  if (almarhum.get('status_hubungan_keluarga') === '2') kepala?.set('status_kawin', '4')
  hitungUlang(isi)
  return { keluargaList: [isi], nik: almarhum.get('nomor_induk_kependudukan') }
}

function gantiKepala(isi: KeluargaBaris, { acak, nomorKkBaru, pada }: AlatPeristiwa): HasilPeristiwa | null {
  const [kepala, ...lain] = isi.anggotaList
  if (!kepala || umurOf(kepala, pada) < 40) return null
  const pasangan = lain.find((anggota) => anggota.get('status_hubungan_keluarga') === '2')
  const dewasa = lain.find((anggota) => anggota.get('status_hubungan_keluarga') === '3' && umurOf(anggota, pada) >= 20)
  const pengganti = pasangan ?? (acak.mungkin(0.5) ? dewasa : undefined)
  if (!pengganti) return null
  const anak = pengganti.get('status_hubungan_keluarga') === '3'
  pengganti.set('status_hubungan_keluarga', '1')
  if (!anak) pengganti.set('status_kawin', '4')
  else
    for (const anggota of lain)
      if (anggota !== pengganti && anggota.get('status_hubungan_keluarga') === '3')
        anggota.set('status_hubungan_keluarga', '8')
  isi.anggotaList = [pengganti, ...lain.filter((anggota) => anggota !== pengganti)]
  const nomor = nomorKkBaru(isi.keluarga.get('kode_kelurahan_desa'))
  setNomorKk(isi, nomor)
  hitungUlang(isi)
  return { keluargaList: [isi], nomorKkBaru: nomor, nik: kepala.get('nomor_induk_kependudukan') }
}

function pecahKk(isi: KeluargaBaris, { nomorKkBaru, pada }: AlatPeristiwa): HasilPeristiwa | null {
  const anak = isi.anggotaList.find(
    (anggota) => anggota.get('status_hubungan_keluarga') === '3' && umurOf(anggota, pada) >= 21,
  )
  if (!anak) return null
  // A married child takes spouse and children along.
  const ikut =
    anak.get('status_kawin') === '2'
      ? isi.anggotaList.filter((anggota) => ['4', '5'].includes(anggota.get('status_hubungan_keluarga')))
      : []
  const pergi = [anak, ...ikut]
  const baru: KeluargaBaris = { keluarga: isi.keluarga.salin(), anggotaList: pergi }
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
  isi.anggotaList = isi.anggotaList.filter((anggota) => !pergi.includes(anggota))
  const nomor = nomorKkBaru(isi.keluarga.get('kode_kelurahan_desa'))
  setNomorKk(baru, nomor)
  // Nobody has looked at the new home yet: not ranked, dwelling unknown.
  baru.keluarga.nilaiList.fill('', KE_PLN)
  baru.keluarga.set('desil_nasional', '')
  hitungUlang(isi)
  hitungUlang(baru)
  return { keluargaList: [isi, baru], nomorKkBaru: nomor, nik: anak.get('nomor_induk_kependudukan') }
}

function pindahAlamat(isi: KeluargaBaris, { wilayahLain }: AlatPeristiwa): HasilPeristiwa | null {
  const tujuan = wilayahLain(isi.keluarga.get('kode_kelurahan_desa'))
  if (!tujuan) return null
  KOLOM_WILAYAH.forEach((kolom, i) => {
    isi.keluarga.set(kolom, tujuan[i] ?? '')
  })
  return { keluargaList: [isi], rincian: tujuan[6] ?? '' }
}

function setNomorKk(isi: KeluargaBaris, nomor: string): void {
  isi.keluarga.set('nomor_kartu_keluarga', nomor)
  for (const anggota of isi.anggotaList) anggota.set('nomor_kartu_keluarga', nomor)
}

function hitungUlang(isi: KeluargaBaris): void {
  isi.keluarga.set('jumlah_anggota_keluarga', String(isi.anggotaList.length))
  isi.keluarga.set('nama_anggota_keluarga', isi.anggotaList[0]?.get('nama') ?? '')
}

function umurOf(anggota: BarisAnggota, pada: IsoDate): number {
  return yearsBetween(anggota.get('tanggal_lahir') as IsoDate, pada)
}
