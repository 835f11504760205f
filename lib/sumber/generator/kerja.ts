// Work of one member, driven by age, sex, schooling and the hidden welfare of the family.

import { HUBUNGAN, type Orang } from './keluarga-composer'
import { drawWeighted, interpolate, type Random, toWeights, type Weights } from './random'
import { type RowWriter, toSegment, toSegments } from './row-writer'
import type { SekolahResult, Tamatan } from './sekolah'

type Points = readonly [number, number, number, number, number]

const PEKERJAAN_KTP = {
  belum: toSegment('BELUM/TIDAK BEKERJA'),
  pelajar: toSegment('PELAJAR/MAHASISWA'),
  rumah: toSegment('MENGURUS RUMAH TANGGA'),
  pensiun: toSegment('PENSIUNAN'),
  swasta: toSegment('KARYAWAN SWASTA'),
  wiraswasta: toSegment('WIRASWASTA'),
  dagang: toSegment('PEDAGANG'),
  buruh: toSegment('BURUH HARIAN LEPAS'),
  tani: toSegment('PETANI/PEKEBUN'),
  buruhTani: toSegment('BURUH TANI/PERKEBUNAN'),
  pns: toSegment('PEGAWAI NEGERI SIPIL (PNS)'),
  tni: toSegment('TENTARA NASIONAL INDONESIA (TNI)'),
  polri: toSegment('KEPOLISIAN RI (POLRI)'),
  bumn: toSegment('KARYAWAN BUMN'),
  guru: toSegment('GURU'),
  sopir: toSegment('SOPIR'),
  art: toSegment('PEMBANTU RUMAH TANGGA'),
} as const
const PNS: Points = [0.001, 0.008, 0.03, 0.09, 0.18]
const PEGAWAI: Points = [0.3, 0.46, 0.58, 0.64, 0.55]
const SENDIRI: Points = [0.24, 0.22, 0.17, 0.12, 0.07]
const BURUH_TETAP: Points = [0.004, 0.01, 0.022, 0.055, 0.17]
const USAHA_PEGAWAI: Weights<number> = toWeights([
  [8, 33],
  [12, 17],
  [13, 10],
  [14, 7],
  [11, 6],
  [18, 5],
  [16, 4],
  [19, 5],
  [15, 3],
  [21, 4],
  [22, 3],
  [24, 3],
])
const USAHA_SENDIRI: Weights<number> = toWeights([
  [12, 52],
  [14, 18],
  [13, 15],
  [24, 10],
  [8, 5],
])
const USAHA_BEBAS: Weights<number> = toWeights([
  [11, 48],
  [13, 16],
  [25, 16],
  [24, 12],
  [10, 4],
  [8, 4],
])
const USAHA_TANI: Weights<number> = toWeights([
  [1, 62],
  [2, 14],
  [3, 4],
  [4, 8],
  [5, 12],
])
const USAHA_PNS: Weights<number> = toWeights([
  [20, 56],
  [21, 30],
  [22, 14],
])
const TIDAK_BEKERJA = toSegments(['2', '', ''])
const TANPA_USAHA = toSegments(['2', '0', '', '', '', ''])
const ENAM_KOSONG = toSegments(['', '', '', '', '', ''])
const TIGA_KOSONG = toSegments(['', '', ''])

/** Writes the columns status_bekerja … pekerjaan_ktp. */
export function putKerja(
  writer: RowWriter,
  random: Random,
  orang: Orang,
  welfare: number,
  pedesaan: boolean,
  { tamatan, bersekolah }: SekolahResult,
): void {
  const { umur, perempuan } = orang
  if (umur < 5) {
    writer.put(TIGA_KOSONG)
    writer.put(ENAM_KOSONG)
    writer.put(PEKERJAAN_KTP.belum)
    return
  }
  if (!random.chance(workChance(orang, welfare, bersekolah))) {
    writer.put(TIDAK_BEKERJA)
    writer.put(TANPA_USAHA)
    const pensiun = umur >= 58 && tamatan >= 4 && random.chance(interpolate(PNS, welfare) * 2)
    if (umur < 7) writer.put(PEKERJAAN_KTP.belum)
    else if (bersekolah) writer.put(PEKERJAAN_KTP.pelajar)
    else if (pensiun) writer.put(PEKERJAAN_KTP.pensiun)
    else writer.put(perempuan && umur >= 20 ? PEKERJAAN_KTP.rumah : PEKERJAAN_KTP.belum)
    return
  }

  const status = orang.hubungan === HUBUNGAN.pembantu ? 4 : statusKerjaOf(random, orang, welfare, pedesaan, tamatan)
  const lapangan = orang.hubungan === HUBUNGAN.pembantu ? 25 : lapanganOf(random, status, pedesaan)
  writer.code(1)
  writer.codeTwo(lapangan)
  writer.code(status)
  if (status <= 3) {
    writer.code(1)
    writer.code(random.chance(0.93) ? 1 : 2)
    writer.codeTwo(lapangan)
    writer.integer(status === 3 ? random.between(1, 3 + Math.floor(welfare * welfare * 14)) : 0)
    writer.integer(status === 2 ? random.between(1, 3) : random.chance(0.18) ? 1 : 0)
    const q = welfare + random.noise(0.25) + (status === 3 ? 0.22 : 0)
    writer.code(q < 0.62 ? 1 : q < 0.88 ? 2 : q < 1.02 ? 3 : q < 1.2 ? 4 : 5)
  } else writer.put(TANPA_USAHA)
  writer.put(pekerjaanKtpOf(random, status, lapangan))
}

