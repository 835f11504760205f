// Every read that takes an aktor, with arguments that reach for everything in the city: one file a room in
// tests/support/kueri/. A new query is added there; a test says which one is missing.
import { asOwner } from './db'
import type { Kota } from './kota'
import { KUERI_AKSES } from './kueri/akses'
import { KUERI_AUDIT } from './kueri/audit'
import type { Kueri, Sasaran } from './kueri/bentuk'
import { KUERI_BERKAS } from './kueri/berkas'
import { KUERI_KELAYAKAN } from './kueri/kelayakan'
import { KUERI_KELUARGA } from './kueri/keluarga'
import { KUERI_PADAN } from './kueri/padan'
import { KUERI_PERINGKAT } from './kueri/peringkat'
import { KUERI_STATISTIK } from './kueri/statistik'
import { KUERI_SUMBER } from './kueri/sumber'
import { KUERI_TEMUAN } from './kueri/temuan'
import { KUERI_VERVAL } from './kueri/verval'

const TABEL = [
  'pengguna',
  'pemeriksaan',
  'daftar',
  'berkas',
  'pekerjaan',
  'impor',
  'kiriman',
  'sumber_muatan',
  'peringkat_jalan',
  'temuan',
  'tugas_mitra',
  'padan_pasangan',
] as const

/** Everything the city holds now. */
export async function readSasaran(kota: Kota): Promise<Sasaran> {
  return asOwner(async (client) => {
    const idByTabel: Record<string, string[]> = {}
    for (const tabel of TABEL) {
      const { rows } = await client.query<{ id: string }>(`SELECT id::text FROM ${tabel} ORDER BY id`)
      idByTabel[tabel] = rows.map((row) => row.id)
    }
    return { kota, idByTabel }
  })
}

export const KUERI: readonly Kueri[] = [
  ...KUERI_AKSES,
  ...KUERI_AUDIT,
  ...KUERI_BERKAS,
  ...KUERI_KELAYAKAN,
  ...KUERI_KELUARGA,
  ...KUERI_PADAN,
  ...KUERI_PERINGKAT,
  ...KUERI_STATISTIK,
  ...KUERI_SUMBER,
  ...KUERI_TEMUAN,
  ...KUERI_VERVAL,
]
