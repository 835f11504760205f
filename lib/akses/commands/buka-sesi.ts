// The login form: the credentials door of next-auth, then the cookie.
import 'server-only'
import { headers } from 'next/headers'
import { ok, type Result } from '@/lib/core/result'
import { authorize } from '@/lib/server/auth'
import { writeSesi } from '@/lib/server/session'
import type { MasukInput } from '../schema'
import { toTujuan } from '../tujuan'

/** Opens a session for whoever sent the form; `tujuan` is the page to go to, always one of ours. Refusals as in `masuk`. */
export async function bukaSesi(_aktor: null, input: MasukInput): Promise<Result<{ tujuan: string }>> {
  const result = await authorize(input, await headers())
  if (!result.ok) return result
  await writeSesi(result.value.sesi)
  return ok({ tujuan: toTujuan(input.tujuan) })
}
