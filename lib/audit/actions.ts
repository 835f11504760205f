'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { action } from '@/lib/server/action'
import { periksaJejak } from './commands'
import { periksaSchema } from './schema'

export const periksaJejakAction = action({
  izin: 'audit:lihat',
  schema: periksaSchema,
  run: periksaJejak,
})
