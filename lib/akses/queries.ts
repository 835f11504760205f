// Reading users and their sessions: those of the aktor's wilayah, and the aktor's own.
import 'server-only'
import { z } from 'zod'
import { type Page, toPage } from '@/lib/core/page'
import { db, withAktor } from '@/lib/server/db'
import type { Prisma } from '@/prisma/client/client'
import { type Aktor, PERAN } from './izin'
import { KODE_KANTOR, type KodeKantor } from './kantor'
import type { PenggunaFilter } from './schema'

const penggunaRow = {
  id: true,
  namaPengguna: true,
  nama: true,
  peran: true,
  kodeWilayah: true,
  kantor: true,
  aktif: true,
  terkunciSampai: true,
  masukTerakhir: true,
  sandiDiubahPada: true,
  wilayah: { select: { nama: true } },
} satisfies Prisma.PenggunaSelect

const peranSchema = z.enum(PERAN)
const kantorSchema = z.enum(KODE_KANTOR).nullable()

/** A user for screens. Instants as ISO text; `terkunciSampai` only while the lock holds. */
export type PenggunaRow = {
  id: string
  namaPengguna: string
  nama: string
  peran: (typeof PERAN)[number]
  kodeWilayah: string
  wilayah: string
  /** Office a verifikator-mitra answers for; null where there is none or nobody has named it yet. */
  kantor: KodeKantor | null
  aktif: boolean
  terkunciSampai: string | null
  masukTerakhir: string | null
  sandiDiubahPada: string
}

/** Users of the aktor's wilayah by name, one keyset page. */
export async function listPengguna(aktor: Aktor, filter: PenggunaFilter): Promise<Page<PenggunaRow>> {
  return withAktor(aktor, async (tx) => {
    const back = filter.kursor?.startsWith('p:') ?? false
    // The cursor is an id, because a name has no place in a URL; the name is looked up, and a user deleted since starts anew.
    const from = filter.kursor
      ? await tx.pengguna.findFirst({ where: { id: filter.kursor.slice(2) }, select: { namaPengguna: true } })
      : null
    const rows = await tx.pengguna.findMany({
      where: {
        kodeKab: aktor.kodeKab,
        ...(filter.peran ? { peran: filter.peran } : {}),
        ...(filter.keadaan ? { aktif: filter.keadaan === 'aktif' } : {}),
        ...(from ? { namaPengguna: back ? { lt: from.namaPengguna } : { gt: from.namaPengguna } } : {}),
      },
      select: penggunaRow,
      orderBy: { namaPengguna: back ? 'desc' : 'asc' },
      take: filter.ukuran + 1,
    })
    return toPage(rows.map(toPenggunaRow), { size: filter.ukuran, back: back, first: from === null }, ({ id }) => id)
  })
}

/** People who can have acted in the aktor's wilayah, as options of a filter: the server and every user, active or not. */
export async function listPelaku(aktor: Aktor): Promise<{ value: string; label: string }[]> {
  return withAktor(aktor, async (tx) => {
    const rows = await tx.pengguna.findMany({
      where: { kodeKab: aktor.kodeKab },
      select: { id: true, namaPengguna: true },
      orderBy: { namaPengguna: 'asc' },
      take: 2000,
    })
    return [
      { value: 'server', label: 'Server' },
      ...rows.map(({ id, namaPengguna }) => ({ value: id, label: namaPengguna })),
    ]
  })
}

/** One user of the aktor's wilayah, or null. */
export async function findPengguna(aktor: Aktor, id: string): Promise<PenggunaRow | null> {
  if (!z.uuid().safeParse(id).success) return null
  return withAktor(aktor, async (tx) => {
    const row = await tx.pengguna.findFirst({ where: { id, kodeKab: aktor.kodeKab }, select: penggunaRow })
    return row ? toPenggunaRow(row) : null
  })
}

/** A living session: since when, until when, on what kind of device. */
export type SesiRow = { id: string; perangkat: string; dibuatPada: string; berakhirPada: string }

/** Living sessions of a user of the aktor's wilayah, newest first. */
export async function listSesi(aktor: Aktor, penggunaId: string): Promise<SesiRow[]> {
  return withAktor(aktor, async (tx) => {
    const rows = await tx.sesi.findMany({
      where: { penggunaId, kodeKab: aktor.kodeKab, dicabutPada: null, berakhirPada: { gt: new Date() } },
      select: { id: true, perangkat: true, dibuatPada: true, berakhirPada: true },
      orderBy: { dibuatPada: 'desc' },
      take: 100,
    })
    return rows.map((row) => ({
      ...row,
      dibuatPada: row.dibuatPada.toISOString(),
      berakhirPada: row.berakhirPada.toISOString(),
    }))
  })
}

/** Areas a user may be placed in, below and including `kodeWilayah`, as options of a form: by kecamatan, a few hundred at most. */
export async function listPenempatan(kodeWilayah: string): Promise<{ value: string; label: string }[]> {
  const rows = await db().wilayah.findMany({
    where: { kode: { startsWith: kodeWilayah } },
    select: { kode: true, nama: true, jenis: true, indukWilayah: { select: { nama: true } } },
    orderBy: { kode: 'asc' },
  })
  return rows.map(({ kode, nama, jenis, indukWilayah }) => ({
    value: kode,
    label:
      kode.length === 10
        ? `${jenis === 'kelurahan' ? 'Kelurahan' : 'Desa'} ${nama}, Kecamatan ${indukWilayah?.nama ?? kode.slice(0, 6)}`
        : kode.length === 6
          ? `Kecamatan ${nama}`
          : nama,
  }))
}

/** Names of the people behind ids in a history, of the aktor's kabupaten/kota only; ids of others and `server` are absent. */
export async function namaAktorById(aktor: Aktor, idList: readonly string[]): Promise<Map<string, string>> {
  const uuidList = [...new Set(idList)].filter((id) => z.uuid().safeParse(id).success)
  if (uuidList.length === 0) return new Map()
  return withAktor(aktor, async (tx) => {
    const found = await tx.$queryRaw`SELECT id::text, nama FROM nama_aktor(${uuidList}::uuid[])`
    const rows = z.array(z.object({ id: z.string(), nama: z.string() })).parse(found)
    return new Map(rows.map((row) => [row.id, row.nama]))
  })
}

function toPenggunaRow(row: Prisma.PenggunaGetPayload<{ select: typeof penggunaRow }>): PenggunaRow {
  const { wilayah, terkunciSampai, masukTerakhir, sandiDiubahPada, peran, kantor, ...rest } = row
  const locked = terkunciSampai !== null && terkunciSampai > new Date()
  return {
    ...rest,
    peran: peranSchema.parse(peran),
    kantor: kantorSchema.parse(kantor),
    wilayah: wilayah.nama,
    terkunciSampai: locked ? terkunciSampai.toISOString() : null,
    masukTerakhir: masukTerakhir?.toISOString() ?? null,
    sandiDiubahPada: sandiDiubahPada.toISOString(),
  }
}
