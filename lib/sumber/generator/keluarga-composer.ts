// Who lives together: composition of a family of a given size, with ages that fit each other.
import type { Random } from './random'
import { LARGEST_SIZE } from './target'

/** Codes of status_hubungan_keluarga. */
export const HUBUNGAN = {
  kepala: 1,
  pasangan: 2,
  anak: 3,
  menantu: 4,
  cucu: 5,
  orangTua: 6,
  pembantu: 7,
  lainnya: 8,
} as const

/** Codes of status_kawin. */
export const KAWIN = { belum: 1, kawin: 2, ceraiHidup: 3, ceraiMati: 4 } as const

/** One member while a family is being made; the objects are used again for the next family. */
export type Orang = {
  hubungan: number
  perempuan: boolean
  kawin: number
  /** Completed years on the day of the release. */
  umur: number
  /** Days since birth on that day. */
  daysAgo: number
}

const UMUR_TERTUA = 97
const UMUR_IBU_TERMUDA = 19

/** Makes families; holds the member objects it hands out. */
export class KeluargaComposer {
  readonly orang: readonly Orang[] = Array.from({ length: LARGEST_SIZE }, () => ({
    hubungan: 1,
    perempuan: false,
    kawin: 1,
    umur: 0,
    daysAgo: 0,
  }))
  private filled = 0
  private readonly umurAnak: number[] = []

  constructor(private readonly random: Random) {}

  /**
   * Fills `orang[0 … size − 1]`: first the kepala keluarga, then the spouse, children from the eldest, others.
   * `welfare` 0 … 1 decides whether domestic help lives in; `baru` marks young new families (the unranked).
   */
  compose(size: number, welfare: number, baru: boolean): void {
    this.filled = 0
    if (size === 1) this.composeAlone(baru)
    else this.composeTogether(size, welfare, baru)
    for (let i = 0; i < size; i++) {
      const orang = this.orang[i] as Orang
      // 365.2425 days a year, rounded up: at least that old on the day; then up to a year less a day more.
      orang.daysAgo = Math.ceil(orang.umur * 365.2425) + this.random.below(364)
    }
  }

  private composeAlone(baru: boolean): void {
    const { random } = this
    const x = random.fraction()
    if (x < (baru ? 0.6 : 0.3)) this.add(HUBUNGAN.kepala, random.chance(0.42), KAWIN.belum, random.between(20, 39))
    else if (x < (baru ? 0.8 : 0.76))
      this.add(HUBUNGAN.kepala, random.chance(0.74), KAWIN.ceraiMati, random.between(52, 86))
    else this.add(HUBUNGAN.kepala, random.chance(0.55), KAWIN.ceraiHidup, random.between(27, 58))
  }

