// Requests to other offices: as the office that asked sees them, and as the verifier who answers sees their own.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { KODE_KANTOR, type KodeKantor } from '@/lib/akses/kantor'
import { type Tx, withAktor } from '@/lib/server/db'
import { JENIS_TEMUAN, type JenisTemuan } from '../jenis'
import { APA_MITRA, type ApaMitra, JAWABAN_MITRA, type JawabanMitra, KANTOR, type KolomMitra } from '../mitra'

export type TugasMitraRow = {
  id: string
  nomor: string
  kantor: KodeKantor
  jenis: JenisTemuan
  penerimaNama: string
  aktorNama: string
  tujuan: string
  tenggat: string
  jumlah: number
  dijawab: number
  /** `lewat`: its due date has passed, and it is closed in all but name. */
  status: 'terbuka' | 'lewat' | 'ditutup'
  dibuatPada: Date
}

export type BarisMitra = {
  urutan: number
  /** Empty once the request is closed. */
  isi: Partial<Record<KolomMitra, string>>
  jawaban: JawabanMitra | null
  apa: ApaMitra[]
  catatan: string | null
}

export type TugasMitraDetail = TugasMitraRow & {
  kolom: readonly KolomMitra[]
  baris: BarisMitra[]
  /** Numbers of rows of the page before and after; null at either end. */
  halaman: { ke: number; dari: number }
}

const BARIS_HALAMAN = 25

const tugasRow = z.object({
  id: z.string(),
  nomor: z.string(),
  kantor: z.enum(KODE_KANTOR),
  jenis: z.enum(JENIS_TEMUAN),
  penerimaNama: z.string(),
  aktorNama: z.string(),
  tujuan: z.string(),
  tenggat: z.date().transform((hari) => hari.toISOString().slice(0, 10)),
  jumlah: z.number(),
  dijawab: z.number(),
  status: z.enum(['terbuka', 'ditutup']),
  dibuatPada: z.date(),
})

/** As stored, but open beyond its due date no longer (`hariIni` YYYY-MM-DD). */
function toTugas(row: unknown, hariIni: string): TugasMitraRow {
  const tugas = tugasRow.parse(row)
  return { ...tugas, status: tugas.status === 'terbuka' && tugas.tenggat < hariIni ? 'lewat' : tugas.status }
}

const SELECT = {
  id: true,
  nomor: true,
  kantor: true,
  jenis: true,
  penerimaNama: true,
  aktorNama: true,
  tujuan: true,
  tenggat: true,
  jumlah: true,
  dijawab: true,
  status: true,
  dibuatPada: true,
} as const

// Row security shows the whole kabupaten/kota, or who the request is for; the condition says it once more.
const milik = (aktor: Aktor) => (can(aktor, 'temuan:minta-mitra') ? {} : { penerimaId: aktor.id })
const isBoleh = (aktor: Aktor) => can(aktor, 'temuan:minta-mitra') || can(aktor, 'temuan:jawab')

/** Requests the aktor may see on a day (YYYY-MM-DD), open ones first, at most two hundred. */
export async function listTugasMitra(aktor: Aktor, hariIni: string): Promise<TugasMitraRow[]> {
  if (!isBoleh(aktor)) return []
  return withAktor(aktor, async (tx) => {
    const rows = await tx.tugasMitra.findMany({
      where: { kodeKab: aktor.kodeKab, ...milik(aktor) },
      orderBy: [{ status: 'desc' }, { id: 'desc' }],
      take: 200,
      select: SELECT,
    })
    return rows.map((row) => toTugas(row, hariIni))
  })
}

const isiSchema = z.record(z.string(), z.string())

/** One request on a day with a page of its rows, counted from 1; null when the aktor may not see it. */
export async function findTugasMitra(
  aktor: Aktor,
  id: string,
  hariIni: string,
  ke = 1,
): Promise<TugasMitraDetail | null> {
  return baca(aktor, id, hariIni, { lewati: (ke - 1) * BARIS_HALAMAN, ambil: BARIS_HALAMAN, ke })
}

/** One request on a day with all its rows, for its file; null when the aktor may not see it or it is closed. */
export async function exportTugasMitra(aktor: Aktor, id: string, hariIni: string): Promise<TugasMitraDetail | null> {
  const tugas = await baca(aktor, id, hariIni, { lewati: 0, ambil: 1_000_000, ke: 1 })
  return tugas?.status === 'terbuka' ? tugas : null
}

