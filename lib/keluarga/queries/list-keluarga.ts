// The family list: one keyset page of one delivery inside the aktor's wilayah.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { Page } from '@/lib/core/page'
import { type Tx, withAktor } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import { tampilanOf } from '../kepekaan'
import type { KolomPilihan } from '../kolom-daftar'
import { maskNomorKk } from '../nik'
import { isSaringanLanjut, type Saringan, toSaringan } from '../saringan'
import type { UrutKeluarga } from '../urut'
import {
  type Arah,
  areaOf,
  askJumlah,
  bernamaSql,
  CALON_TERBANYAK,
  countKeluarga,
  type Dasar,
  dasarSql,
  findKe,
  type KeluargaFilter,
  orderSql,
  sesudahSql,
} from './daftar-sql'
import { findRilis, type RilisRow } from './find-rilis'
import { lihatBertahap } from './lihat-bertahap'
import { listCalonSql, syaratKeluarga } from './syarat-keluarga'

/**
 * Milliseconds a page may look at families, in the order of its index, when conditions are asked that no index holds: the first page
 * answers at once whatever is asked, and whoever goes on looking waits a little longer.
 */
const WAKTU = { pertama: 20, lanjut: 50 } as const
/** Families looked at first; where members or another table are asked, and by name, where rows lie scattered, each one costs more. */
const PERTAMA = { biasa: 4_000, mahal: 1_000, nama: 500 } as const

export type KeluargaRow = {
  id: string
  kepala: string
  /** First four digits, the rest masked. */
  nomorKk: string
  kodeDesa: string
  desa: string
  kecamatan: string
  jiwa: number
  desil: number | null
  /** Local changes in force that the release does not show. */
  pembaruan: number
  /** A new KK is awaited: an event ended the old number, the new one has not been recorded or delivered yet. */
  kkBelumTerbit: boolean
  /** Values of the chosen columns, as delivered. */
  lain: Partial<Record<KolomPilihan, string | null>>
}

/**
 * A page of the list. `terbatas` is how many families were looked at when the page was not filled within one go: `next` then goes on
 * looking behind them. `total` is known where the rollup knows it, or where few enough were named by a condition.
 */
export type HalamanKeluarga = Page<KeluargaRow> & { terbatas: number | null }

const keluargaRows = z.array(
  z.object({
    id: z.string(),
    kepala: z.string(),
    nomor_kk: z.string(),
    kode_desa: z.string(),
    desa: z.string().nullable(),
    kecamatan: z.string().nullable(),
    jiwa: z.number(),
    desil: z.number().nullable(),
    pembaruan: z.number(),
    kk_belum_terbit: z.boolean(),
    lain: z.record(z.string(), z.string().nullable()),
    /** Families that match, where all of them were looked at. */
    cocok: z.number().nullable(),
  }),
)
type Baris = z.output<typeof keluargaRows>[number]

/** One page of families of the chosen delivery, with that delivery; `rilis` null when nothing was imported yet. Total from the rollup. */
export async function listKeluarga(
  aktor: Aktor,
  filter: KeluargaFilter,
  kolomList: readonly KolomPilihan[] = [],
): Promise<{ rilis: RilisRow | null; page: HalamanKeluarga }> {
  return withAktor(aktor, async (tx) => {
    const rilis = await findRilis(tx, aktor.kodeKab, filter.rilis)
    if (!rilis) return { rilis, page: { rows: [], next: null, prev: null, total: 0, terbatas: null } }
    const asal: Dasar = { kodeKab: aktor.kodeKab, rilisId: rilis.id, ...areaOf(aktor, filter) }
    const lanjut = isSaringanLanjut(toSaringan(filter))
    const total = lanjut ? null : await countKeluarga(tx, { ...asal, desil: filter.desil })
    const kolom = kolomList.filter((satu) => tampilanOf(aktor, satu) === 'tampil')
    const page = await listRows(tx, aktor, asal, filter, kolom)
    return { rilis, page: { ...page, total: total ?? page.total ?? null } }
  })
}

/** Few enough families named by one condition alone, the fewest of all conditions; null when every condition names many or none can. */
async function findCalon(tx: Tx, saringan: Saringan, asal: Dasar): Promise<Prisma.Sql | null> {
  let terkecil: { sql: Prisma.Sql; jumlah: number } | null = null
  for (const sql of listCalonSql(saringan, asal.kodeKab, asal)) {
    const batas: number = terkecil?.jumlah ?? CALON_TERBANYAK
    const jumlah = await askJumlah(
      tx,
      Prisma.sql`SELECT count(*)::integer AS jumlah FROM (${sql} LIMIT ${batas + 1}) calon`,
    )
    if (jumlah <= batas) terkecil = { sql, jumlah }
  }
  return terkecil?.sql ?? null
}

/** Families to look at first, by what looking at one costs. */
function pertamaOf({ desil: _, provinsi, kabupaten, syarat, ...lain }: Saringan, urut: UrutKeluarga): number {
  if (urut === 'nama') return PERTAMA.nama
  const mahal =
    syarat.some(({ siapa }) => siapa === 'anggota') || Object.values(lain).some((nilai) => nilai !== undefined)
  return mahal ? PERTAMA.mahal : PERTAMA.biasa
}

