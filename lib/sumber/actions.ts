'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { redirect } from 'next/navigation'
import { action } from '@/lib/server/action'
import { bukaPerbaikan } from './commands/buka-perbaikan'
import { bukaUnggahan } from './commands/buka-unggahan'
import { bukaUnggahanSumber } from './commands/buka-unggahan-sumber'
import { mulaiImpor } from './commands/mulai-impor'
import { mulaiImporSumber } from './commands/mulai-impor-sumber'
import { petakanRilis } from './commands/petakan-rilis'
import { prioritaskanSumber } from './commands/prioritaskan-sumber'
import { setujuiKiriman } from './commands/putusan/setujui-kiriman'
import { tarikRilis } from './commands/putusan/tarik-rilis'
import { tolakKiriman } from './commands/putusan/tolak-kiriman'
import { mintaSelisih } from './commands/selisih/minta-selisih'
import { muatTertahan } from './commands/susulan/muat-tertahan'
import { padankanDesa } from './commands/susulan/padankan-desa'
import {
  bukaPerbaikanSchema,
  bukaUnggahanSchema,
  mulaiImporSchema,
  petakanRilisSchema,
  putusanKirimanSchema,
} from './schema'
import { prioritaskanSumberSchema } from './schema/prioritas'
import { mintaSelisihSchema } from './schema/selisih'
import { bukaUnggahanSumberSchema, mulaiImporSumberSchema } from './schema/sumber'
import { muatTertahanSchema, padankanDesaSchema } from './schema/wilayah'

export const bukaUnggahanAction = action({
  izin: 'sumber:impor',
  schema: bukaUnggahanSchema,
  run: bukaUnggahan,
  after: ({ id }) => redirect(`/sumber/${id}`),
})

export const bukaPerbaikanAction = action({
  izin: 'sumber:impor',
  schema: bukaPerbaikanSchema,
  run: bukaPerbaikan,
  after: ({ id }) => redirect(`/sumber/${id}`),
})

export const petakanRilisAction = action({
  izin: 'sumber:impor',
  schema: petakanRilisSchema,
  run: petakanRilis,
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

export const bukaUnggahanSumberAction = action({
  izin: 'sumber:impor',
  schema: bukaUnggahanSumberSchema,
  run: bukaUnggahanSumber,
  after: ({ id }) => redirect(`/sumber/lain/${id}`),
})

export const mulaiImporSumberAction = action({
  izin: 'sumber:impor',
  schema: mulaiImporSumberSchema,
  run: mulaiImporSumber,
  after: ({ id }) => redirect(`/sumber/lain/${id}`),
})

export const mintaSelisihAction = action({
  izin: 'sumber:lihat',
  schema: mintaSelisihSchema,
  run: mintaSelisih,
  after: () => 'Perbandingan diantrekan. Muat ulang halaman ini sebentar lagi.',
})

export const padankanDesaAction = action({
  izin: 'sumber:padankan',
  schema: padankanDesaSchema,
  run: padankanDesa,
  after: ({ id }) => redirect(`/sumber/${id}`),
})

export const muatTertahanAction = action({
  izin: 'sumber:padankan',
  schema: muatTertahanSchema,
  run: muatTertahan,
  after: () => 'Pemuatan diantrekan; hasilnya tampil pada daftar impor di Sumber data.',
})

export const prioritaskanSumberAction = action({
  izin: 'sumber:prioritaskan',
  schema: prioritaskanSumberSchema,
  run: prioritaskanSumber,
  after: () => redirect('/sumber/prioritas'),
})
