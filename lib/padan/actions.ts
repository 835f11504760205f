'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/server/action'
import { mintaPadan } from './commands/antrekan-padan'
import { periksaDukcapil } from './commands/dukcapil/periksa-dukcapil'
import { mintaBerkasDukcapil } from './commands/dukcapil/tulis-berkas'
import { jawabKlarifikasi, mintaKlarifikasi } from './commands/klarifikasi'
import { putuskanPadan, urungkanPadan } from './commands/putuskan-padan'
import {
  berkasDukcapilSchema,
  jawabKlarifikasiSchema,
  mintaKlarifikasiSchema,
  mintaPadanSchema,
  periksaDukcapilSchema,
  putuskanPadanSchema,
  urungkanPadanSchema,
} from './schema'

/** Decides and goes on to the next pair of the list it came from. */
export const putuskanPadanAction = action({
  izin: 'padan:putuskan',
  schema: putuskanPadanSchema,
  run: putuskanPadan,
  after: ({ id, berikut }, { jenis, wilayah }) => {
    const isi = new URLSearchParams()
    if (jenis) isi.set('jenis', jenis)
    if (wilayah) isi.set('wilayah', wilayah)
    isi.set('dari', id)
    redirect(berikut === null ? `/padan?dari=${id}` : `/padan/${berikut}?${isi}`)
  },
})

export const urungkanPadanAction = action({
  izin: 'padan:putuskan',
  schema: urungkanPadanSchema,
  run: urungkanPadan,
  after: ({ id }) => redirect(`/padan/${id}`),
})

export const mintaPadanAction = action({
  izin: 'padan:jalankan',
  schema: mintaPadanSchema,
  run: mintaPadan,
  after: () => {
    revalidatePath('/padan')
    return 'Pemadanan diantrekan. Hasilnya muncul di halaman ini setelah selesai.'
  },
})

export const mintaKlarifikasiAction = action({
  izin: 'padan:klarifikasi',
  schema: mintaKlarifikasiSchema,
  run: mintaKlarifikasi,
  after: () => {
    revalidatePath('/padan/lintas')
    return 'Permintaan klarifikasi terkirim tanpa data pribadi.'
  },
})

export const jawabKlarifikasiAction = action({
  izin: 'padan:klarifikasi',
  schema: jawabKlarifikasiSchema,
  run: jawabKlarifikasi,
  after: () => {
    revalidatePath('/padan/lintas')
    return 'Jawaban terkirim.'
  },
})

/** Queues questions to Dukcapil; the page of the pekerjaan shows how far they are. */
export const periksaDukcapilAction = action({
  izin: 'padan:periksa',
  schema: periksaDukcapilSchema,
  run: periksaDukcapil,
  after: ({ id }) => redirect(`/berkas/pekerjaan/${id}`),
})

export const mintaBerkasDukcapilAction = action({
  izin: 'padan:periksa',
  schema: berkasDukcapilSchema,
  run: mintaBerkasDukcapil,
  after: ({ id }) => redirect(`/berkas/pekerjaan/${id}`),
})
