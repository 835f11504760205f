// A second person says that a delivery that waits is right.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { type Result, refuse } from '@/lib/core/result'
import type { PutusanKirimanInput } from '../../schema'
import { putuskan } from './putuskan'

/** Confirms; a job then publishes. Refused without izin, by whoever uploaded it, and when it does not wait any more. */
export async function setujuiKiriman(aktor: Aktor, input: PutusanKirimanInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'sumber:setujui', aktor.kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup persetujuan kiriman.')
  return putuskan(aktor, 'setujui', input)
}
