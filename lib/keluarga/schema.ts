// What the keluarga screens accept: URL filters (a bad URL is not a crash) and forms.
import { z } from 'zod'
import type { IsoDate } from '@/lib/core/date'
import { kodeWilayahSchema } from '@/lib/wilayah/kode-schema'
import { parseIsianCari } from './isian-cari'
import { toKolomDaftar } from './kolom-daftar'
import { periksaBukti, periksaKeluargaMasuk, periksaMasukan, readMasukan } from './masukan-peristiwa'
import { HUBUNGAN_KEPALA, JENIS_PERISTIWA } from './peristiwa'
import { keluargaListSchema, teksSaringanSchema } from './pilihan-schema'
import { saringanSchema, toParams } from './saringan'
import { isNomorTeks, parseSyaratTeks, SYARAT_TERBANYAK, TEKS_TERPANJANG, TEKS_TERPENDEK } from './syarat'

const halaman = z
  .string()
  .regex(/^[np]:[0-9a-f-]{36}$/)
  .optional()
  .catch(undefined)

/** Filter of the family list: area, delivery, order and page beside the conditions (lib/keluarga/saringan.ts). */
export const keluargaFilterSchema = saringanSchema.extend({
  wilayah: kodeWilayahSchema.optional().catch(undefined),
  rilis: z
    .string()
    .regex(/^20\d\d-TW[1-4](\.\d{1,3})?$/)
    .optional()
    .catch(undefined),
  urut: z
    .string()
    .regex(/^-?(nama|desil|wilayah)$/)
    .optional()
    .catch(undefined),
  kursor: halaman,
  ukuran: z.coerce
    .number()
    .pipe(z.union([z.literal(25), z.literal(50), z.literal(100)]))
    .catch(50),
  cari: z.uuid().optional().catch(undefined),
  /** Where conditions on texts are kept: a search of the aktor, or a saved filter. */
  teks: z
    .union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(SYARAT_TERBANYAK)])
    .default([])
    .catch([]),
})
export type KeluargaFilter = z.output<typeof keluargaFilterSchema>

/** A condition on a text with the address of the list it joins: `hal` is what it asks about, as it begins its text. */
export const pasangSyaratSchema = keluargaFilterSchema
  .pick({ urut: true, ukuran: true, teks: true })
  .extend(saringanSchema.shape)
  .extend({
    kunci: z.uuid(),
    hal: z.string().max(80),
    isi: z
      .string()
      .trim()
      .max(TEKS_TERPANJANG, `Isian paling panjang ${TEKS_TERPANJANG} huruf.`)
      .refine((isi) => !/\d{13}/.test(isi), 'NIK dan nomor KK dicari di kotak pencarian, bukan di sini.'),
  })
  .transform(({ kunci, hal, isi, urut, ukuran, teks, ...saringan }, context) => {
    const syarat = parseSyaratTeks(`${hal}*${isi}`)
    if (syarat) {
      const params = { ...toParams(saringan), urut, ukuran: ukuran === 50 ? undefined : ukuran }
      return { kunci, syarat, params, teks: teks.slice(0, SYARAT_TERBANYAK - 1) }
    }
    const nomor = isNomorTeks(hal.replace('anggota.', ''))
    const message = nomor ? 'Isi nomornya, paling banyak 3 angka.' : `Isi paling sedikit ${TEKS_TERPENDEK} huruf.`
    context.addIssue({ code: 'custom', path: ['isi'], message })
    return z.NEVER
  })
export type PasangSyaratInput = z.output<typeof pasangSyaratSchema>

/** A search: a number, the number of a usulan, or at least three letters of a name (lib/keluarga/isian-cari.ts). */
export const cariSchema = z.object({
  kunci: z.uuid(),
  isi: z
    .string()
    .trim()
    .max(100, 'Isian pencarian paling panjang 100 huruf.')
    .superRefine((isi, context) => {
      const dibaca = parseIsianCari(isi)
      if (dibaca.jenis === 'salah') context.addIssue({ code: 'custom', message: dibaca.pesan })
    }),
  wilayah: z.union([z.literal(''), kodeWilayahSchema]).default(''),
})
export type CariInput = z.output<typeof cariSchema>

/** A reason as every opening of numbers asks for it. */
export const alasanBuka = z
  .string()
  .trim()
  .min(10, 'Tuliskan alasan, paling sedikit 10 huruf.')
  .max(300, 'Alasan paling panjang 300 huruf.')

