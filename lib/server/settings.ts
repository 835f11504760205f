// The table pengaturan: what this installation is (synthetic or not) and how far its preparation has come.
import type pg from 'pg'

/** Value of a setting, undefined when it was never written. */
export async function readSetting(client: pg.Client, kunci: string): Promise<unknown> {
  const { rows } = await client.query<{ nilai: unknown }>('SELECT nilai FROM pengaturan WHERE kunci = $1', [kunci])
  return rows[0]?.nilai
}

/** Writes a setting; as owner, since the application may only read them. */
export async function writeSetting(client: pg.Client, kunci: string, nilai: unknown): Promise<void> {
  await client.query(
    `INSERT INTO pengaturan (kunci, nilai) VALUES ($1, $2::jsonb)
     ON CONFLICT (kunci) DO UPDATE SET nilai = excluded.nilai, diubah_pada = now()`,
    [kunci, JSON.stringify(nilai)],
  )
}
