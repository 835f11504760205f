// The accounts of the synthetic city, as the demo seeds and prints them.
import { z } from 'zod'
import { PERAN, type Peran } from '@/lib/akses/izin'

const akunList = z.array(
  z.object({ namaPengguna: z.string(), nama: z.string(), sandi: z.string(), peran: z.enum(PERAN) }),
)
export type AkunDemo = z.infer<typeof akunList>[number]

const SOURCE = '../../lib/akses/akun-demo'

/** First demo account of a peran. Throws when the demo has none. */
export async function findAkunDemo(peran: Peran): Promise<AkunDemo> {
  const module = (await import(SOURCE)) as Record<string, unknown>
  const akun = akunList.parse(Object.values(module).find(Array.isArray)).find((one) => one.peran === peran)
  if (!akun) throw new Error(`Demo tidak punya akun ${peran}.`)
  return akun
}
