// What the temuan screens accept: URL filters (a bad URL is not a crash) and forms.
import { z } from 'zod'
import { alasanBuka } from '@/lib/keluarga/schema'
import { kodeWilayahSchema } from '@/lib/wilayah/kode-schema'
import { STATUS_TEMUAN } from './alur'
import { JENIS_TEMUAN } from './jenis'
import { APA_MITRA, JAWABAN_MITRA, type Jawaban } from './mitra'

/** The kind in the address of a list. */
export const jenisTemuanSchema = z.enum(JENIS_TEMUAN)

/** Area of the overview. */
export const ringkasanFilterSchema = z.object({ wilayah: kodeWilayahSchema.optional().catch(undefined) })

const sebab = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** Filter of a list. Without `status` what still holds; `desil` 0 asks for families without one; `sebab` is the first part of what was found. Cursors are `n:<desa>:<id>` and `p:<desa>:<id>`. */
export const temuanFilterSchema = z.object({
  wilayah: kodeWilayahSchema.optional().catch(undefined),
  status: z.enum(STATUS_TEMUAN).optional().catch(undefined),
  desil: z.coerce.number().int().min(0).max(10).optional().catch(undefined),
  sebab: sebab.optional().catch(undefined),
  kursor: z
    .string()
    .regex(/^[np]:\d{10}:[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
  ukuran: z.coerce
    .number()
    .pipe(z.union([z.literal(25), z.literal(50), z.literal(100)]))
    .catch(50),
})
export type TemuanFilter = z.output<typeof temuanFilterSchema>

/** Tasks of the aktor. Cursors are `n:<date>:<id>` and `p:<date>:<id>`. */
export const tugasFilterSchema = z.object({
  kursor: z
    .string()
    .regex(/^[np]:\d{4}-\d\d-\d\d:[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
  ukuran: z.coerce
    .number()
    .pipe(z.union([z.literal(25), z.literal(50), z.literal(100)]))
    .catch(50),
})
export type TugasFilter = z.output<typeof tugasFilterSchema>

/** Id in the address of a finding. */
export const temuanIdSchema = z.uuid()

const alasan = z
  .string()
  .trim()
  .min(5, 'Tuliskan alasan, paling sedikit 5 huruf.')
  .max(500, 'Alasan paling panjang 500 huruf.')
const catatan = z.string().trim().max(500, 'Catatan paling panjang 500 huruf.').default('')
/** Count of the acts the person saw. */
const ke = z.coerce.number().int().min(0)

/** Kinds of a queued run; all without it. */
export const hitungTemuanSchema = z.object({ jenis: z.array(z.enum(JENIS_TEMUAN)).optional() })

export const mintaTemuanSchema = z.object({ kunci: z.uuid() })
export type MintaTemuanInput = z.output<typeof mintaTemuanSchema>

export const konfirmasiTemuanSchema = z.object({ kunci: z.uuid(), id: z.uuid(), ke, alasan: catatan })
export type KonfirmasiTemuanInput = z.output<typeof konfirmasiTemuanSchema>

export const tepisTemuanSchema = z.object({ kunci: z.uuid(), id: z.uuid(), ke, alasan })
export type TepisTemuanInput = z.output<typeof tepisTemuanSchema>

export const bukaKembaliTemuanSchema = z.object({ kunci: z.uuid(), id: z.uuid(), ke, alasan })
export type BukaKembaliTemuanInput = z.output<typeof bukaKembaliTemuanSchema>

/** As many as one may tick one by one; more are chosen by a filter. */
const idList = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(2000)]).default([])

/** Which findings an act on many is about: those ticked (`id`), or everything a list shows under its filter but `kecuali`. */
export const pilihanSchema = z.object({
  jenis: z.enum(JENIS_TEMUAN),
  semua: z
    .enum(['ya', ''])
    .default('')
    .transform((isi) => isi === 'ya'),
  id: idList,
  kecuali: idList,
  wilayah: z.union([z.literal(''), kodeWilayahSchema]).default(''),
  status: z.union([z.literal(''), z.enum(STATUS_TEMUAN)]).default(''),
  desil: z.union([z.literal(''), z.coerce.number().int().min(0).max(10)]).default(''),
  sebab: z.union([z.literal(''), sebab]).default(''),
})
export type Pilihan = z.output<typeof pilihanSchema>

const tenggat = z.iso.date('Isi tenggat, misalnya 2026-12-31.')

export const tugaskanTemuanSchema = pilihanSchema.extend({
  kunci: z.uuid(),
  petugasId: z.uuid('Pilih petugas.'),
  tenggat,
})
export type TugaskanTemuanInput = z.output<typeof tugaskanTemuanSchema>

/** A file of what was chosen, with its purpose. */
export const eksporTemuanSchema = pilihanSchema.extend({
  kunci: z.uuid(),
  format: z.enum(['csv', 'xlsx']).default('csv'),
  tujuan: z
    .string()
    .trim()
    .min(10, 'Tuliskan tujuan, paling sedikit 10 huruf.')
    .max(300, 'Tujuan paling panjang 300 huruf.'),
})
export type EksporTemuanInput = z.output<typeof eksporTemuanSchema>

/** A request to another office. */
export const mintaMitraSchema = pilihanSchema.extend({
  kunci: z.uuid(),
  penerimaId: z.uuid('Pilih verifikatornya.'),
  tujuan: z
    .string()
    .trim()
    .min(10, 'Tuliskan tujuan, paling sedikit 10 huruf.')
    .max(300, 'Tujuan paling panjang 300 huruf.'),
  tenggat,
})
export type MintaMitraInput = z.output<typeof mintaMitraSchema>

export const perpanjangMitraSchema = z.object({ kunci: z.uuid(), id: z.uuid(), tenggat })
export type PerpanjangMitraInput = z.output<typeof perpanjangMitraSchema>

export const tutupMitraSchema = z.object({ kunci: z.uuid(), id: z.uuid() })
export type TutupMitraInput = z.output<typeof tutupMitraSchema>

/** Page of rows of a request. */
export const tugasMitraFilterSchema = z.object({ halaman: z.coerce.number().int().min(1).max(1000).catch(1) })

const jawabanBaris = z.object({
  jawaban: z.enum(JAWABAN_MITRA),
  apa: z.array(z.enum(APA_MITRA)),
  catatan: z.string().trim().max(500, 'Catatan paling panjang 500 huruf.'),
})

/** Answers of a page: fields `jawaban-<nomor>`, `apa-<nomor>[]`, `catatan-<nomor>`; rows left empty are no answer. */
export const jawabMitraSchema = z.looseObject({ kunci: z.uuid(), id: z.uuid() }).transform((raw, context) => {
  const jawabanList: Jawaban[] = []
  for (const [nama, nilai] of Object.entries(raw)) {
    const nomor = Number(/^jawaban-(\d{1,4})$/.exec(nama)?.[1])
    if (!Number.isInteger(nomor) || nilai === '') continue
    const apa = raw[`apa-${nomor}`] ?? []
    const satu = jawabanBaris.safeParse({
      jawaban: nilai,
      apa: Array.isArray(apa) ? apa : [apa],
      catatan: raw[`catatan-${nomor}`] ?? '',
    })
    if (!satu.success) {
      context.addIssue({
        code: 'custom',
        path: [nama],
        message: `Baris ${nomor}: jawabannya tidak terbaca. Pilih lagi.`,
      })
      continue
    }
    if (satu.data.jawaban === 'tidak-sesuai' && satu.data.apa.length === 0)
      context.addIssue({
        code: 'custom',
        path: [`apa-${nomor}`],
        message: `Baris ${nomor}: pilih apa yang tidak sesuai.`,
      })
    jawabanList.push({
      nomor,
      jawaban: satu.data.jawaban,
      apa: satu.data.jawaban === 'tidak-sesuai' ? satu.data.apa : [],
      catatan: satu.data.catatan === '' ? null : satu.data.catatan,
    })
  }
  return { kunci: raw.kunci, id: raw.id, jawabanList }
})
export type JawabMitraInput = z.output<typeof jawabMitraSchema>

/** What comes with a file of a table. */
export const unggahTabelSchema = z.object({
  kunci: z.uuid(),
  nama: z
    .string()
    .max(200)
    .regex(/\.(csv|xlsx)$/i),
})
export type UnggahTabelInput = z.output<typeof unggahTabelSchema>

/** Pull and area of capaian. */
export const capaianFilterSchema = z.object({
  wilayah: kodeWilayahSchema.optional().catch(undefined),
  tarikan: z.iso.date().optional().catch(undefined),
})

export const mintaCapaianSchema = z.object({ kunci: z.uuid() })
export type MintaCapaianInput = z.output<typeof mintaCapaianSchema>

/** One purpose for the numbers of everything that is assigned to the aktor. */
export const bukaTugasSchema = z.object({ kunci: z.uuid(), alasan: alasanBuka })
export type BukaTugasInput = z.output<typeof bukaTugasSchema>
