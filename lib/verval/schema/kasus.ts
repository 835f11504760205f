// What the form sends that opens the numbers of a case.
import { z } from 'zod'
import { alasanBuka } from '@/lib/keluarga/schema'
import { id, kunci } from './isian'

/** One purpose for what is assigned: `id` of the usulan or daftar; one's visits need none. */
export const bukaKasusSchema = z.discriminatedUnion('objek', [
  z.object({ kunci, objek: z.literal('usulan'), id, alasan: alasanBuka }),
  z.object({ kunci, objek: z.literal('daftar'), id, alasan: alasanBuka }),
  z.object({ kunci, objek: z.literal('pemeriksaan'), id: z.literal('').default(''), alasan: alasanBuka }),
])
export type BukaKasusInput = z.output<typeof bukaKasusSchema>
