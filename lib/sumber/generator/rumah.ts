// Dwelling and assets of a family, driven by its hidden welfare: noisy for one family, monotone on average.
import { type Acak, type Bobot, drawBobot, interpolate, toBobot } from './acak'
import { KOSONG, type Penulis, SATU } from './penulis'

type Titik = readonly [number, number, number, number, number]

/** Share of owners of each asset at welfare 0, ¼, ½, ¾, 1, in the order of the columns aset_bergerak_… */
const ASET_BERGERAK: readonly Titik[] = [
  [0.02, 0.05, 0.14, 0.38, 0.74], // tabung_gas
  [0.33, 0.6, 0.85, 0.96, 0.995], // lemari_es
  [0.01, 0.04, 0.14, 0.42, 0.88], // ac
  [0.001, 0.004, 0.012, 0.05, 0.42], // pemanas_air
  [0.003, 0.006, 0.015, 0.05, 0.18], // telepon_rumah
  [0.11, 0.28, 0.54, 0.8, 0.96], // tv_datar
  [0.05, 0.12, 0.26, 0.48, 0.8], // emas_perhiasan
  [0.015, 0.06, 0.2, 0.52, 0.9], // komputer_laptop_tablet
  [0.44, 0.68, 0.85, 0.92, 0.94], // sepeda_motor
  [0.2, 0.28, 0.36, 0.45, 0.55], // sepeda
  [0.004, 0.014, 0.065, 0.28, 0.83], // mobil
  [0.002, 0.002, 0.001, 0.001, 0.001], // perahu
  [0.001, 0.001, 0.001, 0.001, 0.002], // kapal_perahu_motor
  [0.6, 0.8, 0.93, 0.98, 0.998], // smartphone
]
const ASET_LAHAN: Titik = [0.01, 0.03, 0.07, 0.16, 0.42]
const ASET_RUMAH: Titik = [0.003, 0.01, 0.03, 0.1, 0.38]
const MILIK_SENDIRI: Titik = [0.44, 0.54, 0.62, 0.72, 0.86]
const PAKAI_METERAN: Titik = [0.85, 0.94, 0.98, 0.995, 0.999]
const BAB_SENDIRI: Titik = [0.6, 0.8, 0.93, 0.98, 0.999]
const LEHER_ANGSA: Titik = [0.78, 0.89, 0.96, 0.99, 0.999]
const TANGKI_SEPTIK: Titik = [0.58, 0.76, 0.89, 0.96, 0.99]
const BUKAN_MILIK: Bobot<number> = toBobot([
  [2, 62],
  [3, 34],
  [4, 2],
  [5, 2],
])
const BAB_LAIN: Bobot<number> = toBobot([
  [2, 55],
  [3, 16],
  [4, 14],
  [5, 3],
  [6, 12],
])
const AIR_KOTA: Bobot<number> = toBobot([
  [2, 48],
  [3, 22],
  [4, 24],
  [5, 5],
  [1, 1],
])
const AIR_DESA: Bobot<number> = toBobot([
  [2, 26],
  [3, 14],
  [4, 32],
  [5, 20],
  [6, 4],
  [7, 3],
  [8, 1],
])
const AIR_MISKIN: Bobot<number> = toBobot([
  [4, 38],
  [5, 26],
  [6, 18],
  [3, 8],
  [8, 4],
  [9, 3],
  [10, 3],
])

/** How wide chance reaches around welfare, in units of welfare. */
const DERAU = 0.3
/** Share of answers that have nothing to do with welfare: inherited houses, landlords, slips of the pen. */
const LEPAS = 0.06
const YA = SATU[1] as Uint8Array
const TIDAK = SATU[2] as Uint8Array

/** What the dwelling needs to know of the family. */
export type KonteksRumah = { readonly sejahtera: number; readonly ukuran: number; readonly pedesaan: boolean }

/** Whether lighting is PLN with a meter, which decides the customer number that stands earlier in the row. */
export function drawMeteran(acak: Acak, sejahtera: number): boolean {
  return acak.mungkin(interpolate(PAKAI_METERAN, sejahtera))
}

/** Writes the columns status_kepemilikan_rumah … pembuangan_akhir_tinja and returns the code of the cooking fuel. */
export function putRumah(penulis: Penulis, acak: Acak, konteks: KonteksRumah, meteran: boolean): number {
  const { sejahtera, ukuran, pedesaan } = konteks
  const mutu = sejahtera - (pedesaan ? 0.07 : 0)

  const milik = acak.mungkin(interpolate(MILIK_SENDIRI, sejahtera) + (pedesaan ? 0.12 : 0))
  penulis.kode(milik ? 1 : drawBobot(acak, BUKAN_MILIK))
  penulis.kodeDua(lantaiOf(mutuOf(acak, mutu, DERAU), acak))
  const luas = 14 + 3.5 * ukuran + 95 * sejahtera * sejahtera + (milik ? 14 : 0) + (pedesaan ? 12 : 0)
  penulis.bilangan(Math.max(6, Math.min(900, Math.round(luas * (0.6 + 0.8 * acak.pecahan())))))
  penulis.kode(dindingOf(mutuOf(acak, mutu, DERAU), acak))
  penulis.kode(atapOf(mutuOf(acak, mutu, DERAU), acak))
  penulis.kodeDua(airOf(mutuOf(acak, sejahtera, DERAU), acak, pedesaan))

  if (meteran) {
    penulis.kode(1)
    const q = mutuOf(acak, sejahtera, 0.26)
    penulis.kode(q < 0.24 ? 1 : q < 0.56 ? 2 : q < 0.83 ? 3 : q < 0.96 ? 4 : 5)
  } else {
    penulis.kode(acak.mungkin(0.88) ? 2 : acak.mungkin(0.6) ? 3 : 4)
    penulis.put(KOSONG)
  }

  const bahanBakar = bahanBakarOf(mutuOf(acak, sejahtera, DERAU), acak, pedesaan, ukuran)
  penulis.kodeDua(bahanBakar)
  putSanitasi(penulis, acak, sejahtera, pedesaan)
  return bahanBakar
}

