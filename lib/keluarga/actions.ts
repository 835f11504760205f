'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { redirect } from 'next/navigation'
import { action } from '@/lib/server/action'
import { bukaSamaran } from './commands/buka-samaran'
import { mintaEkspor } from './commands/minta-ekspor'
import { simpanPencarian } from './commands/simpan-pencarian'
import { bukaSamaranSchema, cariSchema, eksporSchema } from './schema'

export const simpanPencarianAction = action({
  izin: 'keluarga:cari',
  schema: cariSchema,
  run: simpanPencarian,
  after: ({ id }) => redirect(`/keluarga?cari=${id}`),
})

export const bukaSamaranAction = action({
  izin: 'keluarga:buka-samaran',
  schema: bukaSamaranSchema,
  run: bukaSamaran,
})

export const mintaEksporAction = action({
  izin: 'keluarga:ekspor',
  schema: eksporSchema,
  run: mintaEkspor,
  after: ({ id }) => redirect(`/berkas/pekerjaan/${id}`),
})
