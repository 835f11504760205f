'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { redirect } from 'next/navigation'
import { action, readReturnPath } from '@/lib/server/action'
import { pilihPandangan } from './commands/pilih-pandangan'
import { pilihPandanganSchema } from './schema'

export const pilihPandanganAction = action({
  izin: 'beranda:lihat',
  schema: pilihPandanganSchema,
  run: pilihPandangan,
  after: async () => redirect(await readReturnPath('/beranda')),
})
