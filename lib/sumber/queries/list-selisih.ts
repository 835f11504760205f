// Who stands behind one cell of the difference of two deliveries: one keyset page, numbers masked.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import type { Page } from '@/lib/core/page'
import { samarkan } from '@/lib/keluarga/kepekaan'
import { labelOf } from '@/lib/keluarga/kode'
import { maskNomorKk } from '@/lib/keluarga/nik'
import { desilSql } from '@/lib/keluarga/queries/desil-sql'
import { type Tx, withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import type { ArahSelisih, SelisihSel } from '../schema/selisih'

const rowSchema = z.object({
  keluargaId: z.string(),
  orangId: z.string().nullable(),
  kodeDesa: z.string(),
  desa: z.string().nullable(),
  nama: z.string().nullable(),
  nomorKk: z.string().nullable(),
  desilLama: z.int().nullable(),
  desilBaru: z.int().nullable(),
  nilaiLama: z.string().nullable(),
  nilaiBaru: z.string().nullable(),
})
/** One line of a list: the family or person, and what changed where the cell is about a column. No. KK masked. */
export type SelisihRow = z.output<typeof rowSchema>

const KOSONG: Page<SelisihRow> = { rows: [], next: null, prev: null }

/** What is asked for: the pair by codes, an area, a cell, and the cursor `desa:id[:id]` of the last row shown. */
export type SelisihDaftar = {
  lama: string
  baru: string
  wilayah?: string | undefined
  sel: SelisihSel
  kursor?: string | undefined
  ukuran: number
}

/** One page of a cell; empty where the pair was never computed or its lists are gone. Counts on the keys of selisih_*. */
export async function listSelisih(aktor: Aktor, daftar: SelisihDaftar): Promise<Page<SelisihRow>> {
  if (!can(aktor, 'sumber:lihat')) return KOSONG
  const { awal, akhir } = rangeOf(
    daftar.wilayah !== undefined && isWithin(daftar.wilayah, aktor.kodeWilayah) ? daftar.wilayah : aktor.kodeWilayah,
  )
  return withAktor(aktor, async (tx) => {
    const [periodeLama, kirimLama] = daftar.lama.split('.')
    const [periodeBaru, kirimBaru] = daftar.baru.split('.')
    const selisih = await tx.selisih.findFirst({
      where: {
        kodeKab: aktor.kodeKab,
        status: 'siap',
        rilisLama: { periode: periodeLama ?? '', pengiriman: Number(kirimLama) },
        rilisBaru: { periode: periodeBaru ?? '', pengiriman: Number(kirimBaru) },
      },
      select: { id: true, lama: true, baru: true },
    })
    if (!selisih) return KOSONG
    const letak = { ...selisih, kodeKab: aktor.kodeKab, awal, akhir, ...parseKursor(daftar.kursor) }
    const rows = await listBaris(tx, letak, daftar.sel, daftar.ukuran + 1)
    const halaman = rows.slice(0, daftar.ukuran)
    const akhirHalaman = halaman.at(-1)
    return {
      rows: halaman.map((row) => tampilkan(aktor, daftar.sel, row)),
      next:
        rows.length > daftar.ukuran && akhirHalaman
          ? [akhirHalaman.kodeDesa, ...kunciOf(daftar.sel, akhirHalaman)].join(':')
          : null,
      prev: null,
    }
  })
}

const NIL = '00000000-0000-0000-0000-000000000000'

type Letak = {
  id: number
  lama: number
  baru: number
  kodeKab: string
  awal: string
  akhir: string
  desa: string
  satu: string
  dua: string
}

function parseKursor(kursor: string | undefined): Pick<Letak, 'desa' | 'satu' | 'dua'> {
  const [desa = '', satu = NIL, dua = NIL] = kursor?.split(':') ?? []
  return { desa, satu, dua }
}

/** Ids that order a list behind the desa. */
function kunciOf(sel: SelisihSel, row: SelisihRow): string[] {
  if (sel.isi === 'orang') return [row.orangId ?? NIL]
  return sel.isi === 'kolom' ? [row.keluargaId, row.orangId ?? NIL] : [row.keluargaId]
}

function tampilkan(aktor: Aktor, sel: SelisihSel, row: SelisihRow): SelisihRow {
  const kolom = sel.isi === 'kolom' ? sel.kolom : ''
  const nilai = (isi: string | null) => {
    const terlihat = samarkan(aktor, kolom, isi)
    return terlihat === null ? null : labelOf(kolom, terlihat)
  }
  return {
    ...row,
    nomorKk: row.nomorKk === null ? null : maskNomorKk(row.nomorKk),
    orangId: row.orangId === NIL ? null : row.orangId,
    nilaiLama: kolom === '' ? null : nilai(row.nilaiLama),
    nilaiBaru: kolom === '' ? null : nilai(row.nilaiBaru),
  }
}

async function listBaris(tx: Tx, letak: Letak, sel: SelisihSel, take: number): Promise<SelisihRow[]> {
  switch (sel.isi) {
    case 'desil':
      return listKeluarga(tx, letak, [sel], take)
    case 'baris':
      return listKeluarga(
        tx,
        letak,
        listSel((dari) => dari === sel.dari),
        take,
      )
    case 'arah':
      return listKeluarga(tx, letak, listSel(ARAH[sel.arah]), take)
    case 'kolom':
      return toRows(await listUbah(tx, letak, sel, take))
    case 'orang':
      return toRows(await listOrang(tx, letak, sel.jenis, take))
  }
}

const toRows = (rows: unknown) => z.array(rowSchema).parse(rows)

const DESA = Prisma.sql`(SELECT w.nama FROM wilayah w WHERE w.kode = s.kode_desa) AS desa`

type SelDesil = { dari: number; ke: number }

/** Which cells of the matrix a direction covers. */
const ARAH: Record<ArahSelisih, (dari: number, ke: number) => boolean> = {
  muncul: (dari) => dari < 0,
  hilang: (_, ke) => ke < 0,
  naik: (dari, ke) => dari > 0 && ke > dari,
  turun: (dari, ke) => ke > 0 && dari > ke,
  berpindah: (dari, ke) => dari >= 0 && ke >= 0 && dari !== ke,
  tetap: (dari, ke) => dari >= 0 && dari === ke,
  lain: (dari, ke) => dari >= 0 && ke >= 0 && (dari === ke || dari === 0 || ke === 0),
}

const DESIL = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/** Cells of the matrix; who is in neither delivery is in no cell. */
function listSel(termasuk: (dari: number, ke: number) => boolean): SelDesil[] {
  return DESIL.flatMap((dari) => DESIL.filter((ke) => dari + ke > -2 && termasuk(dari, ke)).map((ke) => ({ dari, ke })))
}

/** Families of any cells, in order of desa and id. Who stayed, moved and is gone stand in three places, each read a page far. */
async function listKeluarga(tx: Tx, letak: Letak, selList: readonly SelDesil[], take: number): Promise<SelisihRow[]> {
  const tetap = selList.filter(({ dari, ke }) => dari === ke)
  const pindah = selList.filter(({ dari, ke }) => dari !== ke && ke >= 0)
  const hilang = selList.filter(({ ke }) => ke < 0)
  const rows: SelisihRow[] = []
  if (tetap.length > 0) rows.push(...toRows(await listTetap(tx, letak, tetap, take)))
  if (pindah.length > 0) rows.push(...toRows(await listPindahDesil(tx, letak, pindah, letak.baru, take)))
  // Who is no longer there is read where they last stood.
  if (hilang.length > 0) rows.push(...toRows(await listPindahDesil(tx, letak, hilang, letak.lama, take)))
  const kunci = (row: SelisihRow) => `${row.kodeDesa}:${row.keluargaId}`
  return rows.sort((a, b) => (kunci(a) < kunci(b) ? -1 : 1)).slice(0, take)
}

/** Families of cells off the diagonal: the key of selisih_keluarga gives each cell in order, and only a page of each is read. */
function listPindahDesil(tx: Tx, letak: Letak, selList: readonly SelDesil[], rilis: number, take: number) {
  return tx.$queryRaw`
    SELECT s.keluarga_id::text AS "keluargaId", NULL AS "orangId", s.kode_desa AS "kodeDesa", ${DESA},
      k.nama_anggota_keluarga AS nama, k.nomor_kartu_keluarga AS "nomorKk",
      s.dari::integer AS "desilLama", s.ke::integer AS "desilBaru", NULL AS "nilaiLama", NULL AS "nilaiBaru"
    FROM (
      SELECT h.keluarga_id, h.kode_desa, c.dari, c.ke
      FROM unnest(${selList.map(({ dari }) => dari)}::smallint[], ${selList.map(({ ke }) => ke)}::smallint[]) AS c (dari, ke)
      CROSS JOIN LATERAL (
        SELECT keluarga_id, kode_desa FROM selisih_keluarga
        WHERE kode_kab = ${letak.kodeKab} AND selisih_id = ${letak.id} AND desil_lama = c.dari AND desil_baru = c.ke
          AND kode_desa >= ${letak.awal} AND kode_desa <= ${letak.akhir} AND (kode_desa, keluarga_id) > (${letak.desa}, ${letak.satu}::uuid)
        ORDER BY kode_desa, keluarga_id LIMIT ${take}
      ) h
      ORDER BY h.kode_desa, h.keluarga_id LIMIT ${take}
    ) s
    LEFT JOIN LATERAL (
      SELECT nama_anggota_keluarga, nomor_kartu_keluarga FROM rilis_keluarga
      WHERE kode_kab = ${letak.kodeKab} AND rilis_id = ${rilis} AND keluarga_id = s.keluarga_id LIMIT 1
    ) k ON true
    ORDER BY s.kode_desa, s.keluarga_id`
}

/** Families that stayed in their desil: rilis_keluarga_desil_idx of the later delivery, each looked up in the earlier one. */
function listTetap(tx: Tx, letak: Letak, selList: readonly SelDesil[], take: number) {
  return tx.$queryRaw`
    SELECT s.keluarga_id::text AS "keluargaId", NULL AS "orangId", s.kode_desa AS "kodeDesa", ${DESA},
      s.nama_anggota_keluarga AS nama, s.nomor_kartu_keluarga AS "nomorKk",
      s.desil::integer AS "desilLama", s.desil::integer AS "desilBaru", NULL AS "nilaiLama", NULL AS "nilaiBaru"
    FROM (
      SELECT h.*, c.desil
      FROM unnest(${selList.map(({ ke }) => ke)}::smallint[], ${selList.map(({ ke }) => ke || 11)}::smallint[]) AS c (desil, nilai)
      CROSS JOIN LATERAL (
        SELECT b.keluarga_id, b.kode_desa, b.nama_anggota_keluarga, b.nomor_kartu_keluarga
        FROM rilis_keluarga b
        CROSS JOIN LATERAL (
          SELECT desil_nasional FROM rilis_keluarga l
          WHERE l.kode_kab = ${letak.kodeKab} AND l.rilis_id = ${letak.lama} AND l.keluarga_id = b.keluarga_id LIMIT 1
        ) l
        WHERE b.kode_kab = ${letak.kodeKab} AND b.rilis_id = ${letak.baru} AND ${desilSql('b')} = c.nilai
          AND b.kode_desa >= ${letak.awal} AND b.kode_desa <= ${letak.akhir} AND (b.kode_desa, b.keluarga_id) > (${letak.desa}, ${letak.satu}::uuid)
          AND ${desilSql('l')} = c.nilai
        ORDER BY b.kode_desa, b.keluarga_id LIMIT ${take}
      ) h
    ) s
    ORDER BY s.kode_desa, s.keluarga_id LIMIT ${take}`
}

/** Rows with another value in a column: the key of selisih_ubah gives them in order; both values are read by key. */
function listUbah(
  tx: Tx,
  letak: Letak,
  { berkas, kolom }: { berkas: 'keluarga' | 'anggota'; kolom: string },
  take: number,
) {
  const nilai = (rilis: number) =>
    berkas === 'keluarga'
      ? Prisma.sql`SELECT to_jsonb(r) ->> ${kolom === 'kode_kelurahan_desa' ? 'kode_desa' : kolom} AS isi, r.nama_anggota_keluarga AS nama, r.nomor_kartu_keluarga AS nomor
          FROM rilis_keluarga r WHERE r.kode_kab = ${letak.kodeKab} AND r.rilis_id = ${rilis} AND r.keluarga_id = s.keluarga_id LIMIT 1`
      : Prisma.sql`SELECT to_jsonb(r) ->> ${kolom} AS isi, r.nama AS nama, NULL::text AS nomor
          FROM rilis_anggota r WHERE r.kode_kab = ${letak.kodeKab} AND r.rilis_id = ${rilis} AND r.orang_id = s.orang_id LIMIT 1`
  return tx.$queryRaw`
    SELECT s.keluarga_id::text AS "keluargaId", s.orang_id::text AS "orangId", s.kode_desa AS "kodeDesa", ${DESA},
      x.nama, x.nomor AS "nomorKk", NULL::integer AS "desilLama", NULL::integer AS "desilBaru", l.isi AS "nilaiLama", x.isi AS "nilaiBaru"
    FROM (
      SELECT keluarga_id, orang_id, kode_desa FROM selisih_ubah
      WHERE kode_kab = ${letak.kodeKab} AND selisih_id = ${letak.id} AND berkas = ${berkas} AND kolom = ${kolom}
        AND kode_desa >= ${letak.awal} AND kode_desa <= ${letak.akhir}
        AND (kode_desa, keluarga_id, orang_id) > (${letak.desa}, ${letak.satu}::uuid, ${letak.dua}::uuid)
      ORDER BY kode_desa, keluarga_id, orang_id LIMIT ${take}
    ) s
    LEFT JOIN LATERAL (${nilai(letak.baru)}) x ON true
    LEFT JOIN LATERAL (${nilai(letak.lama)}) l ON true
    ORDER BY s.kode_desa, s.keluarga_id, s.orang_id`
}

/** Persons who appeared, are gone, or stand in another family: the key of selisih_orang gives them in order. */
function listOrang(tx: Tx, letak: Letak, jenis: string, take: number) {
  const rilis = jenis === 'hilang' ? letak.lama : letak.baru
  return tx.$queryRaw`
    SELECT s.keluarga_id::text AS "keluargaId", s.orang_id::text AS "orangId", s.kode_desa AS "kodeDesa", ${DESA},
      r.nama, NULL AS "nomorKk", NULL::integer AS "desilLama", NULL::integer AS "desilBaru", NULL AS "nilaiLama", NULL AS "nilaiBaru"
    FROM (
      SELECT orang_id, keluarga_id, kode_desa FROM selisih_orang
      WHERE kode_kab = ${letak.kodeKab} AND selisih_id = ${letak.id} AND jenis = ${jenis}
        AND kode_desa >= ${letak.awal} AND kode_desa <= ${letak.akhir} AND (kode_desa, orang_id) > (${letak.desa}, ${letak.satu}::uuid)
      ORDER BY kode_desa, orang_id LIMIT ${take}
    ) s
    LEFT JOIN LATERAL (
      SELECT nama FROM rilis_anggota WHERE kode_kab = ${letak.kodeKab} AND rilis_id = ${rilis} AND orang_id = s.orang_id LIMIT 1
    ) r ON true
    ORDER BY s.kode_desa, s.orang_id`
}