async function listRows(
  tx: Tx,
  aktor: Aktor,
  asal: Dasar,
  filter: KeluargaFilter,
  kolomList: readonly KolomPilihan[],
): Promise<HalamanKeluarga> {
  const urut = (filter.urut ?? 'wilayah').replace('-', '') as UrutKeluarga
  const [direction, cursor] = filter.kursor ? [filter.kursor[0], filter.kursor.slice(2)] : ['n', null]
  const back = direction === 'p'
  const arah: Arah = { urut, turun: (filter.urut?.startsWith('-') ?? false) !== back }
  const saringan = toSaringan(filter)
  const syarat = syaratKeluarga(saringan, aktor, { rilisId: asal.rilisId })
  const lanjut = isSaringanLanjut(saringan)
  const calon = lanjut ? await findCalon(tx, saringan, asal) : null
  const order = orderSql(arah)
  const sesudah = (kursor: string | null) => sesudahSql(asal, arah, kursor)
  const butuh = filter.ukuran + 1
  const found: Baris[] = []
  // Where looking stopped: the last family that was looked at, when there may be others behind it.
  let henti: string | null = null
  let dilihat = 0
  if (calon !== null) {
    const semua = Prisma.sql`SELECT k.*, count(*) OVER ()::integer AS cocok ${bernamaSql(asal, calon)} ${syarat}`
    found.push(
      ...(await readRows(
        tx,
        Prisma.sql`SELECT * FROM (${semua}) k WHERE true ${sesudah(cursor)} ORDER BY ${order} LIMIT ${butuh}`,
        order,
        kolomList,
      )),
    )
  } else if (lanjut) {
    const pertama = pertamaOf(saringan, urut)
    const waktu = cursor === null ? WAKTU.pertama : WAKTU.lanjut
    const lihat = await lihatBertahap({ waktu, pertama, dari: cursor }, async (kursor, banyak) => {
      const dasar = Prisma.sql`${dasarSql(asal, arah, saringan)} ${sesudah(kursor)}`
      // A limit inside keeps the conditions from being asked of every family of the city.
      found.push(
        ...(await readRows(
          tx,
          Prisma.sql`SELECT k.*, NULL::integer AS cocok FROM (SELECT * ${dasar} ORDER BY ${order} LIMIT ${banyak}) k
            WHERE true ${syarat} ORDER BY ${order} LIMIT ${butuh - found.length}`,
          order,
          kolomList,
        )),
      )
      return found.length === butuh
        ? { cukup: true, henti: null }
        : { cukup: false, henti: await findKe(tx, dasar, arah, banyak) }
    })
    henti = lihat.henti
    dilihat = lihat.dilihat
  } else {
    const dasar = Prisma.sql`${dasarSql(asal, arah, saringan)} ${sesudah(cursor)}`
    found.push(
      ...(await readRows(
        tx,
        Prisma.sql`SELECT *, NULL::integer AS cocok ${dasar} ${syarat} ORDER BY ${order} LIMIT ${butuh}`,
        order,
        kolomList,
      )),
    )
  }
  const more = found.length === butuh
  const shown = found.slice(0, filter.ukuran).map(toRow)
  if (back) shown.reverse()
  const first = shown[0]
  const last = shown.at(-1)
  const lebih = more ? (back ? first?.id : last?.id) : henti
  const sebelum = cursor !== null && !back ? (first?.id ?? cursor) : back ? (last?.id ?? cursor) : null
  return {
    rows: shown,
    next: back ? (sebelum ? `n:${sebelum}` : null) : lebih ? `n:${lebih}` : null,
    prev: back ? (lebih ? `p:${lebih}` : null) : sebelum ? `p:${sebelum}` : null,
    // Everything was looked at and fits on the page: that is the count.
    total: found[0]?.cocok ?? (lanjut && cursor === null && !more && henti === null ? shown.length : null),
    terbatas: henti === null ? null : dilihat,
  }
}

/** The chosen families, `k` with `cocok`, as rows of the list in its order. One index per sort order, read until the page is full. */
async function readRows(
  tx: Tx,
  dipilih: Prisma.Sql,
  order: Prisma.Sql,
  kolomList: readonly KolomPilihan[],
): Promise<Baris[]> {
  const found = await tx.$queryRaw`
    SELECT k.keluarga_id::text AS id, k.nama_anggota_keluarga AS kepala, k.nomor_kartu_keluarga AS nomor_kk, k.kode_desa,
      (SELECT nama FROM wilayah WHERE kode = k.kode_desa) AS desa,
      (SELECT nama FROM wilayah WHERE kode = left(k.kode_desa, 6)) AS kecamatan, k.jiwa, k.desil_nasional AS desil,
      (SELECT count(*)::integer FROM pembaruan p
       WHERE p.kode_kab = k.kode_kab AND p.keluarga_id = k.keluarga_id AND p.dicabut_pada IS NULL) AS pembaruan,
      k.cocok,
      coalesce((SELECT p.nilai IS NULL AND p.nilai_lama IS NOT DISTINCT FROM k.nomor_kartu_keluarga FROM pembaruan p
       WHERE p.kode_kab = k.kode_kab AND p.keluarga_id = k.keluarga_id AND p.kolom = 'nomor_kartu_keluarga' AND p.orang_id IS NULL AND p.dicabut_pada IS NULL
       ORDER BY p.berlaku_sejak DESC, p.dicatat_pada DESC, p.id DESC LIMIT 1), false) AS kk_belum_terbit,
      (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each_text(${kolomList.length > 0 ? Prisma.sql`to_jsonb(k)` : Prisma.sql`'{}'::jsonb`})
       WHERE key = ANY (${kolomList}::text[])) AS lain
    FROM (${dipilih}) k
    ORDER BY ${order}`
  return keluargaRows.parse(found)
}

function toRow(row: Baris): KeluargaRow {
  return {
    id: row.id,
    kepala: row.kepala,
    nomorKk: maskNomorKk(row.nomor_kk),
    kodeDesa: row.kode_desa,
    desa: row.desa ?? row.kode_desa,
    kecamatan: row.kecamatan ?? '',
    jiwa: row.jiwa,
    desil: row.desil,
    pembaruan: row.pembaruan,
    kkBelumTerbit: row.kk_belum_terbit,
    lain: row.lain,
  }
}
