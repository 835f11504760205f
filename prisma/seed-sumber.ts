// Reference data of the room sumber: how files of each kind are read, and which layer a value comes from.
import type pg from 'pg'
import { profilSchema } from '@/lib/sumber/profil/profil'
import { PRIORITAS_BAWAAN, PROFIL_BAWAAN } from '@/lib/sumber/profil/profil-bawaan'

/** Writes the shipped profiles and precedence; what an office saved itself stays. */
export async function seedSumber(client: pg.Client): Promise<void> {
  for (const { profil, status } of PROFIL_BAWAAN) {
    await client.query(
      `INSERT INTO profil_bawaan (jenis, status, isi) VALUES ($1, $2, $3)
       ON CONFLICT (jenis) DO UPDATE SET status = excluded.status, isi = excluded.isi`,
      [profil.jenis, status, JSON.stringify(profilSchema.parse(profil))],
    )
  }
  for (const { kolom, urutan, catatan } of PRIORITAS_BAWAAN) {
    await client.query(
      `INSERT INTO prioritas_sumber (kolom, urutan, catatan) VALUES ($1, $2, $3)
       ON CONFLICT (kolom) DO UPDATE SET urutan = excluded.urutan, catatan = excluded.catatan`,
      [kolom, urutan, catatan],
    )
  }
}
