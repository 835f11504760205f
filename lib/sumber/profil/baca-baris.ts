// One row of a table through its profile: what is recognised after the code maps, what is extra, or why it cannot be loaded.
import { fromDayNumber, type IsoDate, parseDate, toDayNumber, yearsBetween } from '@/lib/core/date'
import type { Masalah } from '../alasan'
import { type BentukTanggal, type KolomProfil, mapKode, type Profil, toKepala } from './profil'

/** What a row says. `isi` holds recognised columns beside the ones that have a place of their own, `mentah` the others as delivered; neither holds empty values. */
export type CatatanBaris = {
  kunci: string
  nik: string | null
  nomorKk: string | null
  nama: string | null
  tanggalLahir: IsoDate | null
  /** Area code as delivered, digits only. */
  kodeResmi: string | null
  isi: Record<string, string>
  mentah: Record<string, string>
}

/** Why a row is set aside; `kolom` is the position of the cell, null for the whole row. */
export type SalahBaris = { masalah: Masalah; kolom: number | null; rincian: number | null }

export type BacaBaris = { catatan: CatatanBaris } | { salah: SalahBaris }

const TERPANJANG = 500
/** Columns of a row that have a place of their own. */
const TEMPAT: ReadonlySet<string> = new Set(['nik', 'nomor_kk', 'nama', 'tanggal_lahir'])

/**
 * A date in one of the forms, in the order given; null when none fits. A time of midnight behind it is let go. Serial 60 of
 * spreadsheets is a day that never was and no date; below it they count one day less.
 */
export function parseTanggal(text: string, bentukList: readonly BentukTanggal[]): IsoDate | null {
  const rapi = text.trim().replace(/[ T]00:00(:00(\.0+)?)?$/, '')
  for (const bentuk of bentukList) {
    const hasil = parseBentuk(rapi, bentuk)
    if (hasil) return hasil
  }
  return null
}

const AWAL_SERI = toDayNumber('1899-12-30' as IsoDate)

function parseBentuk(text: string, bentuk: BentukTanggal): IsoDate | null {
  switch (bentuk) {
    case 'TTTT-BB-HH':
      return parseDate(text)
    case 'TTTTBBHH':
      return /^\d{8}$/.test(text) ? parseDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) : null
    case 'HH/BB/TTTT':
      return toTanggal(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text), 'hari-bulan')
    case 'HH-BB-TTTT':
      return toTanggal(/^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text), 'hari-bulan')
    case 'BB/HH/TTTT':
      return toTanggal(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text), 'bulan-hari')
    case 'seri': {
      if (!/^\d{1,5}$/.test(text)) return null
      const seri = Number(text)
      if (seri < 1 || seri === 60) return null
      return fromDayNumber(AWAL_SERI + seri + (seri < 60 ? 1 : 0))
    }
  }
}

function toTanggal(match: RegExpExecArray | null, urutan: 'hari-bulan' | 'bulan-hari'): IsoDate | null {
  if (!match) return null
  const [, satu = '', dua = '', tahun] = match
  const [hari, bulan] = urutan === 'hari-bulan' ? [satu, dua] : [dua, satu]
  return parseDate(`${tahun}-${bulan.padStart(2, '0')}-${hari.padStart(2, '0')}`)
}

/** What reading found out about a whole table, beside its rows. */
export type TemuanBaca = {
  /** Numbers from which an apostrophe, blanks, dots or dashes were taken. */
  dirapikan: number
  /** Positions of columns with numbers in which a spreadsheet has left its marks: scientific notation, serial 0000. */
  kolomRusak: Set<number>
  /** Codes the profile does not know, by column: code as delivered, how often. At most {@link KODE_TERBANYAK} a column. */
  kodeAsing: Map<string, Map<string, number>>
  /** Readable numbers of sixteen digits and how many of them only the generator makes. */
  nomor: { semua: number; sintetis: number }
}

const KODE_TERBANYAK = 200

/** Reader of rows of one table; `kolomList` as {@link pasangKolom} gives it, `pada` the day ages are counted on. */
export class PembacaBaris {
  readonly temuan: TemuanBaca = {
    dirapikan: 0,
    kolomRusak: new Set(),
    kodeAsing: new Map(),
    nomor: { semua: 0, sintetis: 0 },
  }
  private readonly namaKepala: string[]

  constructor(
    private readonly profil: Profil,
    kepalaList: readonly string[],
    private readonly kolomList: readonly (KolomProfil | null)[],
    private readonly kunciList: readonly (readonly string[])[],
    private readonly sintetisSejak: number,
    private readonly pada: IsoDate,
  ) {
    // Two extra columns of one name must not overwrite each other.
    const dipakai = new Map<string, number>()
    this.namaKepala = kepalaList.map((kepala, i) => {
      const nama = (toKepala(kepala) || `kolom_${i + 1}`).slice(0, 100)
      const ke = (dipakai.get(nama) ?? 0) + 1
      dipakai.set(nama, ke)
      return ke === 1 ? nama : `${nama}_${ke}`
    })
  }