/** Opening the masked numbers of one family, with the reason that is recorded; `lagi` leans on one that still holds. */
export const bukaSamaranSchema = z
  .object({ kunci: z.uuid(), keluargaId: z.uuid(), lagi: z.literal('ya').optional(), alasan: z.string().default('') })
  .transform((isi, context) => {
    if (isi.lagi) return { kunci: isi.kunci, keluargaId: isi.keluargaId, alasan: '' }
    const tertulis = alasanBuka.safeParse(isi.alasan)
    for (const { message } of tertulis.error?.issues ?? [])
      context.addIssue({ code: 'custom', path: ['alasan'], message })
    return { kunci: isi.kunci, keluargaId: isi.keluargaId, alasan: tertulis.data ?? '' }
  })
export type BukaSamaranInput = z.output<typeof bukaSamaranSchema>

/** Ending a purpose by hand: `id` of the bukaan. */
export const tutupSamaranSchema = z.object({ kunci: z.uuid(), id: z.uuid() })
export type TutupSamaranInput = z.output<typeof tutupSamaranSchema>

/** A NIK typed to be compared with the recorded one of a person; without `orangId` with those of everybody in the family. */
export const bandingkanNikSchema = z.object({
  kunci: z.uuid(),
  keluargaId: z.uuid(),
  orangId: z.uuid().optional(),
  nik: z
    .string()
    .transform((isi) => isi.replace(/[\s.]/g, ''))
    .pipe(z.string().regex(/^\d{16}$/, 'NIK terdiri dari 16 angka.')),
})
export type BandingkanNikInput = z.output<typeof bandingkanNikSchema>

/** A saved filter: its text comes from the list (formatSaringan), the name from the person. */
export const simpanSaringanSchema = z.object({
  kunci: z.uuid(),
  nama: z
    .string()
    .trim()
    .min(3, 'Beri nama, paling sedikit 3 huruf.')
    .max(60, 'Nama paling panjang 60 huruf.')
    .refine((nama) => !/\d{6}/.test(nama), 'Jangan menulis NIK atau nomor KK di nama saringan.'),
  dibagikan: z
    .literal('ya')
    .optional()
    .transform((isi) => isi === 'ya'),
  saringan: teksSaringanSchema,
})
export type SimpanSaringanInput = z.output<typeof simpanSaringanSchema>

/** Removing a saved filter of one's own. */
export const hapusSaringanSchema = z.object({ kunci: z.uuid(), id: z.uuid() })
export type HapusSaringanInput = z.output<typeof hapusSaringanSchema>

/** Columns shown in the family list; none at all brings back the usual ones. */
export const pilihKolomSchema = z.object({
  kunci: z.uuid(),
  kolom: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((kolom) => toKolomDaftar(Array.isArray(kolom) ? kolom : [kolom])),
})
export type PilihKolomInput = z.output<typeof pilihKolomSchema>

/** An export of the family list as it is filtered, with its purpose; or of the rows ticked in it. */
export const eksporSchema = z
  .object({
    kunci: z.uuid(),
    jenis: z.enum(['keluarga', 'anggota']),
    rilis: z.string().regex(/^20\d\d-TW[1-4](\.\d{1,3})?$/),
    wilayah: z.union([z.literal(''), kodeWilayahSchema]).default(''),
    desil: z.union([z.literal(''), z.coerce.number().int().min(0).max(10)]).default(''),
    /** Conditions of the list beside the desil; left out, none. */
    saringan: teksSaringanSchema.optional(),
    format: z.enum(['csv', 'xlsx']).default('csv'),
    /** Names of columns; left out, all. A form sends an empty name along, so that nothing ticked is not everything. */
    kolom: z
      .array(z.string().regex(/^[a-z_]{0,60}$/))
      .max(120)
      .transform((list) => list.filter((nama) => nama !== ''))
      .refine((list) => list.length > 0, 'Pilih paling sedikit satu kolom.')
      .optional(),
    tujuan: z
      .string()
      .trim()
      .min(10, 'Tuliskan tujuan, paling sedikit 10 huruf.')
      .max(300, 'Tujuan paling panjang 300 huruf.'),
    /** What of it: everything the filter finds, the rows in `id`, or all it finds but those in `kecuali`. */
    pilihan: z.enum(['semua', 'id', 'kecuali']).default('semua'),
    id: keluargaListSchema,
    kecuali: keluargaListSchema,
  })
  .refine(({ pilihan, id }) => pilihan !== 'id' || id.length > 0, {
    path: ['id'],
    message: 'Belum ada keluarga yang dipilih. Centang barisnya lebih dulu.',
  })
export type EksporInput = z.output<typeof eksporSchema>

/** Id in the address of a family page. */
export const keluargaIdSchema = z.uuid()

const hari = z.iso
  .date()
  .transform((isi) => isi as IsoDate)
  .optional()
  .catch(undefined)

/** Parts of the family page; `berlaku` the day it shows, `diketahui` the day at whose end (WIB) the knowledge is shown. */
export const keluargaDetailSchema = z.object({
  tab: z.enum(['anggota', 'rumah', 'desil', 'kelayakan', 'riwayat']).catch('anggota'),
  berlaku: hari,
  diketahui: z.iso
    .date()
    .transform((isi) => new Date(`${isi}T23:59:59.999+07:00`))
    .optional()
    .catch(undefined),
})

