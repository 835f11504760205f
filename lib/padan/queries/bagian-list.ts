// Parts of a score as they are stored with a pair.
import 'server-only'
import { z } from 'zod'
import { BAGIAN } from '../aturan'

export const bagianListSchema = z.array(z.object({ bagian: z.enum(BAGIAN), tingkat: z.string(), nilai: z.number() }))
