// Work of one member, driven by age, sex, schooling and the hidden welfare of the family.
import { type Acak, type Bobot, drawBobot, interpolate, toBobot } from './acak'
import { type Penulis, toSegmen, toSegmenGabung } from './penulis'
import type { HasilSekolah, Tamatan } from './sekolah'
import { HUBUNGAN, type Orang } from './susunan'

type Titik = readonly [number, number, number, number, number]

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
const PNS: Titik = [0.001, 0.008, 0.03, 0.09, 0.18]
const PEGAWAI: Titik = [0.3, 0.46, 0.58, 0.64, 0.55]
const SENDIRI: Titik = [0.24, 0.22, 0.17, 0.12, 0.07]
const BURUH_TETAP: Titik = [0.004, 0.01, 0.022, 0.055, 0.17]
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
const TIDAK_BEKERJA = toSegmenGabung(['2', '', ''])
const TANPA_USAHA = toSegmenGabung(['2', '0', '', '', '', ''])
const ENAM_KOSONG = toSegmenGabung(['', '', '', '', '', ''])
const TIGA_KOSONG = toSegmenGabung(['', '', ''])

/** Writes the columns status_bekerja … pekerjaan_ktp. */
export function putKerja(
  penulis: Penulis,
  acak: Acak,
  orang: Orang,
  sejahtera: number,
  pedesaan: boolean,
  { tamatan, bersekolah }: HasilSekolah,
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
