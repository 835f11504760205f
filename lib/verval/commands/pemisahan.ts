// Nobody checks or signs what passed through their own hands, also when they have become somebody else in the office since.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import type { Tx } from '@/lib/server/db'

// Dasar: pengendalian intern; peran seorang pengguna dapat berganti, maka yang ditanya adalah langkah yang pernah ia tanda tangani.
const ISI = ['buat', 'ubah', 'ajukan']
const LANGKAH_TERLARANG = {
  periksa: ISI,
  verifikasi: [...ISI, 'periksa'],
  sahkan: [...ISI, 'periksa', 'verifikasi'],
  tetapkan: [...ISI, 'periksa', 'verifikasi', 'sahkan'],
} as const satisfies Record<string, readonly string[]>

const DULU: Record<string, string> = {
  buat: 'mengusulkan',
  ubah: 'mengisi',
  ajukan: 'mengajukan',
  periksa: 'memeriksa',
  verifikasi: 'memverifikasi',
  sahkan: 'mengesahkan',
}
const KINI = { periksa: 'memeriksa', verifikasi: 'memverifikasi', sahkan: 'mengesahkan', tetapkan: 'menetapkan' }

const langkahDulu = z.array(z.object({ nomor: z.string().nullable(), tindakan: z.string() }))

/**
 * Refusal `verval/pemisahan-tugas` when the aktor signed an earlier step of one of these usulan that this act is meant to
 * check, in whatever peran. Reads usulan_langkah_usulan_idx.
 */
export async function cekPemisahan(
  tx: Tx,
  aktor: Aktor,
  tindakan: keyof typeof LANGKAH_TERLARANG,
  usulanIdList: readonly string[],
): Promise<Result<null>> {
  const rows = await tx.$queryRaw`
    SELECT u.nomor, l.tindakan FROM usulan_langkah l
    JOIN usulan u ON u.kode_kab = l.kode_kab AND u.id = l.usulan_id
    WHERE l.kode_kab = ${aktor.kodeKab} AND l.usulan_id = ANY (${[...usulanIdList]}::uuid[])
      AND l.aktor = ${aktor.id} AND l.tindakan = ANY (${[...LANGKAH_TERLARANG[tindakan]]}::text[])
    ORDER BY l.id LIMIT 1`
  const [dulu] = langkahDulu.parse(rows)
  if (!dulu) return ok(null)
  return refuse(
    'verval/pemisahan-tugas',
    `Anda yang ${DULU[dulu.tindakan] ?? dulu.tindakan} ${dulu.nomor ?? 'usulan ini'}, jadi orang lain yang harus ${KINI[tindakan]}nya.`,
  )
}
