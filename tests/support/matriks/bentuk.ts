// What every part of the matrix of act × peran × wilayah is written in.
import type { Aktor, Izin } from '@/lib/akses/izin'
import type { Result } from '@/lib/core/result'
import { asOwner } from '../db'

/** One act: `siapkan` writes a fixture in DESA on which `aktor` could act, and returns the call. */
export type Tindakan = {
  nama: string
  izin: Izin
  /** The act concerns the whole kabupaten/kota: who is bound to a part of it is refused whatever the part. */
  sekabupaten: boolean
  siapkan: (aktor: Aktor) => Promise<() => Promise<Result<unknown>>>
  /** The act has no target but the aktor's own kabupaten/kota: from elsewhere it succeeds, over there. */
  tanpaSasaran?: boolean
  /** Code for who lacks the izin, where it is not `…/tanpa-izin`. */
  tanpaIzin?: string
  /** Codes that mean "went through" besides ok, where the fixture lacks what comes after the permission. */
  diterima?: readonly string[]
}

/** Writes one row as the owner; the id it got, or an empty text. */
export async function insertId(sql: string, values: unknown[]): Promise<string> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ id: string }>(`${sql} RETURNING id::text`, values)
    return rows[0]?.id ?? ''
  })
}
