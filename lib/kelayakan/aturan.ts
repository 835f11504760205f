// Whether a family fulfils the rule of a programme on a day, with every reason in words. An assessment, never a promise:
// Kemensos decides who receives. lib/kelayakan/sql.ts answers the same for a whole city; a property test holds them equal.
import { z } from 'zod'
import type { IsoDate } from '@/lib/core/date'
import { formatDate } from '@/lib/core/format'
import { labelExclude } from './exclude'
import type { FaktaKeluarga } from './fakta'
import { ATURAN_DISABILITAS, type Komponen, komponenOf, LABEL_KOMPONEN } from './komponen'

/** Sentence that stands wherever an assessment is shown. */
export const CATATAN_PENETAPAN =
  'Penilaian ini membantu pemeriksaan data. Penerima bantuan ditetapkan oleh Kementerian Sosial.'

export const HASIL_KELAYAKAN = ['memenuhi-syarat', 'tidak-memenuhi-syarat', 'belum-dapat-dinilai'] as const
export type HasilKelayakan = (typeof HASIL_KELAYAKAN)[number]
export const LABEL_HASIL: Record<HasilKelayakan, string> = {
  'memenuhi-syarat': 'Memenuhi syarat',
  'tidak-memenuhi-syarat': 'Tidak memenuhi syarat',
  'belum-dapat-dinilai': 'Belum dapat dinilai',
}

/** What a rule asks beside the desil. */
export const syaratProgramSchema = z.strictObject({
  /** At least one komponen of PKH in the family. */
  komponen: z.enum(['pkh']).nullable(),
  /** No exclude flag delivered by SIKS-NG. */
  tanpaExclude: z.boolean(),
})

/** A rule of a programme; days inclusive. */
export type Aturan = {
  program: string
  berlakuMulai: IsoDate
  berlakuSampai: IsoDate | null
  desilMin: number
  desilMaks: number
  unit: 'keluarga' | 'individu'
  syarat: z.output<typeof syaratProgramSchema>
  izinkanAsesmen: boolean
  dasarHukum: string
  status: 'terverifikasi' | 'belum-terverifikasi'
  catatan: string | null
}

/** One thing that was looked at: fulfilled (true), not (false), or not known (null), in words. */
export type Alasan = { syarat: 'aturan' | 'desil' | 'komponen' | 'exclude'; terpenuhi: boolean | null; kalimat: string }
export type PenilaianKelayakan = { hasil: HasilKelayakan; alasan: Alasan[] }

/** The rule of a programme that holds on a day; null before the first and after the last. */
export function findAturan(aturanList: readonly Aturan[], program: string, tanggal: IsoDate): Aturan | null {
  return (
    aturanList.find(
      (aturan) =>
        aturan.program === program &&
        aturan.berlakuMulai <= tanggal &&
        (aturan.berlakuSampai === null || tanggal <= aturan.berlakuSampai),
    ) ?? null
  )
}

/**
 * Assesses a family under a rule (null = none holds on that day). One condition that is not fulfilled decides; else one
 * that is not known leaves the answer open; a komponen that is certain is not undone by one that is not known.
 */
export function evaluateKelayakan(aturan: Aturan | null, fakta: FaktaKeluarga, tanggal: IsoDate): PenilaianKelayakan {
  if (aturan === null)
    return {
      hasil: 'belum-dapat-dinilai',
      alasan: [
        {
          syarat: 'aturan',
          terpenuhi: null,
          kalimat: `Belum ada aturan berbasis desil yang tercatat berlaku pada ${formatDate(tanggal)}.`,
        },
      ],
    }
  const alasan = [
    evaluateDesil(aturan, fakta),
    ...(aturan.syarat.komponen === null ? [] : [evaluateKomponen(fakta, tanggal)]),
    ...(aturan.syarat.tanpaExclude ? [evaluateExclude(fakta)] : []),
  ]
  const hasil = alasan.some(({ terpenuhi }) => terpenuhi === false)
    ? 'tidak-memenuhi-syarat'
    : alasan.some(({ terpenuhi }) => terpenuhi === null)
      ? 'belum-dapat-dinilai'
      : 'memenuhi-syarat'
  return { hasil, alasan }
}

function evaluateDesil(aturan: Aturan, { desilNasional: desil }: FaktaKeluarga): Alasan {
  const batas = `desil ${aturan.desilMin}–${aturan.desilMaks} (${aturan.dasarHukum})`
  if (desil === null)
    return {
      syarat: 'desil',
      terpenuhi: null,
      kalimat: `Keluarga belum diperingkat pada rilis ini; aturannya ${batas}.`,
    }
  if (desil >= aturan.desilMin && desil <= aturan.desilMaks)
    return { syarat: 'desil', terpenuhi: true, kalimat: `Desil nasional ${desil} termasuk ${batas}.` }
  const asesmen = aturan.izinkanAsesmen
    ? ' Aturan ini juga mengenal jalur hasil asesmen, yang tidak tercatat di DTSEN.'
    : ''
  return { syarat: 'desil', terpenuhi: false, kalimat: `Desil nasional ${desil} di luar ${batas}.${asesmen}` }
}

function evaluateKomponen({ anggotaList }: FaktaKeluarga, tanggal: IsoDate): Alasan {
  const tiapAnggota = anggotaList.map((anggota) => komponenOf(anggota, tanggal))
  const ada = unique(tiapAnggota.flatMap((komponen) => komponen.ada))
  const ragu = unique(tiapAnggota.flatMap((komponen) => komponen.tidakDiketahui)).filter((k) => !ada.includes(k))
  const raguKalimat = ragu.length === 0 ? '' : ` Tidak diketahui dari DTSEN: ${words(ragu)}.`
  const disabilitas = [...ada, ...ragu].includes('disabilitas-berat') ? ` ${ATURAN_DISABILITAS}` : ''
  if (ada.length > 0)
    return {
      syarat: 'komponen',
      terpenuhi: true,
      kalimat: `Ada komponen: ${words(ada)}.${raguKalimat}${disabilitas}`,
    }
  if (anggotaList.length === 0)
    return {
      syarat: 'komponen',
      terpenuhi: null,
      kalimat: 'Tidak ada anggota keluarga pada rilis ini; komponen tidak diketahui.',
    }
  if (ragu.length > 0)
    return {
      syarat: 'komponen',
      terpenuhi: null,
      kalimat: `Tidak ada komponen yang tercatat.${raguKalimat}${disabilitas}`,
    }
  return {
    syarat: 'komponen',
    terpenuhi: false,
    kalimat:
      'Tidak ada komponen: tidak ada anak usia dini, anak sekolah, lanjut usia, atau penyandang disabilitas berat, dan tidak ada perempuan berumur 15–49 tahun.',
  }
}

function evaluateExclude({ exclude }: FaktaKeluarga): Alasan {
  if (exclude.kodeList.length > 0)
    return {
      syarat: 'exclude',
      terpenuhi: false,
      kalimat: `Berstatus exclude menurut SIKS-NG: ${unique(exclude.kodeList).map(labelExclude).join('; ')}.`,
    }
  return exclude.diketahui
    ? { syarat: 'exclude', terpenuhi: true, kalimat: 'Tidak berstatus exclude pada daftar SIKS-NG yang dimuat.' }
    : {
        syarat: 'exclude',
        terpenuhi: null,
        kalimat:
          'Daftar status exclude dari SIKS-NG belum dimuat untuk tanggal ini, sehingga statusnya tidak diketahui.',
      }
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)]
}

function words(komponenList: readonly Komponen[]): string {
  return komponenList.map((komponen) => LABEL_KOMPONEN[komponen]).join(', ')
}