function workChance({ umur, perempuan, hubungan }: Orang, welfare: number, bersekolah: boolean): number {
  if (umur < 15) return 0
  if (bersekolah) return umur < 19 ? 0.015 : 0.12
  if (hubungan === HUBUNGAN.pembantu) return 1
  if (umur < 19) return 0.42
  const usia = umur < 56 ? 1 : umur < 66 ? 0.68 : umur < 76 ? 0.32 : 0.08
  if (!perempuan) return 0.92 * usia
  if (hubungan === HUBUNGAN.kepala) return 0.72 * usia
  if (hubungan === HUBUNGAN.pasangan) return (0.3 + 0.24 * welfare) * usia
  return 0.58 * usia
}

function statusKerjaOf(random: Random, orang: Orang, welfare: number, pedesaan: boolean, tamatan: Tamatan): number {
  const pns = tamatan >= 4 && orang.umur >= 21 && orang.umur < 60 ? interpolate(PNS, welfare) : 0
  const x = random.fraction()
  let limit = pns
  if (x < limit) return 5
  limit += interpolate(PEGAWAI, welfare) * (pedesaan ? 0.72 : 1) * (orang.umur > 55 ? 0.5 : 1)
  if (x < limit) return 4
  limit += interpolate(SENDIRI, welfare)
  if (x < limit) return 1
  limit += interpolate(BURUH_TETAP, welfare)
  if (x < limit) return 3
  limit += 0.045
  if (x < limit) return 2
  if (random.chance(orang.hubungan === HUBUNGAN.kepala ? 0.02 : 0.2)) return 8
  // Casual work is what is left of the poor, own business what is left of the others.
  if (!random.chance(0.9 - 0.85 * welfare)) return 1
  return pedesaan && random.chance(0.5) ? 6 : 7
}

function lapanganOf(random: Random, status: number, pedesaan: boolean): number {
  if (status === 5) return drawWeighted(random, USAHA_PNS)
  if (status === 6) return drawWeighted(random, USAHA_TANI)
  if (status === 7) return drawWeighted(random, USAHA_BEBAS)
  if (status === 4) return drawWeighted(random, USAHA_PEGAWAI)
  return pedesaan && random.chance(0.38) ? drawWeighted(random, USAHA_TANI) : drawWeighted(random, USAHA_SENDIRI)
}

function pekerjaanKtpOf(random: Random, status: number, lapangan: number): Uint8Array {
  if (status === 5) {
    if (lapangan === 21) return random.chance(0.7) ? PEKERJAAN_KTP.guru : PEKERJAAN_KTP.pns
    const x = random.fraction()
    return x < 0.62
      ? PEKERJAAN_KTP.pns
      : x < 0.8
        ? PEKERJAAN_KTP.bumn
        : x < 0.91
          ? PEKERJAAN_KTP.tni
          : PEKERJAAN_KTP.polri
  }
  if (status === 6) return PEKERJAAN_KTP.buruhTani
  if (lapangan <= 5) return PEKERJAAN_KTP.tani
  if (lapangan === 25) return PEKERJAAN_KTP.art
  if (status === 7) return PEKERJAAN_KTP.buruh
  if (status === 4) return lapangan === 13 && random.chance(0.4) ? PEKERJAAN_KTP.sopir : PEKERJAAN_KTP.swasta
  return lapangan === 12 && random.chance(0.45) ? PEKERJAAN_KTP.dagang : PEKERJAAN_KTP.wiraswasta
}
