// What the form of an event sends, and what is missing in it by field. Shared by the browser (preview) and the command.
import { parseDate } from '@/lib/core/date'
import { BUKTI_DIKIRIM, BUKTI_GAGAL, BUKTI_TERBANYAK } from './bukti'
import { isKodeDikenal, labelKolom, toKode } from './kode'
import { parseNik, parseNomorKk } from './nik'
import {
  DOKUMEN_PERISTIWA,
  HUBUNGAN_KEPALA,
  type JenisDokumen,
  type JenisPeristiwa,
  KOLOM_PERBAIKAN,
  type KolomPerbaikan,
  labelTanggal,
} from './peristiwa'

/** How the number of a kartu keluarga stands after an event. */
export const CARA_KK = ['tetap', 'terbit', 'belum'] as const
/** Where somebody moves: another desa here, another kabupaten/kota of this installation, anywhere else. */
export const TEMPAT_PINDAH = ['sini', 'kabupaten', 'lain'] as const
/** Stands for "the family itself" where perbaikan data asks for a person. */
export const SUBJEK_KELUARGA = 'keluarga'

/** Fields of the form, all as text; what an event does not ask for is empty. */
export type MasukanPeristiwa = {
  jenis: JenisPeristiwa
  tanggal: string
  dokumenJenis: string
  dokumenNomor: string
  dokumenTanggal: string
  /** Ids of stored papers, or {@link BUKTI_DIKIRIM} and {@link BUKTI_GAGAL} for one that has not arrived. */
  berkas: readonly string[]
  catatan: string
  /** The one person it is about; {@link SUBJEK_KELUARGA} in perbaikan data of the family. */
  orangId: string
  /** Ticked members. */
  anggota: readonly string[]
  /** Head of the family that comes out of a pecah KK. */
  kepalaBaru: string
  /** Head of those who stay, when the head leaves. */
  kepalaSisa: string
  /** Hubungan in the family they come into, by person. */
  hubunganById: Readonly<Record<string, string>>
  /** What the former head becomes. */
  hubunganLama: string
  nama: string
  nik: string
  tanggalLahir: string
  jenisKelamin: string
  hubungan: string
  statusKawin: string
  tempatJenis: string
  tempatKode: string
  tempat: string
  /** NIK or nomor KK that names the family joined. */
  nomorTujuan: string
  caraKk: string
  nomorKk: string
  alamat: string
  /** Corrected values; an empty one stays as it is. */
  nilai: Readonly<Partial<Record<KolomPerbaikan, string>>>
}

/** Reads the fields of the form out of anything that answers by name; blanks are tidied, spaces in numbers forgiven. */
export function readMasukan(
  jenis: JenisPeristiwa,
  one: (name: string) => string | undefined,
  all: (name: string) => readonly string[],
  nameList: readonly string[],
): MasukanPeristiwa {
  const teks = (name: string) => (one(name) ?? '').trim().replace(/\s+/g, ' ')
  const nomor = (name: string) => (one(name) ?? '').replace(/[\s.]/g, '')
  const besar = (name: string) => teks(name).toUpperCase()
  const hubunganById = Object.fromEntries(
    nameList.filter((name) => name.startsWith('hubungan.')).map((name) => [name.slice('hubungan.'.length), teks(name)]),
  )
  const nilai: Partial<Record<KolomPerbaikan, string>> = {}
  for (const kolom of KOLOM_PERBAIKAN) {
    const isi =
      kolom === 'nomor_induk_kependudukan'
        ? nomor(`nilai.${kolom}`)
        : kolom === 'nama'
          ? besar(`nilai.${kolom}`)
          : teks(`nilai.${kolom}`)
    if (isi !== '') nilai[kolom] = isi
  }
  return {
    jenis,
    tanggal: teks('tanggal'),
    dokumenJenis: teks('dokumenJenis'),
    dokumenNomor: teks('dokumenNomor'),
    dokumenTanggal: teks('dokumenTanggal'),
    berkas: [...new Set(all('berkas'))],
    catatan: teks('catatan'),
    orangId: teks('orangId'),
    anggota: all('anggota'),
    kepalaBaru: teks('kepalaBaru'),
    kepalaSisa: teks('kepalaSisa'),
    hubunganById,
    hubunganLama: teks('hubunganLama'),
    nama: besar('nama'),
    nik: nomor('nik'),
    tanggalLahir: teks('tanggalLahir'),
    jenisKelamin: teks('jenisKelamin'),
    hubungan: teks('hubungan'),
    statusKawin: teks('statusKawin'),
    tempatJenis: teks('tempatJenis'),
    tempatKode: teks('tempatKode'),
    tempat: teks('tempat'),
    nomorTujuan: nomor('nomorTujuan'),
    caraKk: teks('caraKk'),
    nomorKk: nomor('nomorKk'),
    alamat: teks('alamat'),
    nilai,
  }
}

