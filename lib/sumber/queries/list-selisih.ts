// Who stands behind one cell of the difference of two deliveries: one keyset page, numbers masked.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import type { Page } from '@/lib/core/page'
import { samarkan } from '@/lib/keluarga/kepekaan'
import { labelOf } from '@/lib/keluarga/kode'
import { maskNomorKk } from '@/lib/keluarga/nik'
import { type Tx, withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import type { SelisihSel } from '../schema/selisih'

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
    const rows = z.array(rowSchema).parse(await listBaris(tx, letak, daftar.sel, daftar.ukuran + 1))
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

async function listBaris(tx: Tx, letak: Letak, sel: SelisihSel, take: number): Promise<unknown> {
  switch (sel.isi) {
    case 'desil':
      return sel.dari === sel.ke ? listTetap(tx, letak, sel.ke, take) : listPindahDesil(tx, letak, [sel], take)
    case 'arah':
      return listPindahDesil(tx, letak, listSel(sel.arah), take)
    case 'kolom':
      return listUbah(tx, letak, sel, take)
    case 'orang':
      return listOrang(tx, letak, sel.jenis, take)
  }
}

const DESA = Prisma.sql`(SELECT w.nama FROM wilayah w WHERE w.kode = s.kode_desa) AS desa`

type SelDesil = { dari: number; ke: number }

const DESIL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/** Cells of the matrix that a direction covers. */
function listSel(arah: 'muncul' | 'hilang' | 'naik' | 'turun'): SelDesil[] {
  switch (arah) {
    case 'muncul':
      return [0, ...DESIL].map((ke) => ({ dari: -1, ke }))
    case 'hilang':
      return [0, ...DESIL].map((dari) => ({ dari, ke: -1 }))
    case 'naik':
      return DESIL.flatMap((dari) => DESIL.filter((ke) => ke > dari).map((ke) => ({ dari, ke })))
    case 'turun':
      return DESIL.flatMap((dari) => DESIL.filter((ke) => ke < dari).map((ke) => ({ dari, ke })))
  }
}

/** Families of cells off the diagonal: the key of selisih_keluarga gives each cell in order, and only a page of each is read. */
function listPindahDesil(tx: Tx, letak: Letak, selList: readonly SelDesil[], take: number) {
  // Who is no longer there is read where they last stood.
  const rilis = selList.every(({ ke }) => ke < 0) ? letak.lama : letak.baru
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
function listTetap(tx: Tx, letak: Letak, desil: number, take: number) {
  const nilai = desil === 0 ? 11 : desil
  return tx.$queryRaw`
    SELECT s.keluarga_id::text AS "keluargaId", NULL AS "orangId", s.kode_desa AS "kodeDesa", ${DESA},
      s.nama_anggota_keluarga AS nama, s.nomor_kartu_keluarga AS "nomorKk",
      ${desil}::integer AS "desilLama", ${desil}::integer AS "desilBaru", NULL AS "nilaiLama", NULL AS "nilaiBaru"
    FROM rilis_keluarga s
    CROSS JOIN LATERAL (
      SELECT desil_nasional FROM rilis_keluarga l
      WHERE l.kode_kab = ${letak.kodeKab} AND l.rilis_id = ${letak.lama} AND l.keluarga_id = s.keluarga_id LIMIT 1
    ) l
    WHERE s.kode_kab = ${letak.kodeKab} AND s.rilis_id = ${letak.baru} AND coalesce(s.desil_nasional, 11::smallint) = ${nilai}::smallint
      AND s.kode_desa >= ${letak.awal} AND s.kode_desa <= ${letak.akhir} AND (s.kode_desa, s.keluarga_id) > (${letak.desa}, ${letak.satu}::uuid)
      AND coalesce(l.desil_nasional, 11::smallint) = ${nilai}::smallint
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
