'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { redirect } from 'next/navigation'
import { action } from '@/lib/server/action'
import { mintaRekap } from './commands/minta-rekap'
import { mintaRekapSchema } from './schema'

export const mintaRekapAction = action({
  izin: 'peringkat:jalankan',
  schema: mintaRekapSchema,
  run: mintaRekap,
  after: ({ id }) => redirect(`/berkas/pekerjaan/${id}`),
})
