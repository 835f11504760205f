// The reference evaluation of a scoring model: one family, term by term. lib/peringkat/sql.ts must agree to the bit.
import type { IsoDate } from '@/lib/core/date'
import type { IsianMasukan, NilaiMasukan } from './masukan'
import { type HasilModel, type Model, masukanOfSuku, type Suku, type Syarat } from './model'
import { lahirSebelum } from './umur'

/** Reason of a family without a loaded member. */
export const TANPA_ANGGOTA = 'tanpa-anggota'
/** Prefix of the reason that names the mandatory inputs not filled in, comma-separated. */
export const TANPA_ISIAN = 'tanpa-isian:'

/**
 * Score of one family under a model, in 1e-6 of its unit, with the contribution of every term; null with the reason
 * when it has no members or lacks a mandatory input. `acuan` is the day ages are counted at.
 */
export function evaluate(model: Model, isian: IsianMasukan, acuan: IsoDate): HasilModel {
  const sukuList = model.sukuList.map((suku) => ({
    kunci: suku.kunci,
    uraian: suku.uraian,
    masukanList: masukanOfSuku(suku),
    sumbangan: evaluateSuku(suku, isian, acuan),
  }))
  if ((toBilangan(isian.jiwa) ?? 0) <= 0) return { skor: null, sukuList, alasan: TANPA_ANGGOTA }
  const kosong = model.wajib.filter((kunci) => isKosong(isian[kunci]))
  if (kosong.length > 0) return { skor: null, sukuList, alasan: `${TANPA_ISIAN}${kosong.join(',')}` }
  const skor = sukuList.reduce((jumlah, { sumbangan }) => jumlah + sumbangan, BigInt(model.konstanta))
  return { skor, sukuList, alasan: null }
}

function evaluateSuku(suku: Suku, isian: IsianMasukan, acuan: IsoDate): bigint {
  switch (suku.jenis) {
    case 'kode': {
      const nilai = isian[suku.masukan]
      if (isKosong(nilai)) return BigInt(suku.kosong)
      return BigInt(suku.pilihan.find(({ kode }) => kode.includes(String(nilai)))?.koefisien ?? suku.lain)
    }
    case 'jenjang': {
      const nilai = isian[suku.masukan]
      if (isKosong(nilai)) return BigInt(suku.kosong)
      const sampai = suku.batas.filter(({ mulai }) =>
        typeof nilai === 'number' ? nilai >= mulai : String(nilai) <= lahirSebelum(acuan, mulai),
      )
      return BigInt(sampai.at(-1)?.koefisien ?? suku.awal)
    }
    case 'linear': {
      const nilai = toBilangan(isian[suku.masukan])
      if (nilai === null) return BigInt(suku.kosong)
      return BigInt(Math.min(Math.max(nilai, 0), suku.maks)) * BigInt(suku.koefisien)
    }
    case 'bagian': {
      const penyebut = toBilangan(isian[suku.penyebut])
      const pembilang = toBilangan(isian[suku.pembilang])
      if (penyebut === null || penyebut <= 0 || pembilang === null) return BigInt(suku.kosong)
      return (BigInt(suku.koefisien) * BigInt(pembilang)) / BigInt(penyebut)
    }
    case 'kasus':
      return BigInt(suku.pilihan.find(({ syarat }) => syarat.every((s) => holds(s, isian)))?.koefisien ?? suku.lain)
  }
}

function holds(syarat: Syarat, isian: IsianMasukan): boolean {
  const nilai = isian[syarat.masukan]
  if ('kosong' in syarat) return isKosong(nilai) === syarat.kosong
  if (isKosong(nilai)) return false
  if ('kode' in syarat) return syarat.kode.includes(String(nilai))
  const bilangan = toBilangan(nilai)
  if (bilangan === null) return false
  if ('samaDengan' in syarat) return bilangan === toBilangan(isian[syarat.samaDengan])
  return bilangan >= syarat.mulai && bilangan <= syarat.sampai
}

function isKosong(nilai: NilaiMasukan | undefined): boolean {
  return nilai === null || nilai === undefined || nilai === ''
}

function toBilangan(nilai: NilaiMasukan | undefined): number | null {
  return typeof nilai === 'number' ? nilai : null
}
