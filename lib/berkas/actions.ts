'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { redirect } from 'next/navigation'
import { action } from '@/lib/server/action'
import { batalkanPekerjaan } from './commands/batalkan-pekerjaan'
import { batalkanPekerjaanSchema } from './schema'

export const batalkanPekerjaanAction = action({
  izin: 'berkas:batalkan',
  schema: batalkanPekerjaanSchema,
  run: batalkanPekerjaan,
  after: ({ id }) => redirect(`/berkas/pekerjaan/${id}`),
})