function putSanitasi(penulis: Penulis, acak: Acak, sejahtera: number, pedesaan: boolean): void {
  const turun = pedesaan ? 0.06 : 0
  const bab = acak.mungkin(interpolate(BAB_SENDIRI, sejahtera) - turun) ? 1 : drawBobot(acak, BAB_LAIN)
  penulis.kode(bab)
  // Without a toilet in use there is no kloset to describe, and with none at all no place where it ends.
  if (bab > 4) penulis.put(KOSONG)
  else penulis.kode(acak.mungkin(interpolate(LEHER_ANGSA, sejahtera)) ? 1 : acak.antara(2, 4))
  if (bab > 4) penulis.put(KOSONG)
  else if (acak.mungkin(interpolate(TANGKI_SEPTIK, sejahtera) - turun)) penulis.kode(1)
  else penulis.kode(acak.mungkin(0.15) ? 2 : acak.mungkin(0.6) ? 4 : acak.mungkin(0.8) ? 3 : acak.antara(5, 6))
}

/** Writes the columns kepemilikan_aset … jumlah_ternak_kambing_domba. A family that cooks on a large cylinder owns one. */
export function putAset(penulis: Penulis, acak: Acak, konteks: KonteksRumah, bahanBakar: number): void {
  const { sejahtera, pedesaan } = konteks
  let punya = 0
  for (let i = 0; i < ASET_BERGERAK.length; i++)
    if (acak.mungkin(interpolate(ASET_BERGERAK[i] as Titik, sejahtera))) punya |= 1 << i
  if (bahanBakar === 2 || bahanBakar === 3) punya |= 1
  if (acak.mungkin(interpolate(ASET_LAHAN, sejahtera) + (pedesaan ? 0.06 : 0))) punya |= 1 << 14
  if (acak.mungkin(interpolate(ASET_RUMAH, sejahtera))) punya |= 1 << 15
  penulis.put(punya === 0 ? TIDAK : YA)
  for (let i = 0; i < 16; i++) penulis.put((punya >> i) & 1 ? YA : TIDAK)

  const beternak = acak.mungkin(pedesaan ? 0.14 : 0.006)
  penulis.bilangan(beternak && acak.mungkin(0.22) ? acak.antara(1, 3) : 0)
  penulis.bilangan(beternak && acak.mungkin(0.04) ? acak.antara(1, 2) : 0)
  penulis.bilangan(beternak && acak.mungkin(0.005) ? 1 : 0)
  penulis.bilangan(beternak && acak.mungkin(0.006) ? acak.antara(1, 4) : 0)
  penulis.bilangan(beternak && acak.mungkin(0.75) ? acak.antara(1, 8) : 0)
}

/** Quality of one thing in the house: around `pusat`, now and then anything. */
function mutuOf(acak: Acak, pusat: number, lebar: number): number {
  return acak.mungkin(LEPAS) ? acak.pecahan() : pusat + acak.derau(lebar)
}

function lantaiOf(q: number, acak: Acak): number {
  if (q > 0.96) return acak.mungkin(0.82) ? 1 : 3
  if (q > 0.3) return acak.mungkin(0.96) ? 2 : 3
  if (q > 0.17) return acak.mungkin(0.6) ? 4 : 2
  if (q > -0.02) return 6
  return acak.mungkin(0.55) ? 8 : acak.mungkin(0.6) ? 5 : acak.mungkin(0.7) ? 7 : 9
}

function dindingOf(q: number, acak: Acak): number {
  if (q > 0.12) return 1
  if (q > 0.03) return acak.mungkin(0.5) ? 2 : 1
  if (q > -0.08) return 3
  return acak.mungkin(0.7) ? 4 : acak.mungkin(0.6) ? 6 : acak.mungkin(0.5) ? 5 : 7
}

function atapOf(q: number, acak: Acak): number {
  if (q > 1) return 1
  if (q > 0.33) return acak.mungkin(0.93) ? 2 : 3
  if (q > 0.06) return acak.mungkin(0.68) ? 4 : 3
  if (q > -0.14) return acak.mungkin(0.6) ? 3 : 4
  return acak.mungkin(0.4) ? 5 : acak.mungkin(0.5) ? 6 : acak.mungkin(0.7) ? 7 : 8
}

function airOf(q: number, acak: Acak, pedesaan: boolean): number {
  if (q > 0.93) return acak.mungkin(0.55) ? 1 : 2
  if (q > 0.2) return drawBobot(acak, pedesaan ? AIR_DESA : AIR_KOTA)
  return drawBobot(acak, AIR_MISKIN)
}

function bahanBakarOf(q: number, acak: Acak, pedesaan: boolean, ukuran: number): number {
  if (acak.mungkin(ukuran === 1 ? 0.12 : 0.008)) return 0
  if (q > 0.95) return acak.mungkin(0.5) ? 3 : acak.mungkin(0.5) ? 2 : acak.mungkin(0.6) ? 1 : 5
  if (q > 0.72) return acak.mungkin(0.55) ? 4 : acak.mungkin(0.6) ? 2 : acak.mungkin(0.7) ? 3 : 5
  if (q > (pedesaan ? 0.16 : 0.02)) return 4
  return acak.mungkin(pedesaan ? 0.75 : 0.25) ? 10 : acak.mungkin(0.7) ? 4 : acak.mungkin(0.8) ? 7 : 9
}
