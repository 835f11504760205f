// Programmes and rules every installation has. A new decree is a new row with its days, never a changed one.
import { type IsoDate, parseDate } from '@/lib/core/date'
import type { Aturan } from './aturan'

export type ProgramBawaan = { kode: string; nama: string; unit: Aturan['unit']; penetap: string; urutan: number }

export const PROGRAM_BAWAAN: readonly ProgramBawaan[] = [
  { kode: 'pkh', nama: 'Program Keluarga Harapan (PKH)', unit: 'keluarga', penetap: 'Kementerian Sosial', urutan: 1 },
  { kode: 'sembako', nama: 'Program Sembako (BPNT)', unit: 'keluarga', penetap: 'Kementerian Sosial', urutan: 2 },
  { kode: 'pbi-jk', nama: 'PBI Jaminan Kesehatan', unit: 'individu', penetap: 'Kementerian Sosial', urutan: 3 },
]

// Dasar: Kepmensos 79/HUK/2025 — berlaku 26 Mei 2025; SK Mensos 3/HUK/2026 — berlaku 1 Februari 2026. DOMAIN §1.3.
const KEPMENSOS_79 = 'Kepmensos 79/HUK/2025'
const MULAI_79 = tanggal('2025-05-26')

export const ATURAN_BAWAAN: readonly Aturan[] = [
  {
    program: 'pkh',
    berlakuMulai: MULAI_79,
    berlakuSampai: null,
    desilMin: 1,
    desilMaks: 4,
    unit: 'keluarga',
    syarat: { komponen: 'pkh', tanpaExclude: true },
    izinkanAsesmen: false,
    dasarHukum: KEPMENSOS_79,
    status: 'terverifikasi',
    catatan: 'Sedikitnya satu komponen menurut Permensos 1/2018 dan petunjuk teknis PKH.',
  },
  {
    program: 'sembako',
    berlakuMulai: MULAI_79,
    berlakuSampai: null,
    desilMin: 1,
    desilMaks: 5,
    unit: 'keluarga',
    syarat: { komponen: null, tanpaExclude: true },
    izinkanAsesmen: false,
    dasarHukum: KEPMENSOS_79,
    status: 'terverifikasi',
    catatan: null,
  },
  {
    program: 'pbi-jk',
    berlakuMulai: MULAI_79,
    berlakuSampai: tanggal('2026-01-31'),
    desilMin: 1,
    desilMaks: 5,
    unit: 'individu',
    syarat: { komponen: null, tanpaExclude: true },
    izinkanAsesmen: true,
    dasarHukum: KEPMENSOS_79,
    status: 'terverifikasi',
    catatan: 'Jalur hasil asesmen dilaporkan sumber kedua. Semua anggota satu KK dinilai bersama.',
  },
  {
    program: 'pbi-jk',
    berlakuMulai: tanggal('2026-02-01'),
    berlakuSampai: null,
    desilMin: 1,
    desilMaks: 5,
    unit: 'individu',
    syarat: { komponen: null, tanpaExclude: true },
    izinkanAsesmen: true,
    dasarHukum: 'SK Mensos 3/HUK/2026 jo. Kepmensos 79/HUK/2025',
    status: 'terverifikasi',
    catatan:
      'Satu daerah mengumumkan desil 1–4; beberapa daerah lain dan pusat 1–5. Semua anggota satu KK dinilai bersama.',
  },
]

function tanggal(teks: string): IsoDate {
  const date = parseDate(teks)
  if (date === null) throw new Error(`tanggal ${teks} tidak terbaca`)
  return date
}
