// The models every installation has. A coefficient never changes under the same version: a better one is a new version.
import type { Model } from './model'
import { PMT_ACUAN } from './model-pmt-acuan'
import { PPI_2012 } from './model-ppi-2012'

export type ModelBawaan = { kode: string; versi: number; nama: string; asal: string; isi: Model }

/** Model of a run when nobody names one. */
export const MODEL_UTAMA = 'pmt-acuan'

export const MODEL_BAWAAN: readonly ModelBawaan[] = [
  {
    kode: 'pmt-acuan',
    versi: 1,
    nama: 'PMT acuan',
    asal: 'Bentuk menurut Hanna & Olken (JEP 2018) di atas kolom DTSEN; koefisien perkiraan yang wajar untuk data sintetis, tidak ditaksir dari Susenas. Bukan rumus resmi BPS.',
    isi: PMT_ACUAN,
  },
  {
    kode: 'ppi-2012',
    versi: 1,
    nama: 'Kartu skor PPI Indonesia 2012',
    asal: 'Schreiner, Simple Poverty Scorecard Indonesia (Susenas Juli 2010): sepuluh pertanyaan, 0–100 poin, nasional, kalibrasi 2010. Bukan rumus resmi BPS.',
    isi: PPI_2012,
  },
]
