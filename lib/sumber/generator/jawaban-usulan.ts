// How BPS answers the usulan that were sent: decided for all of them at once, so that the totals are exact.

import { isKolomAnggota, isKolomKeluarga, type KeluargaRows } from './keluarga-rows'
import { beriDesil, geserDesil, isDiperingkat } from './peristiwa'
import { fractionOf, type Random } from './random'

/** One proposed value, as the file sent to Kemensos and BPS has it; `nik` empty for fields of the family. */
export type UsulanTerkirim = {
  readonly nomorUsulan: string
  readonly nomorKk: string
  readonly nik: string
  readonly kolom: string
  readonly nilaiBaru: string
}

/** The answers, as the file of truth names them. */
export const JAWABAN_USULAN = ['diakui-berubah', 'diakui-tetap', 'sebagian', 'tidak-diakui'] as const
export type JawabanUsulan = (typeof JAWABAN_USULAN)[number]

/** All values of one usulan with the answer it will get. */
export type UsulanDijawab = {
  readonly nomorUsulan: string
  readonly nomorKk: string
  readonly isian: readonly UsulanTerkirim[]
  readonly jawaban: JawabanUsulan
}

/** Share of accepted usulan after which the desil moves. */
const BAGIAN_BERUBAH = 0.45
/** Share of the others that is accepted in part, as far as they propose more than one value. */
const BAGIAN_SEBAGIAN = 0.3
// The key of a family and of a person is not changed by a usulan.
const KOLOM_TETAP = [
  'nomor_kartu_keluarga',
  'nomor_induk_kependudukan',
  'desil_nasional',
  'desil_provinsi',
  'desil_kabupaten_kota',
]

/** Decides the answers: `terima` percent of the usulan (rounded) are accepted. Depends on seed and numbers, not on order. */
export function jawabUsulan(terkirim: readonly UsulanTerkirim[], terima: number, benih: string): UsulanDijawab[] {
  const byNomor = new Map<string, UsulanTerkirim[]>()
  for (const satu of terkirim) {
    const ada = byNomor.get(satu.nomorUsulan)
    if (ada) ada.push(satu)
    else byNomor.set(satu.nomorUsulan, [satu])
  }
  const urut = [...byNomor.entries()]
    .map(([nomorUsulan, isian]) => ({ nomorUsulan, isian, random: fractionOf(`${benih}/usulan/${nomorUsulan}`) }))
    .sort((a, b) => a.random - b.random || (a.nomorUsulan < b.nomorUsulan ? -1 : 1))
  const diterima = Math.round((urut.length * terima) / 100)
  const berubah = Math.round(diterima * BAGIAN_BERUBAH)
  let sebagian = Math.round((urut.length - diterima) * BAGIAN_SEBAGIAN)
  return urut.map(({ nomorUsulan, isian }, i) => {
    const nomorKk = isian[0]?.nomorKk ?? ''
    if (i < diterima) return { nomorUsulan, nomorKk, isian, jawaban: i < berubah ? 'diakui-berubah' : 'diakui-tetap' }
    if (isian.length > 1 && sebagian-- > 0) return { nomorUsulan, nomorKk, isian, jawaban: 'sebagian' }
    return { nomorUsulan, nomorKk, isian, jawaban: 'tidak-diakui' }
  })
}

/**
 * Writes the answer into the family and returns what really came of it: a value that has no place in the release (an
 * unknown column, a person who is not there) is not taken over.
 */
export function terapkanJawaban(usulan: UsulanDijawab, content: KeluargaRows, random: Random): JawabanUsulan {
  if (usulan.jawaban === 'tidak-diakui') return 'tidak-diakui'
  const diambil =
    usulan.jawaban === 'sebagian' ? usulan.isian.slice(0, Math.ceil(usulan.isian.length / 2)) : usulan.isian
  const tertulis = diambil.filter((isian) => terapkanIsian(isian, content)).length
  if (tertulis === 0) return 'tidak-diakui'
  if (tertulis < usulan.isian.length) return 'sebagian'
  if (usulan.jawaban === 'diakui-berubah') {
    if (isDiperingkat(content)) geserDesil(content, random)
    else beriDesil(content, random.between(1, 6))
  }
  return usulan.jawaban
}

function terapkanIsian({ nik, kolom, nilaiBaru }: UsulanTerkirim, content: KeluargaRows): boolean {
  if (KOLOM_TETAP.includes(kolom)) return false
  if (nik === '') {
    if (!isKolomKeluarga(kolom)) return false
    content.keluarga.set(kolom, nilaiBaru)
    return true
  }
  const anggota = content.anggotaList.find((satu) => satu.get('nomor_induk_kependudukan') === nik)
  if (!anggota || !isKolomAnggota(kolom)) return false
  anggota.set(kolom, nilaiBaru)
  return true
}
