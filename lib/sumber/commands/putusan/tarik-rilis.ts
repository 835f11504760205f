// A published delivery that should not have been: the one before becomes the present again.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { type Result, refuse } from '@/lib/core/result'
import type { PutusanKirimanInput } from '../../schema'
import { putuskan } from './putuskan'

/** Withdraws; a job then moves the pointer and tells the other rooms. Refused without izin, by whoever uploaded it, twice. */
export async function tarikRilis(aktor: Aktor, input: PutusanKirimanInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'sumber:tarik', aktor.kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup penarikan kiriman.')
  return putuskan(aktor, 'tarik', input)
}
