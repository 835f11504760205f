// What Dukcapil said: newest answers of a wilayah, and those about the persons of one family.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { type Page, toPage } from '@/lib/core/page'
import { withAktor } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import { HASIL_DUKCAPIL, KOLOM_DUKCAPIL } from '../dukcapil/hasil'
import type { DukcapilFilter } from '../schema'

const hasilRow = z.object({
  id: z.string(),
  orangId: z.string(),
  keluargaId: z.string(),
  nama: z.string().nullable(),
  desa: z.string().nullable(),
  cara: z.enum(['layanan', 'berkas', 'impor']),
  hasil: z.enum(HASIL_DUKCAPIL),
  kolomBeda: z.array(z.enum(KOLOM_DUKCAPIL)),
  diperiksaPada: z.date(),
})
/** One answer about one person. */
export type HasilDukcapilRow = z.output<typeof hasilRow>

const UKURAN = 50
const nama = Prisma.sql`coalesce(
    (SELECT b.nilai FROM pembaruan b WHERE b.kode_kab = h.kode_kab AND b.orang_id = h.orang_id AND b.kolom = 'nama' AND b.dicabut_pada IS NULL
     ORDER BY b.berlaku_sejak DESC, b.dicatat_pada DESC, b.id DESC LIMIT 1),
    (SELECT a.nama FROM rilis_anggota a JOIN rilis_kini k ON k.kode_kab = a.kode_kab AND k.rilis_id = a.rilis_id
     WHERE a.kode_kab = h.kode_kab AND a.orang_id = h.orang_id LIMIT 1))`
const kolom = Prisma.sql`h.id::text, h.orang_id::text AS "orangId", h.keluarga_id::text AS "keluargaId", h.cara, h.hasil,
  h.kolom_beda AS "kolomBeda", h.diperiksa_pada AS "diperiksaPada", (SELECT nama FROM wilayah WHERE kode = h.kode_desa) AS desa,
  ${nama} AS nama`

/** Answers of the aktor's wilayah, newest first, one keyset page. */
export async function listHasilDukcapil(aktor: Aktor, filter: DukcapilFilter): Promise<Page<HasilDukcapilRow>> {
  return withAktor(aktor, async (tx) => {
    const [arah, id] = filter.kursor?.split(':') ?? []
    const balik = arah === 'p'
    const sesudah =
      id === undefined ? Prisma.empty : Prisma.sql`AND id ${balik ? Prisma.sql`>` : Prisma.sql`<`} ${id}::uuid`
    const urut = balik ? Prisma.sql`id` : Prisma.sql`id DESC`
    const found = await tx.$queryRaw`
      SELECT ${kolom} FROM (${pilih(aktor, filter.hasil, sesudah, urut)}) h
      ORDER BY ${balik ? Prisma.sql`h.id` : Prisma.sql`h.id DESC`}`
    return toPage(
      z.array(hasilRow).parse(found),
      { size: UKURAN, back: balik, first: id === undefined },
      (row) => row.id,
    )
  })
}

/** A page of answers. One kind after the other by its own index: most answers agree, and those that do not lie far apart. */
function pilih(aktor: Aktor, hasil: DukcapilFilter['hasil'], sesudah: Prisma.Sql, urut: Prisma.Sql): Prisma.Sql {
  if (hasil === undefined || hasil === 'semua')
    return Prisma.sql`SELECT * FROM hasil_dukcapil WHERE kode_kab = ${aktor.kodeKab} ${sesudah} ORDER BY ${urut} LIMIT ${UKURAN + 1}`
  const hasilList = hasil === 'perlu' ? HASIL_DUKCAPIL.filter((satu) => satu !== 'padan') : [hasil]
  const satuan = hasilList.map(
    (satu) => Prisma.sql`
      (SELECT * FROM hasil_dukcapil WHERE kode_kab = ${aktor.kodeKab} AND hasil = ${satu} ${sesudah} ORDER BY ${urut} LIMIT ${UKURAN + 1})`,
  )
  return Prisma.sql`SELECT * FROM (${Prisma.join(satuan, ' UNION ALL ')}) s ORDER BY ${urut} LIMIT ${UKURAN + 1}`
}