async function baca(
  aktor: Aktor,
  id: string,
  hariIni: string,
  { lewati, ambil, ke }: { lewati: number; ambil: number; ke: number },
): Promise<TugasMitraDetail | null> {
  if (!isBoleh(aktor)) return null
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    const row = await tx.tugasMitra.findFirst({ where: { kodeKab, id, ...milik(aktor) }, select: SELECT })
    if (!row) return null
    const tugas = toTugas(row, hariIni)
    const barisList = await tx.tugasMitraBaris.findMany({
      where: { kodeKab, tugasId: id, urutan: { gt: lewati, lte: lewati + ambil } },
      orderBy: { urutan: 'asc' },
      select: { urutan: true, isi: true, jawaban: true, apa: true, catatan: true },
    })
    return {
      ...tugas,
      kolom: KANTOR[tugas.kantor].kolom,
      baris: barisList.map((satu) => ({
        urutan: satu.urutan,
        isi: tugas.status === 'terbuka' ? isiSchema.parse(satu.isi) : {},
        jawaban: z.enum(JAWABAN_MITRA).nullable().parse(satu.jawaban),
        apa: z.array(z.enum(APA_MITRA)).parse(satu.apa),
        catatan: satu.catatan,
      })),
      halaman: { ke, dari: Math.max(1, Math.ceil(tugas.jumlah / BARIS_HALAMAN)) },
    }
  })
}

export type JawabanRow = {
  /** The finding that was asked about. */
  temuanId: string
  jenis: JenisTemuan
  kantor: KodeKantor
  nomor: string
  jawaban: JawabanMitra
  apa: ApaMitra[]
  catatan: string | null
  dijawabNama: string
  dijawabPada: Date
}

/**
 * What other offices answered about one finding, or about a family whichever finding it was asked for, newest first, at most fifty.
 * Empty for who is not bound to the whole kabupaten/kota.
 */
export async function listJawabanMitra(
  aktor: Aktor,
  tentang: { temuanId: string } | { keluargaId: string },
): Promise<JawabanRow[]> {
  return withAktor(aktor, async (tx) => {
    const rows = await tx.tugasMitraBaris.findMany({
      where: { kodeKab: aktor.kodeKab, ...tentang, jawaban: { not: null } },
      orderBy: { dijawabPada: 'desc' },
      take: 50,
      select: {
        temuanId: true,
        jawaban: true,
        apa: true,
        catatan: true,
        dijawabNama: true,
        dijawabPada: true,
        tugas: { select: { kantor: true, nomor: true, jenis: true } },
      },
    })
    return rows.map((row) => ({
      temuanId: row.temuanId,
      jenis: z.enum(JENIS_TEMUAN).parse(row.tugas.jenis),
      kantor: z.enum(KODE_KANTOR).parse(row.tugas.kantor),
      nomor: row.tugas.nomor,
      jawaban: z.enum(JAWABAN_MITRA).parse(row.jawaban),
      apa: z.array(z.enum(APA_MITRA)).parse(row.apa),
      catatan: row.catatan,
      dijawabNama: row.dijawabNama ?? '',
      dijawabPada: row.dijawabPada ?? new Date(0),
    }))
  })
}

export type MitraRow = { id: string; nama: string; kantor: KodeKantor | null }

/** Verifiers of other offices whose accounts are active, with the office each answers for; null until an administrator has named it. */
export async function listMitra(aktor: Aktor): Promise<MitraRow[]> {
  return withAktor(aktor, async (tx) => {
    const rows = await tx.pengguna.findMany({
      where: {
        kodeKab: aktor.kodeKab,
        aktif: true,
        peran: 'verifikator-mitra',
        kodeWilayah: { startsWith: aktor.kodeWilayah },
      },
      select: { id: true, nama: true, kantor: true },
      orderBy: { nama: 'asc' },
    })
    return rows.map((row) => ({ ...row, kantor: kantorSchema.parse(row.kantor) }))
  })
}

/** The office of an account as stored. */
export const kantorSchema = z.enum(KODE_KANTOR).nullable()

/** Another office than `kantor` of which this account holds an open request, so that one account never sees the columns of two; null without one. */
export async function findKantorLain(
  tx: Tx,
  kodeKab: string,
  penerimaId: string,
  kantor: KodeKantor,
): Promise<KodeKantor | null> {
  const row = await tx.tugasMitra.findFirst({
    where: { kodeKab, penerimaId, status: 'terbuka', kantor: { not: kantor } },
    select: { kantor: true },
  })
  return kantorSchema.parse(row?.kantor ?? null)
}