const ORANG: Partial<Record<JenisPeristiwa, string>> = {
  kematian: 'Pilih siapa yang meninggal.',
  'ganti-kepala': 'Pilih kepala keluarga yang baru.',
  'perbaikan-data': 'Pilih data siapa yang diperbaiki.',
}
const ANGGOTA: Partial<Record<JenisPeristiwa, string>> = {
  'pindah-keluar': 'Centang siapa saja yang pindah.',
  'pecah-kk': 'Centang siapa saja yang menjadi keluarga baru.',
  'gabung-kk': 'Centang siapa saja yang bergabung ke keluarga lain.',
}

/** Errors by field of the form, in the order of the form; empty when everything the event asks for is there. */
export function periksaMasukan(masukan: MasukanPeristiwa): Record<string, string> {
  const salah: Record<string, string> = {}
  const { jenis } = masukan
  const hari = (nama: string, isi: string, kosong: string) => {
    if (isi === '') salah[nama] = kosong
    else if (parseDate(isi) === null) salah[nama] = 'Isi tanggal yang ada di kalender.'
  }
  const orang = ORANG[jenis]
  if (orang && masukan.orangId === '') salah.orangId = orang
  const anggota = ANGGOTA[jenis]
  if (anggota && masukan.anggota.length === 0) salah.anggota = anggota
  if (jenis === 'kelahiran' || jenis === 'pindah-masuk') periksaOrang(masukan, salah, hari)
  if (jenis === 'pecah-kk' && !masukan.anggota.includes(masukan.kepalaBaru))
    salah.kepalaBaru = 'Pilih kepala keluarga baru di antara yang dicentang.'
  for (const [orangId, isi] of Object.entries(masukan.hubunganById))
    if (isi !== '' && (!isKodeDikenal('status_hubungan_keluarga', isi) || isi === HUBUNGAN_KEPALA))
      salah[`hubungan.${orangId}`] = 'Pilih salah satu pilihan yang ada.'
  if (jenis === 'gabung-kk') {
    const nomor = parseNomorKk(masukan.nomorTujuan)
    if (!nomor.ok) salah.nomorTujuan = nomor.error.message
  }
  if (jenis === 'pindah-keluar') periksaTempat(masukan, salah)
  if (jenis === 'pindah-masuk' && masukan.tempat.length > 200) salah.tempat = 'Paling panjang 200 huruf.'
  if (jenis === 'ganti-kepala' && !isKodeDikenal('status_hubungan_keluarga', masukan.hubunganLama || HUBUNGAN_KEPALA))
    salah.hubunganLama = 'Pilih salah satu pilihan yang ada.'
  if (jenis === 'perbaikan-data') periksaPerbaikan(masukan, salah)
  else if (jenis === 'pecah-kk' || jenis === 'ganti-kepala') periksaKk(masukan, salah)
  hari('tanggal', masukan.tanggal, `Isi ${labelTanggal(jenis).toLowerCase()}.`)
  if (!DOKUMEN_PERISTIWA[jenis].includes(masukan.dokumenJenis as JenisDokumen))
    salah.dokumenJenis = 'Pilih dokumen yang menjadi bukti.'
  if (masukan.dokumenNomor === '') salah.dokumenNomor = 'Isi nomor dokumen.'
  else if (masukan.dokumenNomor.length > 100) salah.dokumenNomor = 'Nomor dokumen paling panjang 100 huruf.'
  hari('dokumenTanggal', masukan.dokumenTanggal, 'Isi tanggal dokumen.')
  const berkas = periksaBerkas(masukan)
  if (berkas) salah.berkas = berkas
  if (masukan.catatan.length > 500) salah.catatan = 'Catatan paling panjang 500 huruf.'
  return salah
}

