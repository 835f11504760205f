// What the forms of verval send and what its pages take from the address. Values of columns are parsed by usulan.ts.
import { z } from 'zod'
import { parseDate } from '@/lib/core/date'
import { parseSaringan } from '@/lib/keluarga/saringan'
import { alasanBuka } from '@/lib/keluarga/schema'
import { kodeWilayahSchema } from '@/lib/wilayah/kode-schema'
import { STATUS_USULAN } from './alur'
import { ANTREAN } from './antrean'
import { ALASAN_PEMERIKSAAN, ASAL_USULAN, type AsalUsulan, KEBERADAAN, STATUS_DAFTAR } from './sebutan'
import { type NilaiUsulan, parseNamaIsian, parseNilai } from './usulan'

const kunci = z.uuid({ error: 'Muat ulang halaman, lalu kirim kembali.' })
const id = z.uuid({ error: 'Muat ulang halaman, lalu kirim kembali.' })
/** One or many of the same name. */
const idList = (terbanyak: number) =>
  z
    .preprocess((nilai) => (Array.isArray(nilai) ? nilai : nilai === undefined ? [] : [nilai]), z.array(id))
    .pipe(
      z
        .array(id)
        .min(1, 'Pilih paling sedikit satu usulan.')
        .max(terbanyak, `Pilih paling banyak ${terbanyak} usulan sekaligus.`),
    )
const kosong = (nilai: unknown) => (typeof nilai === 'string' && nilai.trim() === '' ? undefined : nilai)
const catatan = z.preprocess(kosong, z.string().trim().max(1000, 'Catatan paling banyak 1.000 huruf.').optional())
const alasan = z
  .string({ error: 'Tulis alasannya.' })
  .trim()
  .min(5, 'Tulis alasannya, paling sedikit 5 huruf.')
  .max(1000, 'Alasan paling banyak 1.000 huruf.')
const tanggal = (apa: string) =>
  z.string({ error: `Isi ${apa}.` }).transform((teks, ctx) => {
    const hari = parseDate(teks.trim())
    if (hari === null) ctx.addIssue({ code: 'custom', message: `Isi ${apa} dengan tanggal yang ada di kalender.` })
    return hari ?? z.NEVER
  })
const versi = z.coerce.number({ error: 'Muat ulang halaman, lalu kirim kembali.' }).int().min(1)
const asal = z.preprocess(kosong, z.enum(ASAL_USULAN, { error: 'Pilih asal usulan.' }).optional())
const kodeDesa = z.string().regex(/^\d{10}$/, 'Pilih desa/kelurahan.')

/** Proposed values out of form fields `nilai.<kolom>` and `nilai.<orangId>.<kolom>`; empty fields are left as they are. */
function readNilai(isian: Record<string, unknown>, ctx: z.RefinementCtx): NilaiUsulan[] {
  const perubahan: NilaiUsulan[] = []
  for (const [nama, teks] of Object.entries(isian)) {
    const tempat = parseNamaIsian(nama)
    if (!tempat || typeof teks !== 'string' || teks.trim() === '') continue
    const nilai = parseNilai(tempat.kolom, tempat.orangId, teks)
    if (nilai.ok) perubahan.push({ ...tempat, nilai: nilai.value })
    else ctx.addIssue({ code: 'custom', path: [nama], message: nilai.error.message })
  }
  return perubahan
}

const isianUsulan = z.looseObject({ kunci, asal, catatan })

/** A new draft for one family. */
export const buatUsulanSchema = isianUsulan
  .extend({ keluargaId: id })
  .transform(({ kunci, keluargaId, asal, catatan, ...isian }, ctx) => ({
    kunci,
    keluargaId,
    asal,
    catatan,
    perubahan: readNilai(isian, ctx),
  }))
export type BuatUsulanInput = z.output<typeof buatUsulanSchema>

/** A draft as it stands now, whole; `versi` is the one that was read. */
export const ubahUsulanSchema = isianUsulan
  .extend({ id, versi })
  .transform(({ kunci, id, versi, asal, catatan, ...isian }, ctx) => ({
    kunci,
    id,
    versi,
    asal,
    catatan,
    perubahan: readNilai(isian, ctx),
  }))
export type UbahUsulanInput = z.output<typeof ubahUsulanSchema>

