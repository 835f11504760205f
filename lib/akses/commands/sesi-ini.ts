// What needs the request's own cookie: opening and ending the session of this browser, changing the password without losing it.
import 'server-only'
import { headers } from 'next/headers'
import { ok, type Result } from '@/lib/core/result'
import { authorize } from '@/lib/server/auth'
import { clearSesi, findSesiId, writeSesi } from '@/lib/server/session'
import type { Aktor } from '../izin'
import type { GantiSandiInput, MasukInput } from '../schema'
import { toTujuan } from '../tujuan'
import { gantiSandi, tutupSesi } from './akun'

/**
 * The login form: the credentials door of next-auth, then the cookie. `tujuan` is the page to go to, always one of ours.
 * Refusals as in `masuk`.
 */
export async function bukaSesi(_aktor: null, input: MasukInput): Promise<Result<{ tujuan: string }>> {
  const result = await authorize(input, await headers())
  if (!result.ok) return result
  await writeSesi(result.value.sesi)
  return ok({ tujuan: toTujuan(input.tujuan) })
}

/** Logout: the session ends in the database, not only in the browser. */
export async function keluar(aktor: Aktor): Promise<Result<null>> {
  const sesi = await findSesiId()
  if (sesi) await tutupSesi(aktor, sesi)
  await clearSesi()
  return ok(null)
}

/** `gantiSandi` that leaves this browser logged in. */
export async function gantiSandiSendiri(aktor: Aktor, input: GantiSandiInput): Promise<Result<null>> {
  return gantiSandi(aktor, input, await findSesiId())
}
