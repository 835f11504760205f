// Who lives together: composition of a family of a given size, with ages that fit each other.
import type { Acak } from './acak'
import { UKURAN_TERBESAR } from './target'

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
  lalu: number
}

const UMUR_TERTUA = 97
const UMUR_IBU_TERMUDA = 19

/** Makes families; holds the member objects it hands out. */
export class PenyusunKeluarga {
  readonly orang: readonly Orang[] = Array.from({ length: UKURAN_TERBESAR }, () => ({
    hubungan: 1,
    perempuan: false,
    kawin: 1,
    umur: 0,
    lalu: 0,
  }))
  private terisi = 0
  private readonly umurAnak: number[] = []

  constructor(private readonly acak: Acak) {}

  /**
   * Fills `orang[0 … ukuran − 1]`: first the kepala keluarga, then the spouse, children from the eldest, others.
   * `sejahtera` 0 … 1 decides whether domestic help lives in; `baru` marks young new families (the unranked).
   */
  susun(ukuran: number, sejahtera: number, baru: boolean): void {
    this.terisi = 0
    if (ukuran === 1) this.susunSendiri(baru)
    else this.susunBersama(ukuran, sejahtera, baru)
    for (let i = 0; i < ukuran; i++) {
      const orang = this.orang[i] as Orang
      // 365.2425 days a year, rounded up: at least that old on the day; then up to a year less a day more.
      orang.lalu = Math.ceil(orang.umur * 365.2425) + this.acak.sampai(364)
    }
  }

  private susunSendiri(baru: boolean): void {
    const { acak } = this
    const x = acak.pecahan()
    if (x < (baru ? 0.6 : 0.3)) this.tambah(HUBUNGAN.kepala, acak.mungkin(0.42), KAWIN.belum, acak.antara(20, 39))
    else if (x < (baru ? 0.8 : 0.76))
      this.tambah(HUBUNGAN.kepala, acak.mungkin(0.74), KAWIN.ceraiMati, acak.antara(52, 86))
    else this.tambah(HUBUNGAN.kepala, acak.mungkin(0.55), KAWIN.ceraiHidup, acak.antara(27, 58))
  }

  private susunBersama(ukuran: number, sejahtera: number, baru: boolean): void {
    const { acak } = this
    const berpasangan = acak.mungkin(ukuran === 2 ? 0.6 : 0.9)
    let umurIbu: number
    if (berpasangan) {
      const umur = this.umurKepala(ukuran, baru)
      this.tambah(HUBUNGAN.kepala, false, KAWIN.kawin, umur)
      umurIbu = Math.max(UMUR_IBU_TERMUDA, umur - acak.antara(-2, 7))
      this.tambah(HUBUNGAN.pasangan, true, KAWIN.kawin, umurIbu)
    } else {
      const perempuan = acak.mungkin(0.78)
      const umur = Math.max(acak.antara(26, 68), 24 + 2 * ukuran)
      this.tambah(
        HUBUNGAN.kepala,
        perempuan,
        acak.mungkin(umur > 48 ? 0.72 : 0.35) ? KAWIN.ceraiMati : KAWIN.ceraiHidup,
        umur,
      )
      umurIbu = perempuan ? umur : umur - 3
    }
    const kepala = this.orang[0] as Orang
    const sisa = ukuran - this.terisi
    if (sisa === 0) return

    const pembantu = sejahtera > 0.92 && sisa > 1 && acak.mungkin(0.12) ? 1 : 0
    const orangTua = kepala.umur <= 62 && sisa - pembantu > 1 && acak.mungkin(0.09) ? 1 : 0
    const lainnya = sisa - pembantu - orangTua > 1 && acak.mungkin(0.05) ? 1 : 0
    const keturunan = sisa - pembantu - orangTua - lainnya
    // Children come at least two years apart until the mother is 44; whoever is too many belongs to a grown child.
    const tempat = Math.max(1, Math.min(6, Math.floor((Math.min(umurIbu, 44) - UMUR_IBU_TERMUDA) / 2) + 1))
    const besar = umurIbu >= 43 && keturunan >= 3 && acak.mungkin(keturunan >= 5 ? 0.75 : 0.25)
    const anak = besar ? Math.max(1, Math.min(tempat, keturunan - 2)) : Math.min(tempat, keturunan)
    this.tambahAnak(anak, umurIbu, besar)
    let belum = keturunan - anak
    const sulung = this.orang[berpasangan ? 2 : 1] as Orang
    if (belum > 0 && anak > 0 && sulung.umur >= 21) {
      sulung.kawin = KAWIN.kawin
      const umur = Math.max(UMUR_IBU_TERMUDA, sulung.umur + (sulung.perempuan ? acak.antara(0, 5) : acak.antara(-4, 1)))
      this.tambah(HUBUNGAN.menantu, !sulung.perempuan, KAWIN.kawin, umur)
      belum--
      const muda = Math.min(sulung.umur, umur)
      for (; belum > 0 && muda >= 20; belum--)
        this.tambah(HUBUNGAN.cucu, acak.mungkin(0.49), KAWIN.belum, acak.antara(0, Math.min(muda - 20, 16)))
    }
    if (orangTua) this.tambahOrangTua(kepala)
    for (let i = 0; i < lainnya + belum; i++)
      this.tambah(HUBUNGAN.lainnya, acak.mungkin(0.52), KAWIN.belum, acak.antara(6, 34))
    for (let i = 0; i < pembantu; i++)
      this.tambah(HUBUNGAN.pembantu, acak.mungkin(0.88), KAWIN.belum, acak.antara(19, 46))
  }

