// What the person is looking at on every page: a delivery and an area. A preference in a cookie, checked against the scope each time it is read.
import 'server-only'
import { cookies } from 'next/headers'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { isWithin } from '@/lib/wilayah/kode'
import { kodeWilayahSchema } from '@/lib/wilayah/kode-schema'

const COOKIE = 'sahih-pandangan'

const viewSchema = z.object({
  rilis: z
    .string()
    .regex(/^20\d\d-TW[1-4]\.\d{1,3}$/)
    .optional()
    .catch(undefined),
  wilayah: kodeWilayahSchema.optional().catch(undefined),
})

/** Delivery (`2025-TW3.2`, undefined = the published one) and area (inside the aktor's wilayah) of the page. */
export type View = { rilis: string | undefined; wilayah: string }

/** The view of this request: what the URL says, else what was chosen last, else the aktor's whole wilayah. */
export async function readView(aktor: Aktor, url: { rilis?: string; wilayah?: string } = {}): Promise<View> {
  const raw = (await cookies()).get(COOKIE)?.value
  const stored = viewSchema.parse(parseJson(raw))
  const wilayah = url.wilayah ?? stored.wilayah
  return {
    rilis: url.rilis ?? stored.rilis,
    wilayah: wilayah !== undefined && isWithin(wilayah, aktor.kodeWilayah) ? wilayah : aktor.kodeWilayah,
  }
}

/** Remembers a choice for this browser session; anything that is not a delivery or area is dropped. */
export async function writeView(change: { rilis?: string; wilayah?: string }): Promise<void> {
  const store = await cookies()
  const stored = viewSchema.parse(parseJson(store.get(COOKIE)?.value))
  const next = viewSchema.parse({ ...stored, ...change })
  store.set(COOKIE, JSON.stringify(next), { httpOnly: true, sameSite: 'lax', path: '/' })
}

function parseJson(text: string | undefined): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
