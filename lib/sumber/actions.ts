'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { redirect } from 'next/navigation'
import { action } from '@/lib/server/action'
import { bukaUnggahan } from './commands/buka-unggahan'
import { mulaiImpor } from './commands/mulai-impor'
import { setujuiKiriman } from './commands/putusan/setujui-kiriman'
import { tarikRilis } from './commands/putusan/tarik-rilis'
import { tolakKiriman } from './commands/putusan/tolak-kiriman'
import { bukaUnggahanSchema, mulaiImporSchema, putusanKirimanSchema } from './schema'

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

export const setujuiKirimanAction = action({
  izin: 'sumber:setujui',
  schema: putusanKirimanSchema,
  run: setujuiKiriman,
  after: ({ id }) => redirect(`/sumber/${id}`),
})

export const tolakKirimanAction = action({
  izin: 'sumber:setujui',
  schema: putusanKirimanSchema,
  run: tolakKiriman,
  after: ({ id }) => redirect(`/sumber/${id}`),
})

export const tarikRilisAction = action({
  izin: 'sumber:tarik',
  schema: putusanKirimanSchema,
  run: tarikRilis,
  after: ({ id }) => redirect(`/sumber/${id}`),
})
