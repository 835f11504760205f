// The signed step of an usulan, and the numbers of the office that are given out on the way.
import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { Tx } from '@/lib/server/db'
import type { StatusUsulan, Tindakan } from '../alur'

export type LangkahBaru = {
  usulanId: string
  kodeDesa: string
  tindakan: Tindakan | 'buat'
  dari: StatusUsulan
  ke: StatusUsulan
  catatan?: string | null | undefined
  rujukan?: string | null | undefined
}

/** Appends steps signed by the aktor at `pada`. Any number; one statement. */
export async function writeLangkah(
  tx: Tx,
  aktor: Aktor,
  pada: Date,
  langkahList: readonly LangkahBaru[],
): Promise<void> {
  if (langkahList.length === 0) return
  const isi = langkahList.map((satu) => ({
    usulan_id: satu.usulanId,
    kode_desa: satu.kodeDesa,
    tindakan: satu.tindakan,
    dari: satu.dari,
    ke: satu.ke,
    catatan: satu.catatan ?? null,
    rujukan: satu.rujukan ?? null,
  }))
  await tx.$executeRaw`
    INSERT INTO usulan_langkah (kode_kab, usulan_id, kode_desa, tindakan, dari, ke, aktor, nama, peran, kode_wilayah, catatan, rujukan, pada)
    SELECT ${aktor.kodeKab}, usulan_id, kode_desa, tindakan, dari, ke, ${aktor.id}, ${aktor.nama}, ${aktor.peran}, ${aktor.kodeWilayah}, catatan, rujukan, ${pada}
    FROM jsonb_to_recordset(${JSON.stringify(isi)}::jsonb)
      AS t (usulan_id uuid, kode_desa text, tindakan text, dari text, ke text, catatan text, rujukan text)`
}

const AWALAN = { usulan: ['USL', 6], daftar: ['DFT', 4], kiriman: ['KRM', 4] } as const

/**
 * The next number of its kind and year, e.g. `USL-2026-000001`. Locks the counter of the kabupaten/kota until the act
 * ends: call it late. A refused act gives the number back, so there are no gaps.
 */
export async function nextNomor(tx: Tx, aktor: Aktor, jenis: keyof typeof AWALAN, tahun: number): Promise<string> {
  const rows = await tx.$queryRaw`
    INSERT INTO nomor_urut (kode_kab, jenis, tahun, terakhir) VALUES (${aktor.kodeKab}, ${jenis}, ${tahun}, 1)
    ON CONFLICT (kode_kab, jenis, tahun) DO UPDATE SET terakhir = nomor_urut.terakhir + 1
    RETURNING terakhir`
  const [{ terakhir }] = z.tuple([z.object({ terakhir: z.number() })]).parse(rows)
  const [awalan, angka] = AWALAN[jenis]
  return `${awalan}-${tahun}-${String(terakhir).padStart(angka, '0')}`
}

/** Fingerprint of a note for the audit: the note itself may name people and stays with the step. */
export function sidikTeks(teks: string | null | undefined): string | undefined {
  return teks ? createHash('sha256').update(teks).digest('hex') : undefined
}
