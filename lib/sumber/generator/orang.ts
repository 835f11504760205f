// Schooling, work and health of one member, driven by age, sex and the hidden welfare of the family.
import { type Acak, type Bobot, drawBobot, interpolate, toBobot } from './acak'
import { DUA, KOSONG, type Penulis, SATU, toSegmen, toSegmenGabung } from './penulis'
import { HUBUNGAN, type Orang } from './susunan'

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

const PEKERJAAN_KTP = {
  belum: toSegmen('BELUM/TIDAK BEKERJA'),
  pelajar: toSegmen('PELAJAR/MAHASISWA'),
  rumah: toSegmen('MENGURUS RUMAH TANGGA'),
  pensiun: toSegmen('PENSIUNAN'),
  swasta: toSegmen('KARYAWAN SWASTA'),
  wiraswasta: toSegmen('WIRASWASTA'),
  dagang: toSegmen('PEDAGANG'),
  buruh: toSegmen('BURUH HARIAN LEPAS'),
  tani: toSegmen('PETANI/PEKEBUN'),
  buruhTani: toSegmen('BURUH TANI/PERKEBUNAN'),
  pns: toSegmen('PEGAWAI NEGERI SIPIL (PNS)'),
  tni: toSegmen('TENTARA NASIONAL INDONESIA (TNI)'),
  polri: toSegmen('KEPOLISIAN RI (POLRI)'),
  bumn: toSegmen('KARYAWAN BUMN'),
  guru: toSegmen('GURU'),
  sopir: toSegmen('SOPIR'),
  art: toSegmen('PEMBANTU RUMAH TANGGA'),
} as const