/** Submitting; with `sertaIsian` the values in the form are saved in the same act. */
export const ajukanUsulanSchema = z
  .looseObject({
    kunci,
    id,
    asal: z.enum(ASAL_USULAN, { error: 'Pilih asal usulan.' }),
    catatan,
    versi: versi.optional(),
    sertaIsian: z.literal('ya').optional(),
  })
  .transform(({ kunci, id, asal, catatan, versi, sertaIsian, ...isian }, ctx) => ({
    kunci,
    id,
    asal,
    catatan,
    versi,
    perubahan: sertaIsian === 'ya' ? readNilai(isian, ctx) : undefined,
  }))
export type AjukanUsulanInput = {
  kunci: string
  id: string
  asal: AsalUsulan
  catatan?: string | undefined
  versi?: number | undefined
  perubahan?: NilaiUsulan[] | undefined
}

export const batalkanUsulanSchema = z.object({ kunci, id, alasan: catatan })
export type BatalkanUsulanInput = z.output<typeof batalkanUsulanSchema>

const keputusanUsulan = z
  .object({ usulanId: id, keputusan: z.enum(['disetujui', 'ditolak']), alasan: z.string().trim().max(1000).optional() })
  .refine((satu) => satu.keputusan === 'disetujui' || (satu.alasan ?? '').length >= 5, {
    message: 'Usulan yang ditolak musyawarah perlu alasan, paling sedikit 5 huruf.',
  })

/** Form fields `keputusan.<usulanId>` and `alasan.<usulanId>` as a list; usulan without a decision are left out. */
function readKeputusan(isian: Record<string, unknown>): { usulanId: string; keputusan: unknown; alasan?: string }[] {
  return Object.entries(isian).flatMap(([nama, keputusan]) => {
    const usulanId = /^keputusan\.([0-9a-f-]{36})$/.exec(nama)?.[1]
    if (!usulanId || keputusan === '' || keputusan === 'tidak-dibahas') return []
    const alasan = isian[`alasan.${usulanId}`]
    return [{ usulanId, keputusan, ...(typeof alasan === 'string' && alasan.trim() !== '' ? { alasan } : {}) }]
  })
}

export const catatMusyawarahSchema = z.preprocess(
  (isian) =>
    typeof isian === 'object' && isian !== null && !('keputusan' in isian)
      ? { ...isian, keputusan: readKeputusan(isian as Record<string, unknown>) }
      : isian,
  z.object({
    kunci,
    kodeDesa,
    tanggal: tanggal('tanggal musyawarah'),
    // "005 / MUSKEL/2026" and "005/MUSKEL/2026" are one number: blanks around its signs do not count.
    nomorBeritaAcara: z
      .string()
      .transform((teks) =>
        teks
          .trim()
          .replace(/\s+/g, ' ')
          .replace(/\s*([/.–-])\s*/g, '$1'),
      )
      .pipe(z.string().min(1, 'Isi nomor berita acara.').max(100, 'Nomor berita acara paling banyak 100 huruf.')),
    jumlahHadir: z.coerce
      .number({ error: 'Isi jumlah hadir dengan bilangan.' })
      .int('Isi jumlah hadir dengan bilangan bulat.')
      .min(1, 'Jumlah hadir paling sedikit 1 orang.')
      .max(10_000, 'Jumlah hadir paling banyak 10.000 orang.'),
    pimpinan: catatan,
    catatan,
    keputusan: z
      .array(keputusanUsulan)
      .min(1, 'Putuskan paling sedikit satu usulan.')
      .max(500, 'Satu berita acara memuat paling banyak 500 usulan.'),
  }),
)
export type CatatMusyawarahInput = z.output<typeof catatMusyawarahSchema>

/** For usulan (one visit per family), or for a family by itself with a reason of its own. */
export const tugaskanPemeriksaanSchema = z
  .object({
    kunci,
    petugasId: z.uuid({ error: 'Pilih petugas.' }),
    id: idList(500).optional(),
    keluargaId: id.optional(),
    alasan: z.enum(ALASAN_PEMERIKSAAN).optional(),
  })
  .refine((isian) => (isian.id === undefined) !== (isian.keluargaId === undefined && isian.alasan === undefined), {
    message: 'Pilih usulan, atau keluarga beserta alasan pemeriksaannya.',
  })
