'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/server/action'
import { ajukanUsulan } from './commands/ajukan-usulan'
import { batalkanUsulan } from './commands/batalkan-usulan'
import { buatUsulan } from './commands/buat-usulan'
import { bukaKasus } from './commands/buka-kasus'
import { catatDiproses } from './commands/catat-diproses'
import { catatMusyawarah } from './commands/catat-musyawarah'
import { keluarkanBaris } from './commands/keluarkan-baris'
import { kembalikanUsulan } from './commands/kembalikan-usulan'
import { kirimDaftar } from './commands/kirim-daftar'
import { periksaUsulan } from './commands/periksa-usulan'
import { sahkanDaftar } from './commands/sahkan-daftar'
import { susunDaftar } from './commands/susun-daftar'
import { tetapkanDaftar } from './commands/tetapkan-daftar'
import { tolakUsulan } from './commands/tolak-usulan'
import { tugaskanKeluarga } from './commands/tugaskan-keluarga'
import { tugaskanPemeriksaan } from './commands/tugaskan-pemeriksaan'
import { ubahUsulan } from './commands/ubah-usulan'
import { verifikasiUsulan } from './commands/verifikasi-usulan'
import {
  catatDiprosesSchema,
  keluarkanBarisSchema,
  kirimDaftarSchema,
  susunDaftarSchema,
  tandaTanganSchema,
} from './schema/daftar'
import { bukaKasusSchema } from './schema/kasus'
import { catatMusyawarahSchema } from './schema/musyawarah'
import { periksaUsulanSchema, tugaskanKeluargaSchema, tugaskanPemeriksaanSchema } from './schema/pemeriksaan'
import {
  ajukanUsulanSchema,
  batalkanUsulanSchema,
  buatUsulanSchema,
  kembalikanUsulanSchema,
  tolakUsulanSchema,
  ubahUsulanSchema,
  verifikasiUsulanSchema,
} from './schema/usulan'

export const bukaKasusAction = action({
  izin: 'keluarga:buka-samaran',
  schema: bukaKasusSchema,
  run: bukaKasus,
  after: () => {
    revalidatePath('/verval', 'layout')
    return undefined
  },
})

export const buatUsulanAction = action({
  izin: 'verval:ajukan',
  schema: buatUsulanSchema,
  run: buatUsulan,
  after: ({ id }) => redirect(`/verval/${id}/ubah`),
})

/** Saves the draft; the form stays where it is. */
export const ubahUsulanAction = action({
  izin: 'verval:ajukan',
  schema: ubahUsulanSchema,
  run: ubahUsulan,
})

export const ajukanUsulanAction = action({
  izin: 'verval:ajukan',
  schema: ajukanUsulanSchema,
  run: ajukanUsulan,
  after: ({ id }) => redirect(`/verval/${id}`),
})

export const batalkanUsulanAction = action({
  izin: 'verval:batalkan',
  schema: batalkanUsulanSchema,
  run: batalkanUsulan,
  after: ({ id }) => redirect(`/verval/${id}`),
})

export const catatMusyawarahAction = action({
  izin: 'verval:musyawarahkan',
  schema: catatMusyawarahSchema,
  run: catatMusyawarah,
  after: () => redirect('/verval/musyawarah'),
})

export const tugaskanPemeriksaanAction = action({
  izin: 'verval:tugaskan',
  schema: tugaskanPemeriksaanSchema,
  run: tugaskanPemeriksaan,
  after: () => {
    revalidatePath('/verval', 'layout')
    return 'Pemeriksaan sudah ditugaskan.'
  },
})

export const tugaskanKeluargaAction = action({
  izin: 'verval:tugaskan',
  schema: tugaskanKeluargaSchema,
  run: tugaskanKeluarga,
  after: ({ pekerjaanId, pesan }) => {
    if (pekerjaanId) redirect(`/berkas/pekerjaan/${pekerjaanId}`)
    revalidatePath('/verval', 'layout')
    return pesan
  },
})

export const periksaUsulanAction = action({
  izin: 'verval:periksa',
  schema: periksaUsulanSchema,
  run: periksaUsulan,
  after: ({ id }) => redirect(`/verval/pemeriksaan/${id}`),
})

export const verifikasiUsulanAction = action({
  izin: 'verval:verifikasi',
  schema: verifikasiUsulanSchema,
  run: verifikasiUsulan,
  after: ({ idList }) => {
    revalidatePath('/verval', 'layout')
    return idList.length === 1 ? 'Usulan sudah diverifikasi.' : `${idList.length} usulan sudah diverifikasi.`
  },
})

export const kembalikanUsulanAction = action({
  izin: 'verval:kembalikan',
  schema: kembalikanUsulanSchema,
  run: kembalikanUsulan,
  after: ({ id }) => redirect(`/verval/${id}`),
})

export const tolakUsulanAction = action({
  izin: 'verval:tolak',
  schema: tolakUsulanSchema,
  run: tolakUsulan,
  after: ({ id }) => redirect(`/verval/${id}`),
})

export const susunDaftarAction = action({
  izin: 'verval:susun',
  schema: susunDaftarSchema,
  run: susunDaftar,
  after: ({ id }) => redirect(`/verval/daftar/${id}`),
})

export const keluarkanBarisAction = action({
  izin: 'verval:kembalikan',
  schema: keluarkanBarisSchema,
  run: keluarkanBaris,
  after: ({ id }) => redirect(`/verval/daftar/${id}`),
})

export const sahkanDaftarAction = action({
  izin: 'verval:sahkan',
  schema: tandaTanganSchema,
  run: sahkanDaftar,
  after: ({ id }) => redirect(`/verval/daftar/${id}`),
})

export const tetapkanDaftarAction = action({
  izin: 'verval:tetapkan',
  schema: tandaTanganSchema,
  run: tetapkanDaftar,
  after: ({ id }) => redirect(`/verval/daftar/${id}`),
})

export const kirimDaftarAction = action({
  izin: 'verval:kirim',
  schema: kirimDaftarSchema,
  run: kirimDaftar,
  after: ({ id }) => redirect(`/verval/daftar/${id}`),
})

export const catatDiprosesAction = action({
  izin: 'verval:kirim',
  schema: catatDiprosesSchema,
  run: catatDiproses,
  after: ({ id }) => redirect(`/verval/daftar/${id}`),
})