/** The newest answer about each person of a family, by orang id; persons nobody asked about are not there. */
export async function listDukcapilKeluarga(aktor: Aktor, keluargaId: string): Promise<HasilDukcapilRow[]> {
  return withAktor(aktor, async (tx) => {
    const found = await tx.$queryRaw`
      SELECT ${kolom} FROM (
        SELECT DISTINCT ON (orang_id) * FROM hasil_dukcapil
        WHERE kode_kab = ${aktor.kodeKab} AND keluarga_id = ${keluargaId}::uuid ORDER BY orang_id, id DESC) h
      ORDER BY h.id DESC`
    return z.array(hasilRow).parse(found)
  })
}

const belumRow = z.object({
  orangId: z.string(),
  keluargaId: z.string(),
  nama: z.string().nullable(),
  galat: z.string(),
  pada: z.date(),
})
/** A person whose last question the web service did not answer, and the code of why. */
export type BelumTerjawabRow = z.output<typeof belumRow>

/** Questions that are looked at for the list of a wilayah. */
const PERTANYAAN = 200

/** Persons asked about last without an answer since, newest first: of these orang, or among the last 200 questions of the wilayah. */
export async function listBelumTerjawab(aktor: Aktor, orangIdList?: readonly string[]): Promise<BelumTerjawabRow[]> {
  const dari =
    orangIdList === undefined
      ? Prisma.sql`ORDER BY id DESC LIMIT ${PERTANYAAN}`
      : Prisma.sql`AND orang_id = ANY(${[...orangIdList]}::uuid[])`
  return withAktor(aktor, async (tx) => {
    const found = await tx.$queryRaw`
      SELECT h.orang_id::text AS "orangId", h.keluarga_id::text AS "keluargaId", ${nama} AS nama, h.galat, h.selesai_pada AS pada
      FROM (
        SELECT DISTINCT ON (orang_id) * FROM (SELECT * FROM permintaan_dukcapil WHERE kode_kab = ${aktor.kodeKab} ${dari}) p
        ORDER BY orang_id, id DESC) h
      WHERE h.status = 'gagal' AND NOT EXISTS (
        SELECT FROM hasil_dukcapil j WHERE j.kode_kab = h.kode_kab AND j.orang_id = h.orang_id AND j.diperiksa_pada > h.selesai_pada)
      ORDER BY h.id DESC`
    return z.array(belumRow).parse(found)
  })
}

const muatanRows = z.array(
  z.object({
    id: z.string(),
    imporId: z.string(),
    perTanggal: z.string(),
    dimuatPada: z.date(),
    status: z.string(),
    baris: z.number(),
    salah: z.number(),
    ditahan: z.number(),
    catatan: z.array(z.string()),
  }),
)
/** A delivery of answers: its rows, those set aside, and what was said of the others when it was read. */
export type BerkasJawabanRow = z.output<typeof muatanRows>[number]

/** The last ten deliveries of answers of the Disdukcapil, newest first; empty without the izin to see deliveries. */
export async function listBerkasJawaban(aktor: Aktor): Promise<BerkasJawabanRow[]> {
  if (!can(aktor, 'sumber:lihat')) return []
  return withAktor(aktor, async (tx) => {
    const found = await tx.$queryRaw`
      SELECT m.id::text, m.impor_id::text AS "imporId", m.per_tanggal::text AS "perTanggal", m.dimuat_pada AS "dimuatPada", m.status, m.baris, m.salah, m.ditahan,
        coalesce((SELECT i.catatan FROM impor i WHERE i.kode_kab = m.kode_kab AND i.id = m.impor_id), '{}') AS catatan
      FROM sumber_muatan m WHERE m.kode_kab = ${aktor.kodeKab} AND m.jenis = 'dukcapil' ORDER BY m.id DESC LIMIT 10`
    return muatanRows.parse(found)
  })
}
