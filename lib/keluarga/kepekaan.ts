// One table decides what of a column a peran sees on screens and takes along in exports, and what of it is recorded.
// Dasar: Permen PPN/Bappenas 7/2025 (tingkat kepekaan), UU 27/2022 pasal 4 ayat (2) (data spesifik); DOMAIN §1.7.
import type { Aktor, Peran } from '@/lib/akses/izin'
import { kepekaanOf } from './kode'
import { maskNik } from './nik'
import type { Kepekaan } from './variabel'

/** Whole, masked to the first four digits (opened with a purpose where the peran may), or not at all. */
export type Tampilan = 'tampil' | 'samar' | 'tidak'
export type Tempat = 'layar' | 'ekspor'
type Baris = Readonly<Record<Kepekaan, Tampilan>>

/**
 * Of L4 the numbers are masked that identify a person or a connection elsewhere; without name, address and birth date
 * nobody could tell one family from another.
 */
const NOMOR: ReadonlySet<string> = new Set(['nomor_induk_kependudukan', 'nomor_kartu_keluarga', 'id_pelanggan_pln'])

const KERJA: Baris = { L1: 'tampil', L2: 'tampil', L3: 'tampil', L4: 'samar', spesifik: 'tampil' }
/** Reads and signs: health and income of single persons are not needed for it. */
const BACA: Baris = { L1: 'tampil', L2: 'tampil', L3: 'tampil', L4: 'samar', spesifik: 'tidak' }
const TANPA: Baris = { L1: 'tampil', L2: 'tidak', L3: 'tidak', L4: 'tidak', spesifik: 'tidak' }
/** An export has stated its purpose, is watermarked and recorded: those who may open numbers take them along whole. */
const BAWA: Baris = { ...KERJA, L4: 'tampil' }

const TABEL: Readonly<Record<Peran | 'server', Readonly<Record<Tempat, Baris>>>> = {
  'operator-desa': { layar: KERJA, ekspor: TANPA },
  pendamping: { layar: KERJA, ekspor: TANPA },
  'operator-dinsos': { layar: KERJA, ekspor: BAWA },
  'verifikator-dinsos': { layar: KERJA, ekspor: BAWA },
  'kepala-dinas': { layar: BACA, ekspor: TANPA },
  'kepala-daerah': { layar: BACA, ekspor: TANPA },
  auditor: { layar: BACA, ekspor: TANPA },
  administrator: { layar: TANPA, ekspor: TANPA },
  'verifikator-mitra': { layar: TANPA, ekspor: TANPA },
  server: { layar: BAWA, ekspor: BAWA },
}

/** What the peran of the aktor has of a column. An unknown column counts as L4. */
export function tampilanOf(aktor: Pick<Aktor, 'peran'>, kolom: string, tempat: Tempat = 'layar'): Tampilan {
  const tingkat = kepekaanOf(kolom)
  const tampilan = TABEL[aktor.peran][tempat][tingkat]
  return tampilan === 'samar' && !NOMOR.has(kolom) ? 'tampil' : tampilan
}

/**
 * Whether the aktor sees, long numbers masked, what a delivery says in columns nobody knows. Such a column may hold
 * anything, health included, so it is for those who see everything of a family; no export takes it along.
 */
export function isTambahanTampil({ peran }: Pick<Aktor, 'peran'>): boolean {
  return Object.values(TABEL[peran].layar).every((tampilan) => tampilan !== 'tidak')
}

/** A value on a screen of the aktor: itself, its first four digits, or null. */
export function samarkan(aktor: Pick<Aktor, 'peran'>, kolom: string, nilai: string | null): string | null {
  const tampilan = tampilanOf(aktor, kolom)
  if (nilai === null || tampilan === 'tidak') return null
  return tampilan === 'samar' ? maskNik(nilai) : nilai
}

/** Whether each showing of the whole value goes to the read log by itself: what is masked until it is opened. */
export function isDicatatBilaTampil(kolom: string): boolean {
  return NOMOR.has(kolom)
}