  private composeTogether(size: number, welfare: number, baru: boolean): void {
    const { random } = this
    const berpasangan = random.chance(size === 2 ? 0.6 : 0.9)
    let umurIbu: number
    if (berpasangan) {
      const umur = this.umurKepala(size, baru)
      this.add(HUBUNGAN.kepala, false, KAWIN.kawin, umur)
      umurIbu = Math.max(UMUR_IBU_TERMUDA, umur - random.between(-2, 7))
      this.add(HUBUNGAN.pasangan, true, KAWIN.kawin, umurIbu)
    } else {
      const perempuan = random.chance(0.78)
      const umur = Math.max(random.between(26, 68), 24 + 2 * size)
      this.add(
        HUBUNGAN.kepala,
        perempuan,
        random.chance(umur > 48 ? 0.72 : 0.35) ? KAWIN.ceraiMati : KAWIN.ceraiHidup,
        umur,
      )
      umurIbu = perempuan ? umur : umur - 3
    }
    const kepala = this.orang[0] as Orang
    const left = size - this.filled
    if (left === 0) return

    const pembantu = welfare > 0.92 && left > 1 && random.chance(0.12) ? 1 : 0
    const orangTua = kepala.umur <= 62 && left - pembantu > 1 && random.chance(0.09) ? 1 : 0
    const lainnya = left - pembantu - orangTua > 1 && random.chance(0.05) ? 1 : 0
    const keturunan = left - pembantu - orangTua - lainnya
    // Children come at least two years apart until the mother is 44; whoever is too many belongs to a grown child.
    const tempat = Math.max(1, Math.min(6, Math.floor((Math.min(umurIbu, 44) - UMUR_IBU_TERMUDA) / 2) + 1))
    const besar = umurIbu >= 43 && keturunan >= 3 && random.chance(keturunan >= 5 ? 0.75 : 0.25)
    const anak = besar ? Math.max(1, Math.min(tempat, keturunan - 2)) : Math.min(tempat, keturunan)
    this.addAnak(anak, umurIbu, besar)
    let belum = keturunan - anak
    const sulung = this.orang[berpasangan ? 2 : 1] as Orang
    if (belum > 0 && anak > 0 && sulung.umur >= 21) {
      sulung.kawin = KAWIN.kawin
      const umur = Math.max(
        UMUR_IBU_TERMUDA,
        sulung.umur + (sulung.perempuan ? random.between(0, 5) : random.between(-4, 1)),
      )
      this.add(HUBUNGAN.menantu, !sulung.perempuan, KAWIN.kawin, umur)
      belum--
      const muda = Math.min(sulung.umur, umur)
      for (; belum > 0 && muda >= 20; belum--)
        this.add(HUBUNGAN.cucu, random.chance(0.49), KAWIN.belum, random.between(0, Math.min(muda - 20, 16)))
    }
    if (orangTua) this.addOrangTua(kepala)
    for (let i = 0; i < lainnya + belum; i++)
      this.add(HUBUNGAN.lainnya, random.chance(0.52), KAWIN.belum, random.between(6, 34))
    for (let i = 0; i < pembantu; i++)
      this.add(HUBUNGAN.pembantu, random.chance(0.88), KAWIN.belum, random.between(19, 46))
  }

  private umurKepala(size: number, baru: boolean): number {
    const { random } = this
    if (size === 2) return random.chance(baru ? 0.75 : 0.4) ? random.between(22, 36) : random.between(48, 79)
    const start = Math.max(24, 21 + 2 * size)
    return start + random.below(baru ? 12 : 26) + random.below(baru ? 10 : 18)
  }

  private addAnak(jumlah: number, umurIbu: number, adaDewasa: boolean): void {
    const { random, umurAnak } = this
    const tertua = Math.max(0, umurIbu - UMUR_IBU_TERMUDA)
    const termuda = Math.max(0, umurIbu - 44)
    umurAnak.length = 0
    for (let i = 0; i < jumlah; i++) {
      let umur = random.between(termuda, tertua)
      // Most grown children have a kartu keluarga of their own.
      if (umur > 25 && !adaDewasa && random.chance(0.75))
        umur = random.between(termuda, Math.max(termuda, Math.min(tertua, 25)))
      umurAnak.push(umur)
    }
    if (adaDewasa) umurAnak[0] = Math.max(umurAnak[0] as number, Math.min(tertua, random.between(22, 34)))
    umurAnak.sort((a, b) => b - a)
    for (let i = 1; i < jumlah; i++) umurAnak[i] = Math.min(umurAnak[i] as number, (umurAnak[i - 1] as number) - 2)
    const missing = jumlah > 0 ? Math.min(0, umurAnak[jumlah - 1] as number) : 0
    for (let i = 0; i < jumlah; i++) {
      const umur = Math.min(tertua, (umurAnak[i] as number) - missing)
      const cerai = umur > 25 && random.chance(0.05)
      this.add(HUBUNGAN.anak, random.chance(0.488), cerai ? KAWIN.ceraiHidup : KAWIN.belum, Math.max(0, umur))
    }
  }

  private addOrangTua(kepala: Orang): void {
    const umur = Math.min(UMUR_TERTUA, kepala.umur + this.random.between(19, 34))
    this.add(HUBUNGAN.orangTua, this.random.chance(0.72), KAWIN.ceraiMati, umur)
  }

  private add(hubungan: number, perempuan: boolean, kawin: number, umur: number): void {
    const orang = this.orang[this.filled++] as Orang
    orang.hubungan = hubungan
    orang.perempuan = perempuan
    orang.kawin = kawin
    orang.umur = umur
  }
}