/** Which event the page "Catat peristiwa" asks for; without one it offers the choice. `subjek` is the person or family it is about. */
export const catatHalamanSchema = z.object({
  jenis: z.enum(JENIS_PERISTIWA).optional().catch(undefined),
  subjek: z
    .union([z.uuid(), z.literal('keluarga')])
    .optional()
    .catch(undefined),
})

const kepala = z.object({
  kunci: z.uuid(),
  keluargaId: z.uuid(),
  /** Version of the local layer the form was filled in on. */
  versi: z.coerce.number().int().min(0),
  jenis: z.enum(JENIS_PERISTIWA),
})

/** What a field sent any number of times holds. */
function listTeks(isi: unknown): string[] {
  return (Array.isArray(isi) ? isi : isi === undefined ? [] : [isi]).filter((one) => typeof one === 'string')
}

/** An event with its document; which fields it needs depends on `jenis` (lib/keluarga/masukan-peristiwa.ts). */
export const catatPeristiwaSchema = z.looseObject({}).transform((raw, context) => {
  const satu = (name: string) => {
    const isi = raw[name]
    return typeof isi === 'string' ? isi : undefined
  }
  const semua = (name: string) => listTeks(raw[name])
  const tetap = kepala.safeParse(raw)
  if (!tetap.success) {
    for (const issue of tetap.error.issues)
      context.addIssue({ code: 'custom', path: issue.path, message: 'Muat ulang halaman ini, lalu isi kembali.' })
    return z.NEVER
  }
  const masukan = readMasukan(tetap.data.jenis, satu, semua, Object.keys(raw))
  for (const [nama, message] of Object.entries(periksaMasukan(masukan)))
    context.addIssue({ code: 'custom', path: [nama], message })
  return { ...tetap.data, ...masukan }
})
export type CatatPeristiwaInput = z.output<typeof catatPeristiwaSchema>

/** A whole family that moves in from elsewhere, with its document; begun with its head. */
export const catatKeluargaMasukSchema = z.looseObject({}).transform((raw, context) => {
  const tetap = z.object({ kunci: z.uuid(), kodeDesa: kodeWilayahSchema }).safeParse(raw)
  const teks = (name: string) => (typeof raw[name] === 'string' ? raw[name] : undefined)
  const masukan = readMasukan(
    'pindah-masuk',
    (name) => (name === 'hubungan' ? HUBUNGAN_KEPALA : teks(name)),
    (name) => listTeks(raw[name]),
    [],
  )
  const salah = periksaKeluargaMasuk(masukan, tetap.success ? null : 'Pilih desa/kelurahannya.')
  for (const [nama, message] of Object.entries(salah)) context.addIssue({ code: 'custom', path: [nama], message })
  return tetap.success ? { ...tetap.data, ...masukan } : z.NEVER
})
export type CatatKeluargaMasukInput = z.output<typeof catatKeluargaMasukSchema>

/** Filter of the events of a wilayah; `kk=belum` asks for the families that wait for their new KK. */
export const peristiwaFilterSchema = z.object({
  wilayah: kodeWilayahSchema.optional().catch(undefined),
  jenis: z.enum(JENIS_PERISTIWA).optional().catch(undefined),
  kk: z.literal('belum').optional().catch(undefined),
  kursor: halaman,
  ukuran: z.coerce.number().int().min(1).max(100).catch(50).default(50),
})
export type PeristiwaFilter = z.output<typeof peristiwaFilterSchema>

/** Filter of the families no release has. */
export const keluargaLuarFilterSchema = peristiwaFilterSchema.pick({ wilayah: true, kursor: true, ukuran: true })
export type KeluargaLuarFilter = z.output<typeof keluargaLuarFilterSchema>

/** Withdrawing an event recorded in error, with the reason that stays beside it. */
export const batalkanCatatanSchema = z.object({
  kunci: z.uuid(),
  id: z.uuid(),
  alasan: alasanBuka,
})
export type BatalkanCatatanInput = z.output<typeof batalkanCatatanSchema>

/** Papers for an event that is recorded already. */
export const lampirkanBuktiSchema = z.object({
  kunci: z.uuid(),
  id: z.uuid(),
  berkas: z.unknown().transform((isi, context) => {
    const berkas = [...new Set(listTeks(isi))]
    const message = berkas.length === 0 ? 'Pilih dokumennya lebih dahulu.' : periksaBukti(berkas)
    if (message) context.addIssue({ code: 'custom', message })
    return berkas
  }),
})
export type LampirkanBuktiInput = z.output<typeof lampirkanBuktiSchema>