export type TugaskanPemeriksaanInput = z.output<typeof tugaskanPemeriksaanSchema>

/** The text of a filter of the family list (formatSaringan); an unreadable one is refused. */
const saringanKeluarga = z
  .string()
  .max(4000)
  .transform((teks, context) => {
    try {
      return parseSaringan(teks)
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'Saringan ini tidak terbaca. Muat ulang daftar, lalu pilih kembali.',
      })
      return z.NEVER
    }
  })
const keluargaList = z
  .union([z.uuid(), z.array(z.uuid())])
  .default([])
  .transform((list) => [...new Set(Array.isArray(list) ? list : [list])])
  .refine((list) => list.length <= 2000, 'Pilih paling banyak 2.000 keluarga satu per satu, atau pakai saringan.')

/** For many families at once: those ticked (`id`), or with `semua` all that a filter finds but `kecuali`. */
export const tugaskanKeluargaSchema = z.object({
  kunci,
  petugasId: z.uuid({ error: 'Pilih petugas.' }),
  alasan: z.enum(ALASAN_PEMERIKSAAN, { error: 'Pilih alasan pemeriksaan.' }).exclude(['usulan']),
  rilis: z.string().regex(/^20\d\d-TW[1-4]\.\d{1,3}$/),
  wilayah: kodeWilayahSchema,
  semua: z
    .enum(['ya', ''])
    .default('')
    .transform((isi) => isi === 'ya'),
  id: keluargaList,
  kecuali: keluargaList,
  saringan: saringanKeluarga,
})
export type TugaskanKeluargaInput = z.output<typeof tugaskanKeluargaSchema>

/** One purpose for what is assigned: `id` of the usulan or daftar; one's visits need none. */
export const bukaKasusSchema = z.discriminatedUnion('objek', [
  z.object({ kunci, objek: z.literal('usulan'), id, alasan: alasanBuka }),
  z.object({ kunci, objek: z.literal('daftar'), id, alasan: alasanBuka }),
  z.object({ kunci, objek: z.literal('pemeriksaan'), id: z.literal('').default(''), alasan: alasanBuka }),
])
export type BukaKasusInput = z.output<typeof bukaKasusSchema>

type TemuanInput = { orangId: string | null; kolom: string; nilai: string | null }

/**
 * Per proposed value a radio `temuan.<nama>` = `usulan` | `register` | `lain`, and for lain the value in `nilai.<…>`.
 * What is found is resolved against the usulan by the command.
 */
export const periksaUsulanSchema = z
  .looseObject({
    kunci,
    id,
    tanggal: tanggal('tanggal pemeriksaan'),
    keberadaan: z.enum(KEBERADAAN, { error: 'Pilih keberadaan keluarga.' }),
    catatan,
  })
  .transform(({ kunci, id, tanggal, keberadaan, catatan, ...isian }, ctx) => {
    const pilihan: { orangId: string | null; kolom: string; pilihan: 'usulan' | 'register' | 'lain' }[] = []
    const lain: TemuanInput[] = []
    for (const [nama, teks] of Object.entries(isian)) {
      const tempat = nama.startsWith('temuan.') ? parseNamaIsian(`nilai.${nama.slice('temuan.'.length)}`) : null
      if (!tempat || (teks !== 'usulan' && teks !== 'register' && teks !== 'lain')) continue
      pilihan.push({ ...tempat, pilihan: teks })
      if (teks !== 'lain') continue
      const isi = isian[`nilai.${nama.slice('temuan.'.length)}`]
      const nilai = parseNilai(tempat.kolom, tempat.orangId, typeof isi === 'string' ? isi : '')
      if (!nilai.ok) ctx.addIssue({ code: 'custom', path: [`nilai.${nama.slice(7)}`], message: nilai.error.message })
      else if (typeof isi !== 'string' || isi.trim() === '')
        ctx.addIssue({ code: 'custom', path: [`nilai.${nama.slice(7)}`], message: 'Isi nilai yang ditemukan.' })
      else lain.push({ ...tempat, nilai: nilai.value })
    }
    return { kunci, id, tanggal, keberadaan, catatan, pilihan, lain }
  })
export type PeriksaUsulanInput = z.output<typeof periksaUsulanSchema>

