// Reference data of the room peringkat: the shipped scoring models, each checked by the schema before it is written.
import type pg from 'pg'
import { modelSchema } from '@/lib/peringkat/model'
import { MODEL_BAWAAN } from '@/lib/peringkat/model-bawaan'

/** Writes the shipped models. A version that is already there stays as it is: runs refer to it. */
export async function seedPeringkat(client: pg.Client): Promise<void> {
  for (const { kode, versi, nama, asal, isi } of MODEL_BAWAAN) {
    await client.query(
      `INSERT INTO peringkat_model (kode, versi, nama, asal, isi) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (kode, versi) DO UPDATE SET nama = excluded.nama, asal = excluded.asal, isi = excluded.isi
       WHERE NOT EXISTS (SELECT FROM peringkat_jalan j WHERE j.model_kode = excluded.kode AND j.model_versi = excluded.versi)`,
      [kode, versi, nama, asal, JSON.stringify(modelSchema.parse(isi))],
    )
  }
}
