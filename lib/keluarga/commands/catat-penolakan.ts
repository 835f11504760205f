// A number refused because somebody else holds it says that it exists, also outside the wilayah: such answers are recorded like a search.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catatBaca } from '@/lib/audit/commands'
import type { Result } from '@/lib/core/result'
import { withAktor } from '@/lib/server/db'

const MEMBERI_TAHU: ReadonlySet<string> = new Set(['keluarga/nik-terpakai', 'keluarga/kk-terpakai'])

/**
 * Hands the result of an act on; where it told that a number is taken, this goes to the read log with the family or desa the
 * form was about (`sasaran`), never with the number. After the act, which a refusal has undone.
 */
export async function catatPenolakan<T>(aktor: Aktor, sasaran: string, result: Result<T>): Promise<Result<T>> {
  if (!result.ok && MEMBERI_TAHU.has(result.error.code)) {
    const { code } = result.error
    await withAktor(aktor, (tx) => catatBaca(tx, 'keluarga.nomor-terpakai', sasaran, { sebab: code }))
  }
  return result
}
