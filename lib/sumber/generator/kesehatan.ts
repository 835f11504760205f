// Health of one member: mostly well, disability rare and growing with age.
import { type Acak, type Bobot, drawBobot, interpolate, toBobot } from './acak'
import { KOSONG, type Penulis, toSegmenGabung } from './penulis'

type Titik = readonly [number, number, number, number, number]

const STUNTING: Titik = [0.1, 0.075, 0.05, 0.03, 0.015]
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
