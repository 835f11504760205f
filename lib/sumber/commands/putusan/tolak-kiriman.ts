// A second person says that a delivery that waits is not to be published.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { type Result, refuse } from '@/lib/core/result'
import type { PutusanKirimanInput } from '../../schema'
import { putuskan } from './putuskan'

/** Rejects; a job then takes away what was loaded. Refused like {@link setujuiKiriman}. */
export async function tolakKiriman(aktor: Aktor, input: PutusanKirimanInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'sumber:setujui', aktor.kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup persetujuan kiriman.')
  return putuskan(aktor, 'tolak', input)
}
