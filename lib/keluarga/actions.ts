'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/server/action'
import { bandingkanNik } from './commands/bandingkan-nik'
import { batalkanCatatan } from './commands/batalkan-catatan'
import { bukaSamaran } from './commands/buka-samaran'
import { catatKeluargaMasuk } from './commands/catat-keluarga-masuk'
import { catatPeristiwa } from './commands/catat-peristiwa'
import { hapusSaringan } from './commands/hapus-saringan'
import { lampirkanBukti } from './commands/lampirkan-bukti'
import { mintaEkspor } from './commands/minta-ekspor'
import { pasangSyarat } from './commands/pasang-syarat'
import { pilihKolom } from './commands/pilih-kolom'
import { simpanPencarian } from './commands/simpan-pencarian'
import { simpanSaringan } from './commands/simpan-saringan'
import { tutupSamaran } from './commands/tutup-samaran'
import {
  bandingkanNikSchema,
  batalkanCatatanSchema,
  bukaSamaranSchema,
  cariSchema,
  catatKeluargaMasukSchema,
  catatPeristiwaSchema,
  eksporSchema,
  hapusSaringanSchema,
  lampirkanBuktiSchema,
  pasangSyaratSchema,
  pilihKolomSchema,
  simpanSaringanSchema,
  tutupSamaranSchema,
} from './schema'

export const simpanPencarianAction = action({
  izin: 'keluarga:cari',
  schema: cariSchema,
  run: simpanPencarian,
  after: ({ id }) => redirect(`/keluarga?cari=${id}`),
})

export const pasangSyaratAction = action({
  izin: 'keluarga:lihat',
  schema: pasangSyaratSchema,
  run: pasangSyarat,
  after: ({ href }) => redirect(href),
})

export const bukaSamaranAction = action({
  izin: 'keluarga:buka-samaran',
  schema: bukaSamaranSchema,
  run: bukaSamaran,
})

export const tutupSamaranAction = action({
  izin: 'keluarga:buka-samaran',
  schema: tutupSamaranSchema,
  run: tutupSamaran,
  after: () => {
    revalidatePath('/', 'layout')
    return undefined
  },
})

export const bandingkanNikAction = action({
  izin: 'keluarga:cari',
  schema: bandingkanNikSchema,
  run: bandingkanNik,
})

export const mintaEksporAction = action({
  izin: 'keluarga:ekspor',
  schema: eksporSchema,
  run: mintaEkspor,
  after: ({ id }) => redirect(`/berkas/pekerjaan/${id}`),
})

export const catatPeristiwaAction = action({
  izin: 'keluarga:catat',
  schema: catatPeristiwaSchema,
  run: catatPeristiwa,
  after: ({ keluargaId }) => redirect(`/keluarga/${keluargaId}?tab=riwayat`),
})

export const catatKeluargaMasukAction = action({
  izin: 'keluarga:catat',
  schema: catatKeluargaMasukSchema,
  run: catatKeluargaMasuk,
  after: ({ keluargaId }) => redirect(`/keluarga/${keluargaId}`),
})

export const batalkanCatatanAction = action({
  izin: 'keluarga:batalkan-catatan',
  schema: batalkanCatatanSchema,
  run: batalkanCatatan,
  after: () => {
    revalidatePath('/keluarga/[id]', 'page')
    return 'Catatan peristiwa dibatalkan; alasannya tersimpan di sampingnya.'
  },
})

export const lampirkanBuktiAction = action({
  izin: 'keluarga:catat',
  schema: lampirkanBuktiSchema,
  run: lampirkanBukti,
  after: () => {
    revalidatePath('/keluarga/[id]', 'page')
    return 'Dokumen sudah dilampirkan.'
  },
})

export const simpanSaringanAction = action({
  izin: 'keluarga:lihat',
  schema: simpanSaringanSchema,
  run: simpanSaringan,
  after: () => {
    revalidatePath('/keluarga')
    return 'Saringan sudah disimpan.'
  },
})

export const hapusSaringanAction = action({
  izin: 'keluarga:lihat',
  schema: hapusSaringanSchema,
  run: hapusSaringan,
  after: () => {
    revalidatePath('/keluarga')
    return 'Saringan sudah dihapus.'
  },
})

export const pilihKolomAction = action({
  izin: 'keluarga:lihat',
  schema: pilihKolomSchema,
  run: pilihKolom,
  after: () => {
    revalidatePath('/keluarga')
    return undefined
  },
})