/** Fields about the person stand before those about the place in the form of a family that moves in. */
const ORANG_MASUK = ['nik', 'nama', 'tanggalLahir', 'jenisKelamin', 'statusKawin']

/** Errors by field of the form of a whole family that moves in, in its order; `desa` is what is wrong with the desa chosen. */
export function periksaKeluargaMasuk(masukan: MasukanPeristiwa, desa: string | null = null): Record<string, string> {
  const tempat: Record<string, string> = desa === null ? {} : { kodeDesa: desa }
  if (masukan.alamat === '') tempat.alamat = 'Isi alamat tempat tinggalnya sekarang.'
  else if (masukan.alamat.length > 200 || /^[=+\-@]/.test(masukan.alamat))
    tempat.alamat = 'Tulis alamat paling panjang 200 huruf, diawali huruf atau angka.'
  periksaKk(masukan, tempat)
  const umum = Object.entries(periksaMasukan(masukan))
  const orang = umum.filter(([nama]) => ORANG_MASUK.includes(nama))
  return {
    ...Object.fromEntries(orang),
    ...tempat,
    ...Object.fromEntries(umum.filter((satu) => !orang.includes(satu))),
  }
}

/** Whether the event brings a new nomor KK. It comes with its kartu keluarga, or the KK is marked as not issued yet. */
export function isKkBaru({ jenis, orangId, caraKk }: MasukanPeristiwa): boolean {
  if (jenis === 'perbaikan-data') return orangId === SUBJEK_KELUARGA && caraKk !== 'belum'
  return caraKk === 'terbit' && (jenis === 'pecah-kk' || jenis === 'ganti-kepala' || jenis === 'pindah-masuk')
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What is wrong with the papers sent along; null when nothing is. Also for papers brought later, where one is asked for. */
export function periksaBukti(berkas: readonly string[]): string | null {
  if (berkas.includes(BUKTI_DIKIRIM))
    return 'Dokumen masih dikirim. Tunggu sampai selesai, lalu tekan tombolnya sekali lagi.'
  if (berkas.includes(BUKTI_GAGAL)) return 'Ada dokumen yang belum terkirim. Kirim sekali lagi, atau lepas dari daftar.'
  if (berkas.length > BUKTI_TERBANYAK) return `Lampirkan paling banyak ${BUKTI_TERBANYAK} berkas.`
  return berkas.every((id) => UUID.test(id)) ? null : 'Dokumen ini tidak terbaca. Lampirkan sekali lagi.'
}

function periksaBerkas(masukan: MasukanPeristiwa): string | null {
  if (isKkBaru(masukan) && masukan.berkas.length === 0)
    return 'Lampirkan foto atau pindaian kartu keluarga yang baru. Bila KK-nya belum ada, pilih "KK baru belum terbit".'
  return periksaBukti(masukan.berkas)
}

type Hari = (nama: string, isi: string, kosong: string) => void

function periksaNama(nama: string): string | null {
  if (nama === '') return 'Isi nama seperti tertulis di dokumen.'
  if (!/\p{L}/u.test(nama) || /^[=+\-@]/.test(nama) || /\d{3}/.test(nama)) return 'Nama ditulis dengan huruf.'
  return nama.length > 100 ? 'Nama paling panjang 100 huruf.' : null
}

function periksaOrang(masukan: MasukanPeristiwa, salah: Record<string, string>, hari: Hari): void {
  const lahir = masukan.jenis === 'kelahiran'
  if (masukan.nik !== '' || !lahir) {
    const nik = parseNik(masukan.nik)
    if (!nik.ok) salah.nik = nik.error.message
  }
  const nama = periksaNama(masukan.nama)
  if (nama) salah.nama = nama
  if (!lahir) hari('tanggalLahir', masukan.tanggalLahir, 'Isi tanggal lahir.')
  if (!isKodeDikenal('jenis_kelamin', masukan.jenisKelamin)) salah.jenisKelamin = 'Pilih jenis kelamin.'
  if (!isKodeDikenal('status_hubungan_keluarga', masukan.hubungan))
    salah.hubungan = 'Pilih hubungan dengan kepala keluarga.'
  if (masukan.statusKawin !== '' && !isKodeDikenal('status_kawin', masukan.statusKawin))
    salah.statusKawin = 'Pilih salah satu pilihan yang ada.'
}

function periksaTempat(masukan: MasukanPeristiwa, salah: Record<string, string>): void {
  const { tempatJenis, tempatKode, tempat } = masukan
  if (!(TEMPAT_PINDAH as readonly string[]).includes(tempatJenis)) salah.tempatJenis = 'Pilih ke mana mereka pindah.'
  if (tempatJenis === 'kabupaten' && !/^\d{4}$/.test(tempatKode)) salah.tempatKode = 'Pilih kabupaten/kota tujuan.'
  if (tempatJenis === 'lain' && tempat === '') salah.tempat = 'Isi kabupaten/kota atau negara tujuan.'
  if (tempat.length > 200) salah.tempat = 'Paling panjang 200 huruf.'
}

function periksaKk(masukan: MasukanPeristiwa, salah: Record<string, string>): void {
  if (!(CARA_KK as readonly string[]).includes(masukan.caraKk)) salah.caraKk = 'Pilih keadaan nomor KK.'
  if (masukan.caraKk !== 'terbit') return
  const nomor = parseNomorKk(masukan.nomorKk)
  if (!nomor.ok) salah.nomorKk = nomor.error.message
}

function periksaPerbaikan(masukan: MasukanPeristiwa, salah: Record<string, string>): void {
  if (masukan.orangId === SUBJEK_KELUARGA) {
    // Whoever asks for no state of the KK brings its number.
    periksaKk({ ...masukan, caraKk: masukan.caraKk || 'terbit' }, salah)
    return
  }
  if (masukan.orangId !== '' && Object.keys(masukan.nilai).length === 0)
    salah['nilai.nama'] = 'Isi paling sedikit satu data yang diperbaiki.'
  for (const [kolom, isi] of Object.entries(masukan.nilai)) {
    const pesan = periksaNilai(kolom as KolomPerbaikan, isi)
    if (pesan) salah[`nilai.${kolom}`] = pesan
  }
}

function periksaNilai(kolom: KolomPerbaikan, isi: string): string | null {
  if (kolom === 'nama') return periksaNama(isi)
  if (kolom === 'nomor_induk_kependudukan') {
    const nik = parseNik(isi)
    return nik.ok ? null : nik.error.message
  }
  if (kolom === 'tanggal_lahir') return parseDate(isi) ? null : 'Isi tanggal yang ada di kalender.'
  if (kolom === 'jenis_kelamin' || kolom === 'status_hubungan_keluarga' || kolom === 'status_kawin')
    return isKodeDikenal(kolom, isi) ? null : `${labelKolom(kolom)}: pilih salah satu pilihan yang ada.`
  if (/^[=+\-@]/.test(isi)) return `${labelKolom(kolom)}: awali dengan huruf atau angka.`
  return isi.length > 200 ? `${labelKolom(kolom)}: paling panjang 200 huruf.` : null
}

/** A corrected value as the register keeps it. */
export function toNilaiPerbaikan(kolom: KolomPerbaikan, isi: string): string {
  return toKode(kolom, isi)
}
