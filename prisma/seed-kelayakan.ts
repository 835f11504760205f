// Reference data of the room kelayakan: programmes and their rules with legal basis and days.
import type pg from 'pg'
import { syaratProgramSchema } from '@/lib/kelayakan/aturan'
import { ATURAN_BAWAAN, PROGRAM_BAWAAN } from '@/lib/kelayakan/program-bawaan'

/** Writes the shipped programmes and rules; rules an office added itself stay. */
export async function seedKelayakan(client: pg.Client): Promise<void> {
  for (const { kode, nama, unit, penetap, urutan } of PROGRAM_BAWAAN) {
    await client.query(
      `INSERT INTO program (kode, nama, unit, penetap, urutan) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (kode) DO UPDATE SET nama = excluded.nama, unit = excluded.unit, penetap = excluded.penetap, urutan = excluded.urutan`,
      [kode, nama, unit, penetap, urutan],
    )
  }
  for (const aturan of ATURAN_BAWAAN) {
    await client.query(
      `INSERT INTO aturan_program (program, berlaku_mulai, berlaku_sampai, desil_min, desil_maks, unit, syarat, izinkan_asesmen, dasar_hukum, status, catatan)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (program, berlaku_mulai) DO UPDATE SET berlaku_sampai = excluded.berlaku_sampai, desil_min = excluded.desil_min,
         desil_maks = excluded.desil_maks, unit = excluded.unit, syarat = excluded.syarat, izinkan_asesmen = excluded.izinkan_asesmen,
         dasar_hukum = excluded.dasar_hukum, status = excluded.status, catatan = excluded.catatan`,
      [
        aturan.program,
        aturan.berlakuMulai,
        aturan.berlakuSampai,
        aturan.desilMin,
        aturan.desilMaks,
        aturan.unit,
        JSON.stringify(syaratProgramSchema.parse(aturan.syarat)),
        aturan.izinkanAsesmen,
        aturan.dasarHukum,
        aturan.status,
        aturan.catatan,
      ],
    )
  }
}
