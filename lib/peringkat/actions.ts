'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { redirect } from 'next/navigation'
import { action } from '@/lib/server/action'
import { mintaPeringkat } from './commands/minta-peringkat'
import { mintaPeringkatSchema } from './schema'

export const mintaPeringkatAction = action({
  izin: 'peringkat:jalankan',
  schema: mintaPeringkatSchema,
  run: mintaPeringkat,
  after: ({ id }) => redirect(`/berkas/pekerjaan/${id}`),
})
