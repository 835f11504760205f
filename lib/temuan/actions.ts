'use server'
// Every export here is a public endpoint: anyone can POST to it. action() checks who and what before run.
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/server/action'
import { mintaCapaian, mintaTemuan } from './commands/antrekan-temuan'
import { bukaTugas } from './commands/buka-tugas'
import { eksporTemuan } from './commands/ekspor-temuan'
import { jawabMitra } from './commands/jawab-mitra'
import { mintaMitra, perpanjangMitra, tutupMitra } from './commands/minta-mitra'
import { bukaKembaliTemuan, konfirmasiTemuan, tepisTemuan } from './commands/putuskan-temuan'
import { tugaskanTemuan } from './commands/tugaskan-temuan'
import {
  bukaKembaliTemuanSchema,
  bukaTugasSchema,
  eksporTemuanSchema,
  jawabMitraSchema,
  konfirmasiTemuanSchema,
  mintaCapaianSchema,
  mintaMitraSchema,
  mintaTemuanSchema,
  perpanjangMitraSchema,
  tepisTemuanSchema,
  tugaskanTemuanSchema,
  tutupMitraSchema,
} from './schema'

export const bukaTugasAction = action({
  izin: 'keluarga:buka-samaran',
  schema: bukaTugasSchema,
  run: bukaTugas,
  after: () => {
    revalidatePath('/temuan', 'layout')
    return undefined
  },
})

export const mintaTemuanAction = action({
  izin: 'temuan:hitung',
  schema: mintaTemuanSchema,
  run: mintaTemuan,
  after: () => {
    revalidatePath('/temuan')
    return 'Penghitungan diantrekan. Hasilnya muncul di halaman ini setelah selesai.'
  },
})

export const konfirmasiTemuanAction = action({
  izin: 'temuan:konfirmasi',
  schema: konfirmasiTemuanSchema,
  run: konfirmasiTemuan,
  after: () => {
    revalidatePath('/temuan', 'layout')
    return 'Temuan dikonfirmasi. Usulkan pembaruan datanya bila perlu.'
  },
})

export const tepisTemuanAction = action({
  izin: 'temuan:tepis',
  schema: tepisTemuanSchema,
  run: tepisTemuan,
  after: () => {
    revalidatePath('/temuan', 'layout')
    return 'Temuan ditepis. Ia muncul lagi hanya bila nilainya berubah.'
  },
})

export const bukaKembaliTemuanAction = action({
  izin: 'temuan:buka-kembali',
  schema: bukaKembaliTemuanSchema,
  run: bukaKembaliTemuan,
  after: () => {
    revalidatePath('/temuan', 'layout')
    return 'Temuan dibuka kembali.'
  },
})

export const tugaskanTemuanAction = action({
  izin: 'temuan:tugaskan',
  schema: tugaskanTemuanSchema,
  run: tugaskanTemuan,
  after: ({ jumlah, pekerjaanId }) => {
    revalidatePath('/temuan', 'layout')
    return pekerjaanId === null
      ? `${jumlah} temuan ditugaskan.`
      : `${jumlah} temuan sedang ditugaskan; kemajuannya terlihat di halaman Berkas.`
  },
})

export const eksporTemuanAction = action({
  izin: 'keluarga:ekspor',
  schema: eksporTemuanSchema,
  run: eksporTemuan,
  after: ({ id }) => redirect(`/berkas/pekerjaan/${id}`),
})

export const mintaMitraAction = action({
  izin: 'temuan:minta-mitra',
  schema: mintaMitraSchema,
  run: mintaMitra,
  after: ({ id }) => redirect(`/temuan/mitra/${id}`),
})

export const perpanjangMitraAction = action({
  izin: 'temuan:perpanjang-mitra',
  schema: perpanjangMitraSchema,
  run: perpanjangMitra,
  after: () => {
    revalidatePath('/temuan', 'layout')
    return 'Tenggat permintaan diperbarui.'
  },
})

export const tutupMitraAction = action({
  izin: 'temuan:tutup-mitra',
  schema: tutupMitraSchema,
  run: tutupMitra,
  after: () => {
    revalidatePath('/temuan', 'layout')
    return 'Permintaan ditutup dan salinan datanya dikosongkan. Jawabannya tetap tersimpan.'
  },
})

export const jawabMitraAction = action({
  izin: 'temuan:jawab',
  schema: jawabMitraSchema,
  run: jawabMitra,
  after: ({ disimpan, dijawab, jumlah }) => {
    revalidatePath('/temuan/mitra', 'layout')
    return `${disimpan} jawaban tersimpan; ${dijawab} dari ${jumlah} baris sudah dijawab.`
  },
})

export const mintaCapaianAction = action({
  izin: 'temuan:hitung',
  schema: mintaCapaianSchema,
  run: mintaCapaian,
  after: () => {
    revalidatePath('/temuan/capaian')
    return 'Tarikan diantrekan. Hasilnya muncul di halaman ini setelah selesai.'
  },
})
