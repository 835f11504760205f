// How a business act writes: one transaction inside the aktor's wilayah, once per idempotency key, rolled back whole on a refusal.
import 'server-only'
import { createHmac } from 'node:crypto'
import type { Aktor } from '@/lib/akses/izin'
import { toCanonical } from '@/lib/audit/kanonik'
import { ok, type Refusal, type Result, refuse } from '@/lib/core/result'
import { db, setLingkup, type Tx } from './db'
import { env } from './env'

/** Carries a refusal out of the transaction so that everything before it is undone. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

/**
 * Runs an act once. The key and a keyed hash of the input are stored in the act's own transaction:
 * the same form sent again gets the first answer, two at once wait for each other, a key reused for something else is refused.
 * `value` must be JSON (ids and numbers of the office, nothing personal): it is what a repeat is answered with.
 */
export async function withAct<T>(
  aktor: Aktor,
  tindakan: string,
  input: { kunci: string },
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> {
  // Keyed: a form may hold a NIK or a code out of a dozen, and a plain hash beside its key is read off by trying.
  const sidik = createHmac('sha256', env().NEXTAUTH_SECRET).update(toCanonical(input)).digest()
  try {
    return await db().$transaction(async (tx) => {
      await setLingkup(tx, aktor)
      const inserted = await tx.$executeRaw`
        INSERT INTO kunci_tindakan (kode_kab, kunci, aktor, tindakan, sidik)
        VALUES (${aktor.kodeKab}, ${input.kunci}::uuid, ${aktor.id}, ${tindakan}, ${sidik})
        ON CONFLICT DO NOTHING`
      if (inserted === 0) return repeated<T>(tx, aktor, tindakan, input.kunci, sidik)
      const result = await work(tx)
      if (!result.ok) throw new Refused(result.error)
      await tx.$executeRaw`
        UPDATE kunci_tindakan SET hasil = ${JSON.stringify(result.value ?? null)}::jsonb
        WHERE kode_kab = ${aktor.kodeKab} AND kunci = ${input.kunci}::uuid`
      return result
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.refusal }
    throw error
  }
}

async function repeated<T>(tx: Tx, aktor: Aktor, tindakan: string, kunci: string, sidik: Buffer): Promise<Result<T>> {
  const first = await tx.kunciTindakan.findFirst({
    where: { kodeKab: aktor.kodeKab, kunci },
    select: { tindakan: true, sidik: true, hasil: true },
  })
  if (!first || first.tindakan !== tindakan || !sidik.equals(first.sidik))
    return refuse(
      'server/kunci-terpakai',
      'Formulir ini sudah dipakai untuk isian lain. Muat ulang halaman, lalu kirim kembali.',
    )
  return ok(first.hasil as T)
}