  /** Position of a column of the profile in this table, null when it is not there. */
  posisiOf(nama: string): number | null {
    const at = this.kolomList.findIndex((kolom) => kolom?.nama === nama)
    return at < 0 ? null : at
  }

  /** Reads the values of one row. */
  baca(nilaiList: readonly string[]): BacaBaris {
    const isi: Record<string, string> = {}
    const mentah: Record<string, string> = {}
    let tanggalLahir: IsoDate | null = null
    for (let i = 0; i < this.kolomList.length; i++) {
      const kolom = this.kolomList[i] ?? null
      const text = (nilaiList[i] ?? '').replaceAll('\0', '').trim()
      if (text === '') {
        if (kolom?.bentuk === 'nama') return salah('nama-kosong', i)
        continue
      }
      if (text.length > TERPANJANG) return salah('terlalu-panjang', i)
      if (kolom === null) {
        mentah[this.namaKepala[i] ?? `kolom_${i + 1}`] = text
        continue
      }
      switch (kolom.bentuk) {
        case 'nik':
        case 'kk': {
          const nomor = this.bacaNomor(text, i)
          if (typeof nomor !== 'string') return { salah: nomor }
          isi[kolom.nama] = nomor
          break
        }
        case 'nomor': {
          if (ILMIAH.test(text)) return salah('nomor-rusak', i)
          isi[kolom.nama] = this.rapikan(text)
          break
        }
        case 'nama':
          if (/\d/.test(text)) return salah('nama-angka', i)
          isi[kolom.nama] = text.replace(/\s+/g, ' ')
          break
        case 'tanggal': {
          const tanggal = parseTanggal(text, this.profil.tanggal)
          if (!tanggal) return salah('tanggal-tak-terbaca', i)
          if (kolom.nama === 'tanggal_lahir') {
            if (tanggal > this.pada || yearsBetween(tanggal, this.pada) > 120) return salah('tanggal-umur', i)
            tanggalLahir = tanggal
          } else isi[kolom.nama] = tanggal
          break
        }
        case 'desa':
          isi[kolom.nama] = text.replace(/[.\s'-]/g, '')
          break
        case 'kode': {
          const { nilai, dikenal } = mapKode(this.profil, kolom, text)
          if (!dikenal) this.catatAsing(kolom.nama, text)
          isi[kolom.nama] = nilai
          if (kolom.nama === 'status' || kolom.nama === 'hasil') isi[`${kolom.nama}_asal`] = text
          break
        }
        case 'bilangan': {
          if (!/^\d{1,9}$/.test(text)) return salah('bilangan', i)
          isi[kolom.nama] = String(Number(text))
          break
        }
        case 'teks':
          isi[kolom.nama] = text
      }
    }
    const grup = this.kunciList.find((satu) => satu.every((nama) => isi[nama] !== undefined))
    if (!grup) {
      const nama = this.kunciList[0]?.find((satu) => isi[satu] === undefined) ?? ''
      return salah('nomor-kosong', this.posisiOf(nama))
    }
    const { nik = null, nomor_kk: nomorKk = null, nama = null } = isi
    return {
      catatan: {
        kunci: grup.map((satu) => `${satu}=${isi[satu]}`).join('&'),
        nik,
        nomorKk,
        nama,
        tanggalLahir,
        kodeResmi: isi.kode_desa ?? null,
        isi: Object.fromEntries(Object.entries(isi).filter(([satu]) => !TEMPAT.has(satu))),
        mentah,
      },
    }
  }

  private rapikan(text: string): string {
    const rapi = text.replace(/['’`.\s-]/g, '')
    if (rapi !== text) this.temuan.dirapikan++
    return rapi
  }

  private bacaNomor(text: string, at: number): string | SalahBaris {
    if (ILMIAH.test(text)) {
      this.temuan.kolomRusak.add(at)
      return { masalah: 'nomor-rusak', kolom: at, rincian: null }
    }
    const rapi = this.rapikan(text)
    if (!/^\d+$/.test(rapi)) return { masalah: 'nomor-angka', kolom: at, rincian: null }
    if (rapi.length !== 16) return { masalah: 'nomor-panjang', kolom: at, rincian: rapi.length }
    const serial = Number(rapi.slice(12))
    if (serial === 0) this.temuan.kolomRusak.add(at)
    this.temuan.nomor.semua++
    if (serial >= this.sintetisSejak) this.temuan.nomor.sintetis++
    return rapi
  }

  private catatAsing(kolom: string, text: string): void {
    const kode = this.temuan.kodeAsing.get(kolom) ?? new Map<string, number>()
    this.temuan.kodeAsing.set(kolom, kode)
    const rapi = text.slice(0, 100)
    if (kode.size < KODE_TERBANYAK || kode.has(rapi)) kode.set(rapi, (kode.get(rapi) ?? 0) + 1)
  }
}

const ILMIAH = /^\d+([.,]\d+)?[eE][+-]?\d+$/

function salah(masalah: Masalah, kolom: number | null): { salah: SalahBaris } {
  return { salah: { masalah, kolom, rincian: null } }
}
