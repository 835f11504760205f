// Programmes with their rules through time.
import 'server-only'
import { type IsoDate, parseDate } from '@/lib/core/date'
import { db, type Tx } from '@/lib/server/db'
import { type Aturan, syaratProgramSchema } from '../aturan'

export type ProgramRow = { kode: string; nama: string; unit: Aturan['unit']; penetap: string; aturanList: Aturan[] }

/** Every programme in the order of the office, its rules oldest first. Public facts: no scope is needed. */
export async function listProgram(): Promise<ProgramRow[]> {
  return readProgram(db())
}

/** The same inside a transaction. */
export async function readProgram(tx: Pick<Tx, 'program'>): Promise<ProgramRow[]> {
  const rows = await tx.program.findMany({
    orderBy: [{ urutan: 'asc' }, { kode: 'asc' }],
    select: {
      kode: true,
      nama: true,
      unit: true,
      penetap: true,
      aturanProgramList: {
        orderBy: { berlakuMulai: 'asc' },
        select: {
          kodeProgram: true,
          berlakuMulai: true,
          berlakuSampai: true,
          desilMin: true,
          desilMaks: true,
          unit: true,
          syarat: true,
          izinkanAsesmen: true,
          dasarHukum: true,
          status: true,
          catatan: true,
        },
      },
    },
  })
  return rows.map(({ aturanProgramList, ...program }) => ({
    ...program,
    unit: program.unit as Aturan['unit'],
    aturanList: aturanProgramList.map(
      ({ kodeProgram, ...aturan }): Aturan => ({
        ...aturan,
        program: kodeProgram,
        berlakuMulai: toIso(aturan.berlakuMulai),
        berlakuSampai: aturan.berlakuSampai && toIso(aturan.berlakuSampai),
        unit: aturan.unit as Aturan['unit'],
        status: aturan.status as Aturan['status'],
        syarat: syaratProgramSchema.parse(aturan.syarat),
      }),
    ),
  }))
}

function toIso(date: Date): IsoDate {
  const iso = parseDate(date.toISOString().slice(0, 10))
  if (iso === null) throw new Error('tanggal aturan tidak terbaca')
  return iso
}