export const verifikasiUsulanSchema = z.object({ kunci, id: idList(500), catatan })
export type VerifikasiUsulanInput = z.output<typeof verifikasiUsulanSchema>

export const kembalikanUsulanSchema = z.object({
  kunci,
  id,
  ke: z.enum(STATUS_USULAN, { error: 'Pilih tahap tujuan.' }),
  alasan,
})
export type KembalikanUsulanInput = z.output<typeof kembalikanUsulanSchema>

export const tolakUsulanSchema = z.object({ kunci, id, alasan })
export type TolakUsulanInput = z.output<typeof tolakUsulanSchema>

/** All verified usulan that are in no list, of the whole kabupaten/kota or of one kecamatan or desa. */
export const susunDaftarSchema = z.object({
  kunci,
  judul: z.string().trim().min(3, 'Isi judul daftar.').max(200, 'Judul paling banyak 200 huruf.'),
  kodeWilayah: z.preprocess(
    kosong,
    z
      .string()
      .regex(/^\d{4}(\d{2}(\d{4})?)?$/)
      .optional(),
  ),
})
export type SusunDaftarInput = z.output<typeof susunDaftarSchema>

export const keluarkanBarisSchema = z.object({
  kunci,
  daftarId: id,
  versi,
  id: idList(500),
  ke: z.enum(STATUS_USULAN, { error: 'Pilih tahap tujuan.' }),
  alasan,
})
export type KeluarkanBarisInput = z.output<typeof keluarkanBarisSchema>

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Muat ulang halaman, lalu kirim kembali.')

/** A signature: what was shown is what is signed. `setuju` is the ticked statement of the form. */
export const tandaTanganSchema = z.object({
  kunci,
  id,
  versi,
  sha256,
  catatan,
  setuju: z.literal('ya', { error: 'Centang pernyataan bahwa Anda sudah membaca daftar versi ini.' }),
})
export type TandaTanganInput = Omit<z.output<typeof tandaTanganSchema>, 'setuju'>

export const kirimDaftarSchema = z.object({ kunci, id })
export type KirimDaftarInput = z.output<typeof kirimDaftarSchema>

export const catatDiprosesSchema = z.object({ kunci, id, catatan })
export type CatatDiprosesInput = z.output<typeof catatDiprosesSchema>

/** Filters of the list of usulan in the address; a bad address is an unfiltered list, never an error. */
export const usulanFilterSchema = z.object({
  antrean: z.enum(ANTREAN).optional().catch(undefined),
  status: z.enum(STATUS_USULAN).optional().catch(undefined),
  wilayah: z
    .string()
    .regex(/^\d{4}(\d{2}(\d{4})?)?$/)
    .optional()
    .catch(undefined),
  nomor: z
    .preprocess(
      kosong,
      z
        .string()
        .trim()
        .toUpperCase()
        .max(20)
        .regex(/^[A-Z0-9-]+$/)
        .optional(),
    )
    .catch(undefined),
  saya: z.literal('ya').optional().catch(undefined),
  keluarga: z.uuid().optional().catch(undefined),
  urut: z.enum(['baru', 'lama']).catch('baru').default('baru'),
  kursor: z.string().max(60).optional().catch(undefined),
  ukuran: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type UsulanFilter = z.output<typeof usulanFilterSchema>

export const daftarFilterSchema = z.object({
  status: z.enum(STATUS_DAFTAR).optional().catch(undefined),
  kursor: z.string().max(60).optional().catch(undefined),
  ukuran: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type DaftarFilter = z.output<typeof daftarFilterSchema>

export const pemeriksaanFilterSchema = z.object({
  status: z.enum(['ditugaskan', 'selesai', 'dibatalkan']).catch('ditugaskan').default('ditugaskan'),
  semua: z.literal('ya').optional().catch(undefined),
  kursor: z.string().max(60).optional().catch(undefined),
  ukuran: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type PemeriksaanFilter = z.output<typeof pemeriksaanFilterSchema>

export const musyawarahFilterSchema = z.object({
  wilayah: usulanFilterSchema.shape.wilayah,
  kursor: z.string().max(60).optional().catch(undefined),
  ukuran: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type MusyawarahFilter = z.output<typeof musyawarahFilterSchema>