  private umurKepala(ukuran: number, baru: boolean): number {
    const { acak } = this
    if (ukuran === 2) return acak.mungkin(baru ? 0.75 : 0.4) ? acak.antara(22, 36) : acak.antara(48, 79)
    const awal = Math.max(24, 21 + 2 * ukuran)
    return awal + acak.sampai(baru ? 12 : 26) + acak.sampai(baru ? 10 : 18)
  }

  private tambahAnak(jumlah: number, umurIbu: number, adaDewasa: boolean): void {
    const { acak, umurAnak } = this
    const tertua = Math.max(0, umurIbu - UMUR_IBU_TERMUDA)
    const termuda = Math.max(0, umurIbu - 44)
    umurAnak.length = 0
    for (let i = 0; i < jumlah; i++) {
      let umur = acak.antara(termuda, tertua)
      // Most grown children have a kartu keluarga of their own.
      if (umur > 25 && !adaDewasa && acak.mungkin(0.75))
        umur = acak.antara(termuda, Math.max(termuda, Math.min(tertua, 25)))
      umurAnak.push(umur)
    }
    if (adaDewasa) umurAnak[0] = Math.max(umurAnak[0] as number, Math.min(tertua, acak.antara(22, 34)))
    umurAnak.sort((a, b) => b - a)
    for (let i = 1; i < jumlah; i++) umurAnak[i] = Math.min(umurAnak[i] as number, (umurAnak[i - 1] as number) - 2)
    const kurang = jumlah > 0 ? Math.min(0, umurAnak[jumlah - 1] as number) : 0
    for (let i = 0; i < jumlah; i++) {
      const umur = Math.min(tertua, (umurAnak[i] as number) - kurang)
      const cerai = umur > 25 && acak.mungkin(0.05)
      this.tambah(HUBUNGAN.anak, acak.mungkin(0.488), cerai ? KAWIN.ceraiHidup : KAWIN.belum, Math.max(0, umur))
    }
  }

  private tambahOrangTua(kepala: Orang): void {
    const umur = Math.min(UMUR_TERTUA, kepala.umur + this.acak.antara(19, 34))
    this.tambah(HUBUNGAN.orangTua, this.acak.mungkin(0.72), KAWIN.ceraiMati, umur)
  }

  private tambah(hubungan: number, perempuan: boolean, kawin: number, umur: number): void {
    const orang = this.orang[this.terisi++] as Orang
    orang.hubungan = hubungan
    orang.perempuan = perempuan
    orang.kawin = kawin
    orang.umur = umur
  }
}