const PUTUS_SD: Titik = [0.02, 0.008, 0.003, 0.001, 0]
const PUTUS_SMP: Titik = [0.12, 0.05, 0.02, 0.008, 0.001]
const PUTUS_SMA: Titik = [0.36, 0.19, 0.08, 0.03, 0.006]
const KULIAH: Titik = [0.02, 0.06, 0.17, 0.4, 0.78]
const PNS: Titik = [0.001, 0.008, 0.03, 0.09, 0.18]
const PEGAWAI: Titik = [0.3, 0.46, 0.58, 0.64, 0.55]
const SENDIRI: Titik = [0.24, 0.22, 0.17, 0.12, 0.07]
const BURUH_TETAP: Titik = [0.004, 0.01, 0.022, 0.055, 0.17]
const STUNTING: Titik = [0.1, 0.075, 0.05, 0.03, 0.015]
const TAHUN_BONUS_TUA = 0.12

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
const USAHA_PEGAWAI: Bobot<number> = toBobot([
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
const USAHA_SENDIRI: Bobot<number> = toBobot([
  [12, 52],
  [14, 18],
  [13, 15],
  [24, 10],
  [8, 5],
])
const USAHA_BEBAS: Bobot<number> = toBobot([
  [11, 48],
  [13, 16],
  [25, 16],
  [24, 12],
  [10, 4],
  [8, 4],
])
const USAHA_TANI: Bobot<number> = toBobot([
  [1, 62],
  [2, 14],
  [3, 4],
  [4, 8],
  [5, 12],
])
const USAHA_PNS: Bobot<number> = toBobot([
  [20, 56],
  [21, 30],
  [22, 14],
])
const KRONIS: Bobot<number> = toBobot([
  [2, 34],
  [6, 17],
  [3, 13],
  [13, 9],
  [4, 8],
  [5, 7],
  [8, 4],
  [7, 3],
  [10, 1.2],
  [9, 1.4],
  [18, 1.5],
  [17, 0.4],
  [15, 0.15],
  [14, 0.2],
  [12, 0.25],
  [11, 0.05],
  [16, 0.05],
])
const KRONIS_MUDA: Bobot<number> = toBobot([
  [4, 70],
  [7, 12],
  [18, 10],
  [15, 4],
  [5, 2],
  [16, 1],
  [11, 1],
])

const SEMBILAN_BAIK = toSegmenGabung(['4', '4', '4', '4', '4', '4', '4', '4', '4'])
const SEMBILAN_KOSONG = toSegmenGabung(['', '', '', '', '', '', '', '', ''])
const TIDAK_BERSEKOLAH = toSegmenGabung(['1', '', '', '23'])
const BELUM_USIA = toSegmenGabung(['', '', '', ''])
const TIDAK_BEKERJA = toSegmenGabung(['2', '', ''])
const TANPA_USAHA = toSegmenGabung(['2', '0', '', '', '', ''])
const ENAM_KOSONG = toSegmenGabung(['', '', '', '', '', ''])
const TIGA_KOSONG = toSegmenGabung(['', '', ''])

/** Writes the columns partisipasi_sekolah … pekerjaan_ktp. */
export function putSekolahDanKerja(
  penulis: Penulis,
  acak: Acak,
  orang: Orang,
  sejahtera: number,
  pedesaan: boolean,
): void {
  const { umur } = orang
  let tamatan: Tamatan = 0
  let bersekolah = false
  if (umur < 5) penulis.put(BELUM_USIA)
  else if (umur < 7) penulis.put(TIDAK_BERSEKOLAH)
  else if (umur <= 24) {
    const hasil = putUsiaSekolah(penulis, acak, umur, sejahtera)
    tamatan = hasil.tamatan
    bersekolah = hasil.bersekolah
  } else {
    tamatan = tamatanOf(sejahtera, umur, acak)
    putDewasa(penulis, acak, tamatan)
  }
  penulis.put((umur < 7 ? PENDIDIKAN_KTP[0] : PENDIDIKAN_KTP[tamatan]) as Uint8Array)
  putKerja(penulis, acak, orang, sejahtera, pedesaan, tamatan, bersekolah)
}

/** Writes the columns kondisi_gizi … penyakit_kronis. */
export function putKesehatan(penulis: Penulis, acak: Acak, umur: number, sejahtera: number): void {
  if (umur >= 5) penulis.put(KOSONG)
  else {
    const x = acak.pecahan()
    const kerdil = interpolate(STUNTING, sejahtera)
    penulis.kode(x < kerdil ? 2 : x < kerdil * 1.3 ? 1 : x > 0.96 ? 8 : 3)
  }

  const dasar = umur < 18 ? 0.007 : umur < 60 ? 0.011 : umur < 75 ? 0.05 : 0.16
  if (umur < 2) penulis.put(SEMBILAN_KOSONG)
  else if (acak.mungkin(dasar * (1.35 - 0.7 * sejahtera))) putDisabilitas(penulis, acak, umur)
  else if (umur >= 55 && acak.mungkin(umur < 70 ? 0.16 : 0.38)) {
    // Old age dims sight, hearing and walking a little, in nearly half of the very old.
    const lemah = acak.sampai(7) + 1
    for (let i = 0; i < 9; i++) penulis.kode(i < 3 && (lemah >> i) & 1 ? 3 : 4)
  } else penulis.put(SEMBILAN_BAIK)

  if (umur < 10) penulis.put(KOSONG)
  else {
    const x = acak.pecahan()
    penulis.kode(x < 0.004 ? 1 : x < 0.025 ? 2 : x < 0.13 ? 3 : 4)
  }
  const sakit = umur < 15 ? 0.008 : umur < 40 ? 0.022 : umur < 60 ? 0.13 : 0.31
  penulis.kodeDua(acak.mungkin(sakit) ? drawBobot(acak, umur < 20 ? KRONIS_MUDA : KRONIS) : 1)
}

function putDisabilitas(penulis: Penulis, acak: Acak, umur: number): void {
  const utama = umur >= 60 ? acak.sampai(3) : acak.sampai(9)
  const ikut = acak.mungkin(0.35) ? acak.sampai(9) : -1
  const tingkat = acak.mungkin(0.28) ? 1 : 2
  for (let i = 0; i < 9; i++) penulis.kode(i === utama ? tingkat : i === ikut ? Math.min(3, tingkat + 1) : 4)
}

function tamatanOf(sejahtera: number, umur: number, acak: Acak): Tamatan {
  const tua = umur >= 60 ? TAHUN_BONUS_TUA + (umur - 60) * 0.005 : umur >= 45 ? 0.04 : 0
  const e = 0.17 + 0.72 * sejahtera + acak.derau(0.26) - tua
  return e < -0.02 ? 0 : e < 0.07 ? 1 : e < 0.26 ? 2 : e < 0.42 ? 3 : e < 0.78 ? 4 : e < 0.84 ? 5 : e < 1.02 ? 6 : 7
}

function putUsiaSekolah(
  penulis: Penulis,
  acak: Acak,
  umur: number,
  sejahtera: number,
): { tamatan: Tamatan; bersekolah: boolean } {
  const sd = drawBobot(acak, JENJANG_SD)
  if (umur <= 12) {
    if (acak.mungkin(interpolate(PUTUS_SD, sejahtera))) {
      if (umur === 7) {
        penulis.put(TIDAK_BERSEKOLAH)
        return { tamatan: 0, bersekolah: false }
      }
      putSekolah(penulis, 3, sd, acak.antara(1, Math.min(6, umur - 7)), 23)
      return { tamatan: 1, bersekolah: false }
    }
    putSekolah(penulis, 2, sd, Math.min(6, umur - 6), 23)
    return { tamatan: 1, bersekolah: true }
  }
  const smp = drawBobot(acak, JENJANG_SMP)
  if (umur <= 15) {
    if (acak.mungkin(interpolate(PUTUS_SMP, sejahtera))) {
      putSekolah(penulis, 3, sd, 8, sd)
      return { tamatan: 2, bersekolah: false }
    }
    putSekolah(penulis, 2, smp, umur - 12, sd)
    return { tamatan: 2, bersekolah: true }
  }
  const sma = drawBobot(acak, JENJANG_SMA)
  if (umur <= 18) {
    if (acak.mungkin(interpolate(PUTUS_SMA, sejahtera))) {
      putSekolah(penulis, 3, smp, 8, smp)
      return { tamatan: 3, bersekolah: false }
    }
    putSekolah(penulis, 2, sma, umur - 15, smp)
    return { tamatan: 3, bersekolah: true }
  }
  if (acak.mungkin(interpolate(KULIAH, sejahtera) * (umur > 22 ? 0.4 : 1))) {
    const diploma = acak.mungkin(0.18)
    putSekolah(penulis, 2, diploma ? 18 : 19, Math.min(diploma ? 3 : 4, umur - 18), sma)
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
      putSekolah(penulis, 3, sd, acak.antara(1, 5), 23)
      return
    case 2:
      putSekolah(penulis, 3, sd, 8, sd)
      return
    case 3: {
      const smp = drawBobot(acak, JENJANG_SMP)
      // A few left the next school before its end: the certificate stays that of the one before.
      if (acak.mungkin(0.06)) putSekolah(penulis, 3, drawBobot(acak, JENJANG_SMA), acak.antara(1, 2), smp)
      else putSekolah(penulis, 3, smp, 8, smp)
      return
    }
    case 4: {
      const sma = drawBobot(acak, JENJANG_SMA)
      putSekolah(penulis, 3, sma, 8, sma)
      return
    }
    default:
      putSekolah(
        penulis,
        3,
        tamatan === 5 ? 18 : tamatan === 6 ? 19 : 21,
        8,
        tamatan === 5 ? 18 : tamatan === 6 ? 19 : 21,
      )
  }
}

function putSekolah(penulis: Penulis, partisipasi: number, jenjang: number, kelas: number, ijazah: number): void {
  penulis.put(SATU[partisipasi] as Uint8Array)
  penulis.put(DUA[jenjang] as Uint8Array)
  penulis.put(SATU[kelas] as Uint8Array)
  penulis.put(DUA[ijazah] as Uint8Array)
}

function putKerja(
  penulis: Penulis,
  acak: Acak,
  orang: Orang,
  sejahtera: number,
  pedesaan: boolean,
  tamatan: Tamatan,
  bersekolah: boolean,
): void {
  const { umur, perempuan } = orang
  if (umur < 5) {
    penulis.put(TIGA_KOSONG)
    penulis.put(ENAM_KOSONG)
    penulis.put(PEKERJAAN_KTP.belum)
    return
  }
  if (!acak.mungkin(peluangKerja(orang, sejahtera, bersekolah))) {
    penulis.put(TIDAK_BEKERJA)
    penulis.put(TANPA_USAHA)
    const pensiun = umur >= 58 && tamatan >= 4 && acak.mungkin(interpolate(PNS, sejahtera) * 2)
    if (umur < 7) penulis.put(PEKERJAAN_KTP.belum)
    else if (bersekolah) penulis.put(PEKERJAAN_KTP.pelajar)
    else if (pensiun) penulis.put(PEKERJAAN_KTP.pensiun)
    else penulis.put(perempuan && umur >= 20 ? PEKERJAAN_KTP.rumah : PEKERJAAN_KTP.belum)
    return
  }

  const status = orang.hubungan === HUBUNGAN.pembantu ? 4 : statusKerjaOf(acak, orang, sejahtera, pedesaan, tamatan)
  const lapangan = orang.hubungan === HUBUNGAN.pembantu ? 25 : lapanganOf(acak, status, pedesaan)
  penulis.kode(1)
  penulis.kodeDua(lapangan)
  penulis.kode(status)
  if (status <= 3) {
    penulis.kode(1)
    penulis.kode(acak.mungkin(0.93) ? 1 : 2)
    penulis.kodeDua(lapangan)
    penulis.bilangan(status === 3 ? acak.antara(1, 3 + Math.floor(sejahtera * sejahtera * 14)) : 0)
    penulis.bilangan(status === 2 ? acak.antara(1, 3) : acak.mungkin(0.18) ? 1 : 0)
    const q = sejahtera + acak.derau(0.25) + (status === 3 ? 0.22 : 0)
    penulis.kode(q < 0.62 ? 1 : q < 0.88 ? 2 : q < 1.02 ? 3 : q < 1.2 ? 4 : 5)
  } else penulis.put(TANPA_USAHA)
  penulis.put(pekerjaanKtpOf(acak, status, lapangan))
}

function peluangKerja({ umur, perempuan, hubungan }: Orang, sejahtera: number, bersekolah: boolean): number {
  if (umur < 15) return 0
  if (bersekolah) return umur < 19 ? 0.015 : 0.12
  if (hubungan === HUBUNGAN.pembantu) return 1
  if (umur < 19) return 0.42
  const usia = umur < 56 ? 1 : umur < 66 ? 0.68 : umur < 76 ? 0.32 : 0.08
  if (!perempuan) return 0.92 * usia
  if (hubungan === HUBUNGAN.kepala) return 0.72 * usia
  if (hubungan === HUBUNGAN.pasangan) return (0.3 + 0.24 * sejahtera) * usia
  return 0.58 * usia
}

function statusKerjaOf(acak: Acak, orang: Orang, sejahtera: number, pedesaan: boolean, tamatan: Tamatan): number {
  const pns = tamatan >= 4 && orang.umur >= 21 && orang.umur < 60 ? interpolate(PNS, sejahtera) : 0
  const x = acak.pecahan()
  let batas = pns
  if (x < batas) return 5
  batas += interpolate(PEGAWAI, sejahtera) * (pedesaan ? 0.72 : 1) * (orang.umur > 55 ? 0.5 : 1)
  if (x < batas) return 4
  batas += interpolate(SENDIRI, sejahtera)
  if (x < batas) return 1
  batas += interpolate(BURUH_TETAP, sejahtera)
  if (x < batas) return 3
  batas += 0.045
  if (x < batas) return 2
  if (acak.mungkin(orang.hubungan === HUBUNGAN.kepala ? 0.02 : 0.2)) return 8
  // Casual work is what is left of the poor, own business what is left of the others.
  if (!acak.mungkin(0.9 - 0.85 * sejahtera)) return 1
  return pedesaan && acak.mungkin(0.5) ? 6 : 7
}

function lapanganOf(acak: Acak, status: number, pedesaan: boolean): number {
  if (status === 5) return drawBobot(acak, USAHA_PNS)
  if (status === 6) return drawBobot(acak, USAHA_TANI)
  if (status === 7) return drawBobot(acak, USAHA_BEBAS)
  if (status === 4) return drawBobot(acak, USAHA_PEGAWAI)
  return pedesaan && acak.mungkin(0.38) ? drawBobot(acak, USAHA_TANI) : drawBobot(acak, USAHA_SENDIRI)
}

function pekerjaanKtpOf(acak: Acak, status: number, lapangan: number): Uint8Array {
  if (status === 5) {
    if (lapangan === 21) return acak.mungkin(0.7) ? PEKERJAAN_KTP.guru : PEKERJAAN_KTP.pns
    const x = acak.pecahan()
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
  if (status === 4) return lapangan === 13 && acak.mungkin(0.4) ? PEKERJAAN_KTP.sopir : PEKERJAAN_KTP.swasta
  return lapangan === 12 && acak.mungkin(0.45) ? PEKERJAAN_KTP.dagang : PEKERJAAN_KTP.wiraswasta
}
