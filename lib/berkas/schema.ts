// What the berkas room accepts from forms.
import { z } from 'zod'

/** Cancelling one pekerjaan. */
export const batalkanPekerjaanSchema = z.object({ kunci: z.uuid(), id: z.uuid() })
export type BatalkanPekerjaanInput = z.output<typeof batalkanPekerjaanSchema>
