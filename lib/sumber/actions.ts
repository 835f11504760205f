'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { redirect } from 'next/navigation'
import { action } from '@/lib/server/action'
import { bukaUnggahan } from './commands/buka-unggahan'
import { mulaiImpor } from './commands/mulai-impor'
import { bukaUnggahanSchema, mulaiImporSchema } from './schema'

export const bukaUnggahanAction = action({
  izin: 'sumber:impor',
  schema: bukaUnggahanSchema,
  run: bukaUnggahan,
  after: ({ id }) => redirect(`/sumber/${id}`),
})

export const mulaiImporAction = action({
  izin: 'sumber:impor',
  schema: mulaiImporSchema,
  run: mulaiImpor,
  after: ({ id }) => redirect(`/sumber/${id}`),
})
