// Schooling of one member, driven by age and the hidden welfare of the family.
import { type Acak, type Bobot, drawBobot, interpolate, toBobot } from './acak'
import { DUA, type Penulis, SATU, toSegmen, toSegmenGabung } from './penulis'

type Titik = readonly [number, number, number, number, number]

/** Highest schooling reached: 0 never, 1 SD not finished, 2 SD, 3 SMP, 4 SMA/SMK, 5 D1–D3, 6 D4/S1, 7 S2. */
export type Tamatan = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7

const PENDIDIKAN_KTP = [
  'TIDAK/BELUM SEKOLAH',
  'BELUM TAMAT SD/SEDERAJAT',
  'TAMAT SD/SEDERAJAT',
  'SLTP/SEDERAJAT',
  'SLTA/SEDERAJAT',
  'AKADEMI/DIPLOMA III/S. MUDA',
  'DIPLOMA IV/STRATA I',
  'STRATA II',
].map(toSegmen)
const PUTUS_SD: Titik = [0.02, 0.008, 0.003, 0.001, 0]
const PUTUS_SMP: Titik = [0.12, 0.05, 0.02, 0.008, 0.001]
const PUTUS_SMA: Titik = [0.36, 0.19, 0.08, 0.03, 0.006]
const KULIAH: Titik = [0.02, 0.06, 0.17, 0.4, 0.78]
const TURUN_ANGKATAN_TUA = 0.12
const JENJANG_SD: Bobot<number> = toBobot([
  [3, 86],
  [4, 13.5],
  [2, 0.5],
])
const JENJANG_SMP: Bobot<number> = toBobot([
  [8, 82],
  [9, 17],
  [6, 1],
])
const JENJANG_SMA: Bobot<number> = toBobot([
  [13, 44],
  [15, 45],
  [14, 9],
  [11, 2],
])
const TIDAK_BERSEKOLAH = toSegmenGabung(['1', '', '', '23'])
const BELUM_USIA = toSegmenGabung(['', '', '', ''])

/** What work needs to know of somebody's schooling. */
export type HasilSekolah = { readonly tamatan: Tamatan; readonly bersekolah: boolean }

/** Writes the columns partisipasi_sekolah … pendidikan_akhir_ktp. */
export function putSekolah(penulis: Penulis, acak: Acak, umur: number, sejahtera: number): HasilSekolah {
  let hasil: HasilSekolah = { tamatan: 0, bersekolah: false }
  if (umur < 5) penulis.put(BELUM_USIA)
  else if (umur < 7) penulis.put(TIDAK_BERSEKOLAH)
  else if (umur <= 24) hasil = putUsiaSekolah(penulis, acak, umur, sejahtera)
  else {
    hasil = { tamatan: tamatanOf(sejahtera, umur, acak), bersekolah: false }
    putDewasa(penulis, acak, hasil.tamatan)
  }
  penulis.put(PENDIDIKAN_KTP[hasil.tamatan] as Uint8Array)
  return hasil
}

function tamatanOf(sejahtera: number, umur: number, acak: Acak): Tamatan {
  const tua = umur >= 60 ? TURUN_ANGKATAN_TUA + (umur - 60) * 0.005 : umur >= 45 ? 0.04 : 0
  const e = 0.17 + 0.72 * sejahtera + acak.derau(0.26) - tua
  return e < -0.02 ? 0 : e < 0.07 ? 1 : e < 0.26 ? 2 : e < 0.42 ? 3 : e < 0.78 ? 4 : e < 0.84 ? 5 : e < 1.02 ? 6 : 7
}

function putUsiaSekolah(penulis: Penulis, acak: Acak, umur: number, sejahtera: number): HasilSekolah {
  const sd = drawBobot(acak, JENJANG_SD)
  if (umur <= 12) {
    if (acak.mungkin(interpolate(PUTUS_SD, sejahtera))) {
      if (umur === 7) {
        penulis.put(TIDAK_BERSEKOLAH)
        return { tamatan: 0, bersekolah: false }
      }
      putJenjang(penulis, 3, sd, acak.antara(1, Math.min(6, umur - 7)), 23)
      return { tamatan: 1, bersekolah: false }
    }
    putJenjang(penulis, 2, sd, Math.min(6, umur - 6), 23)
    return { tamatan: 1, bersekolah: true }
  }
  const smp = drawBobot(acak, JENJANG_SMP)
  if (umur <= 15) {
    if (acak.mungkin(interpolate(PUTUS_SMP, sejahtera))) {
      putJenjang(penulis, 3, sd, 8, sd)
      return { tamatan: 2, bersekolah: false }
    }
    putJenjang(penulis, 2, smp, umur - 12, sd)
    return { tamatan: 2, bersekolah: true }
  }
  const sma = drawBobot(acak, JENJANG_SMA)
  if (umur <= 18) {
    if (acak.mungkin(interpolate(PUTUS_SMA, sejahtera))) {
      putJenjang(penulis, 3, smp, 8, smp)
      return { tamatan: 3, bersekolah: false }
    }
    putJenjang(penulis, 2, sma, umur - 15, smp)
    return { tamatan: 3, bersekolah: true }
  }
  if (acak.mungkin(interpolate(KULIAH, sejahtera) * (umur > 22 ? 0.4 : 1))) {
    const diploma = acak.mungkin(0.18)
    putJenjang(penulis, 2, diploma ? 18 : 19, Math.min(diploma ? 3 : 4, umur - 18), sma)
    return { tamatan: 4, bersekolah: true }
  }
  const tamatan = Math.min(tamatanOf(sejahtera, umur, acak), umur >= 22 ? 6 : 4) as Tamatan
  putDewasa(penulis, acak, tamatan)
  return { tamatan, bersekolah: false }
}

function putDewasa(penulis: Penulis, acak: Acak, tamatan: Tamatan): void {
  const sd = drawBobot(acak, JENJANG_SD)
  switch (tamatan) {
    case 0:
      penulis.put(TIDAK_BERSEKOLAH)
      return
    case 1:
      putJenjang(penulis, 3, sd, acak.antara(1, 5), 23)
      return
    case 2:
      putJenjang(penulis, 3, sd, 8, sd)
      return
    case 3: {
      const smp = drawBobot(acak, JENJANG_SMP)
      // A few left the next school before its end: the certificate stays that of the one before.
      if (acak.mungkin(0.06)) putJenjang(penulis, 3, drawBobot(acak, JENJANG_SMA), acak.antara(1, 2), smp)
      else putJenjang(penulis, 3, smp, 8, smp)
      return
    }
    case 4: {
      const sma = drawBobot(acak, JENJANG_SMA)
      putJenjang(penulis, 3, sma, 8, sma)
      return
    }
    default:
      putJenjang(
        penulis,
        3,
        tamatan === 5 ? 18 : tamatan === 6 ? 19 : 21,
        8,
        tamatan === 5 ? 18 : tamatan === 6 ? 19 : 21,
      )
  }
}

function putJenjang(penulis: Penulis, partisipasi: number, jenjang: number, kelas: number, ijazah: number): void {
  penulis.put(SATU[partisipasi] as Uint8Array)
  penulis.put(DUA[jenjang] as Uint8Array)
  penulis.put(SATU[kelas] as Uint8Array)
  penulis.put(DUA[ijazah] as Uint8Array)
}
