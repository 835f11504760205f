// The filter of the family list: its conditions, how they stand in an address and in a saved filter. One schema for the list, bulk
// acts and the export. An address holds codes, desil, sources and findings only, never what was typed of a person or a house.
import { z } from 'zod'
import {
  formatSyarat,
  isSyaratTeks,
  parseSyarat,
  parseSyaratTeks,
  SUMBER_SARING,
  SYARAT_TERBANYAK,
  type Syarat,
} from './syarat'

const desil = z.coerce.number().int().min(0).max(10).optional().catch(undefined)
/** A list is one text or several; what cannot be read is left out. */
const syaratList = (parse: (teks: string) => Syarat | null) =>
  z
    .union([z.string(), z.array(z.string())])
    .default([])
    .catch([])
    .transform((raw): Syarat[] => {
      const list = (Array.isArray(raw) ? raw : [raw]).map(parse).filter((satu) => satu !== null)
      return [...new Map(list.map((satu) => [formatSyarat(satu), satu])).values()].slice(0, SYARAT_TERBANYAK)
    })

const kode = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(60)
  .optional()
  .catch(undefined)

/** Answers of the rules of a programme a list can be filtered by, with their words. */
export const LABEL_LAYAK = {
  'memenuhi-syarat': 'memenuhi syarat',
  'tidak-memenuhi-syarat': 'tidak memenuhi syarat',
  'belum-dapat-dinilai': 'belum dapat dinilai',
} as const
export type HasilLayak = keyof typeof LABEL_LAYAK
const BENTUK_LAYAK = /^([a-z0-9]+(?:-[a-z0-9]+){0,5})\.(memenuhi-syarat|tidak-memenuhi-syarat|belum-dapat-dinilai)$/

/** The programme and answer of `pkh.memenuhi-syarat`; null for anything else. */
export function parseLayak(teks: string): { program: string; hasil: HasilLayak } | null {
  const [, program, hasil] = BENTUK_LAYAK.exec(teks) ?? []
  return program && hasil ? { program, hasil: hasil as HasilLayak } : null
}

/** Conditions that all must hold. Desil 0 is belum diperingkat; `simulasi` is our own, never that of BPS; `layak` what the rules of a programme say. */
export const saringanSchema = z.object({
  desil,
  provinsi: desil,
  kabupaten: desil,
  simulasi: desil,
  sumber: z.enum(SUMBER_SARING).optional().catch(undefined),
  tanpa: z.enum(SUMBER_SARING).optional().catch(undefined),
  program: z
    .string()
    .regex(/^[\w .()/-]{1,60}$/)
    .optional()
    .catch(undefined),
  temuan: kode,
  layak: z.string().regex(BENTUK_LAYAK).optional().catch(undefined),
  syarat: syaratList(parseSyarat),
})
export type Saringan = z.output<typeof saringanSchema>

/** The same as it is kept and sent along with a form: conditions on texts too. */
const simpananSchema = saringanSchema.extend({
  syarat: syaratList((teks) => parseSyarat(teks) ?? parseSyaratTeks(teks)),
})

/** The conditions of whatever else stands beside them, as a page of the list is asked for. */
export function toSaringan(filter: Saringan): Saringan {
  const { desil, provinsi, kabupaten, simulasi, sumber, tanpa, program, temuan, layak, syarat } = filter
  return { desil, provinsi, kabupaten, simulasi, sumber, tanpa, program, temuan, layak, syarat }
}

/** Parameters of an address that give this filter, but for its conditions on texts. */
export function toParams(saringan: Saringan): Record<string, string | number | string[] | undefined> {
  return {
    ...toSaringan(saringan),
    syarat: saringan.syarat.filter((satu) => !isSyaratTeks(satu)).map(formatSyarat),
  }
}

/** A filter as it is stored and sent along with a form: one text. */
export function formatSaringan(saringan: Saringan): string {
  return JSON.stringify({ ...toSaringan(saringan), syarat: saringan.syarat.map(formatSyarat) })
}

/** A filter for the record of an act: which text was asked, not for what. */
export function catatSaringan(saringan: Saringan): string {
  const syarat = saringan.syarat.map((satu) => (isSyaratTeks(satu) ? { ...satu, memuat: '…' } : satu))
  return formatSaringan({ ...saringan, syarat })
}

/** A filter out of what was kept; what cannot be read of it is left out. */
export function bacaSaringan(isi: unknown): Saringan {
  return simpananSchema.parse(isi)
}

/** A filter out of the text of `formatSaringan`; an unreadable one raises, so that a bulk act never takes everybody by mistake. */
export function parseSaringan(teks: string): Saringan {
  const raw: unknown = JSON.parse(teks)
  const saringan = simpananSchema.parse(raw)
  const urut = (isi: object) => JSON.stringify(Object.entries(isi).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  if (typeof raw !== 'object' || raw === null || urut(raw) !== urut(JSON.parse(formatSaringan(saringan))))
    throw new RangeError('saringan tidak terbaca')
  return saringan
}

/** Whether anything is asked beyond the official national desil, which the rollup counts. */
export function isSaringanLanjut(saringan: Saringan): boolean {
  const { desil: _, syarat, ...lain } = saringan
  return syarat.length > 0 || Object.values(lain).some((nilai) => nilai !== undefined)
}

/** Whether anything is asked at all. */
export function isSaringanAktif(saringan: Saringan): boolean {
  return saringan.desil !== undefined || isSaringanLanjut(saringan)
}
