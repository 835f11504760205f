// Choosing what to look at. It changes nothing in the register and is kept in a cookie, so it is not recorded.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { writeView } from '@/lib/server/view'
import { isWithin } from '../kode'
import type { PilihPandanganInput } from '../schema'

/** Remembers a delivery or an area for this browser. Refused: an area outside the aktor's wilayah. */
export async function pilihPandangan(aktor: Aktor, input: PilihPandanganInput): Promise<Result<null>> {
  if (input.wilayah !== undefined && !isWithin(input.wilayah, aktor.kodeWilayah))
    return refuse('wilayah/di-luar-wilayah', 'Wilayah itu berada di luar wilayah tugas Anda.')
  await writeView(input)
  return ok(null)
}
