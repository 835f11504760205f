'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/server/action'
import { cabutSesi } from './commands/akun'
import { aturSandi, buatPengguna, bukaKunci, ubahPengguna } from './commands/pengguna'
import { bukaSesi, gantiSandiSendiri, keluar } from './commands/sesi-ini'
import {
  aturSandiSchema,
  buatPenggunaSchema,
  bukaKunciSchema,
  cabutSesiSchema,
  gantiSandiSchema,
  keluarSchema,
  masukSchema,
  ubahPenggunaSchema,
} from './schema'

export const masukAction = action({
  izin: 'umum',
  schema: masukSchema,
  run: bukaSesi,
  after: ({ tujuan }) => redirect(tujuan),
})

export const keluarAction = action({
  izin: 'sendiri',
  schema: keluarSchema,
  run: keluar,
  after: () => redirect('/masuk?keadaan=keluar'),
})

export const gantiSandiAction = action({
  izin: 'sendiri',
  schema: gantiSandiSchema,
  run: gantiSandiSendiri,
  after: () => 'Kata sandi sudah diganti. Sesi Anda di perangkat lain diakhiri.',
})

export const cabutSesiAction = action({
  izin: 'sendiri',
  schema: cabutSesiSchema,
  run: cabutSesi,
  after: ({ penggunaId }) => {
    revalidatePath('/akun')
    revalidatePath(`/akses/${penggunaId}`)
    return 'Sesi sudah diakhiri.'
  },
})

export const buatPenggunaAction = action({
  izin: 'akses:kelola',
  schema: buatPenggunaSchema,
  run: buatPengguna,
  after: ({ id }) => redirect(`/akses/${id}`),
})

export const ubahPenggunaAction = action({
  izin: 'akses:kelola',
  schema: ubahPenggunaSchema,
  run: ubahPengguna,
  after: ({ id }) => {
    revalidatePath(`/akses/${id}`)
    return 'Perubahan sudah disimpan dan berlaku sejak sekarang.'
  },
})

export const aturSandiAction = action({
  izin: 'akses:kelola',
  schema: aturSandiSchema,
  run: aturSandi,
  after: ({ id }) => {
    revalidatePath(`/akses/${id}`)
    return 'Kata sandi sudah diatur. Semua sesi pengguna ini diakhiri dan kuncinya dibuka.'
  },
})

export const bukaKunciAction = action({
  izin: 'akses:kelola',
  schema: bukaKunciSchema,
  run: bukaKunci,
  after: ({ id }) => {
    revalidatePath(`/akses/${id}`)
    return 'Kunci sudah dibuka.'
  },
})
