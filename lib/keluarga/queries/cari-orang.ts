// What a stored search finds: by number exactly, by name with forgiven spelling, inside the aktor's wilayah.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { askAktor, type Tx, withAktor } from '@/lib/server/db'
import { cariWilayah } from '@/lib/wilayah/cari-wilayah'
import { listNamaWilayah } from '@/lib/wilayah/queries'
import { Prisma } from '@/prisma/client/client'
import { type IsianCari, listTempatMungkin, parseIsianCari } from '../isian-cari'
import { maskNik } from '../nik'
import { type CatatanRow, cariCatatanNama, cariCatatanNomor } from './cari-catatan'
import { findRilis } from './find-rilis'

export type OrangRow = {
  /** Unique within the result. */
  id: string
  keluargaId: string
  /** Null where a number was searched: who typed it has compared already. */
  orangId: string | null
  nama: string
  /** First four digits, the rest masked. */
  nik: string
  tahunLahir: string
  hubungan: string | null
  kepala: string
  desa: string
  kecamatan: string
  jiwa: number
  desil: number | null
  /** Known by what was recorded here, not by the release. */
  catatan: boolean
}

/**
 * Result of a search: at most 50 persons of the release and a few recorded here, best first; `lebih` when there are more. Of a usulan only its number: verval knows it.
 * `isi` is what was typed, for the search box only; `tempat` the areas that were understood, `tempatLain` one that was not.
 */
export type HasilCari = {
  isi: string
  jenis: IsianCari['jenis']
  nomorUsulan: string | null
  tempat: string[]
  tempatLain: string | null
  rows: OrangRow[]
  lebih: boolean
}

const BATAS = 50

const orangRows = z.array(
  z.object({
    keluarga_id: z.string(),
    orang_id: z.string().optional(),
    urutan: z.number(),
    nama: z.string().nullable(),
    nik: z.string(),
    tahun_lahir: z.string().nullable(),
    hubungan: z.string().nullable(),
    kepala: z.string().nullable(),
    desa: z.string().nullable(),
    kecamatan: z.string().nullable(),
    jiwa: z.number(),
    desil: z.number().nullable(),
    lebih: z.boolean(),
  }),
)

/** The result of one of the aktor's own searches, people of the area `utama` before others; null when it is not theirs or older than a day. */
export async function findHasilCari(aktor: Aktor, pencarianId: string, utama = ''): Promise<HasilCari | null> {
  const pencarian = await withAktor(aktor, (tx) =>
    tx.pencarian.findFirst({
      where: { kodeKab: aktor.kodeKab, id: pencarianId, aktor: aktor.id },
      select: { isi: true, kodeWilayah: true },
    }),
  )
  return pencarian ? cari(aktor, { ...pencarian, utama }) : null
}

/** Persons who match a text inside an area ('' for the whole wilayah), by the published delivery and by what was recorded here; for the search above and for the bench. */
export async function cari(
  aktor: Aktor,
  { isi, kodeWilayah, utama = '' }: { isi: string; kodeWilayah: string; utama?: string },
): Promise<HasilCari> {
  const dicari = parseIsianCari(isi)
  const hasil = { isi, jenis: dicari.jenis, nomorUsulan: null, tempat: [], tempatLain: null, rows: [], lebih: false }
  switch (dicari.jenis) {
    case 'salah':
      return hasil
    case 'usulan':
      return { ...hasil, nomorUsulan: dicari.nomor }
    case 'nomor':
    case 'pln': {
      const found = await cariNomor(aktor, dicari.nomor)
      // A number the release does not know may be that of somebody recorded here since.
      if (found.length > 0 || dicari.jenis === 'pln') return { ...hasil, ...toRows(found) }
      const catatan = await withAktor(aktor, (tx) => cariCatatanNomor(tx, aktor.kodeKab, dicari.nomor))
      return { ...hasil, rows: catatan.map(toCatatan) }
    }
    case 'nama': {
      const { nama, wilayahList, ...tempat } = await readTempat(aktor, dicari, kodeWilayah)
      const found = await cariOrang(aktor, nama, wilayahList, utama)
      if (found.rows.length > 0 || tempat.tempat.length > 0) return { ...hasil, ...tempat, ...found }
      const dengan = await cariDenganTempat(aktor, nama, kodeWilayah, utama)
      return dengan ? { ...hasil, ...dengan } : { ...hasil, ...tempat, ...found }
    }
  }
}

/** Who is called so inside the areas ([] for the whole wilayah): of those recorded here and of the release, best first. */
async function cariOrang(
  aktor: Aktor,
  nama: string,
  wilayahList: string[],
  utama: string,
): Promise<{ rows: OrangRow[]; lebih: boolean }> {
  return withAktor(aktor, async (tx) => {
    const catatan = await cariCatatanNama(tx, aktor.kodeKab, nama, wilayahList)
    // Who is recorded here under another name than the release has stands once, as they are called now.
    const sendiri = new Set(catatan.map(({ keluargaId, orangId }) => `${keluargaId}-${orangId}`))
    const found = await cariNama(tx, aktor, nama, wilayahList, utama)
    const { rows, lebih } = toRows(found.filter((row) => !sendiri.has(`${row.keluarga_id}-${row.orang_id}`)))
    const daerah = (tepat: boolean) => catatan.filter((row) => row.tepat === tepat).map(toCatatan)
    return { rows: [...daerah(true), ...rows, ...daerah(false)], lebih }
  })
}

/** Nobody is called so as a whole: the first reading with some of the words as an area that finds somebody; null when none does. */
async function cariDenganTempat(
  aktor: Aktor,
  teks: string,
  kodeWilayah: string,
  utama: string,
): Promise<Pick<HasilCari, 'tempat' | 'tempatLain' | 'rows' | 'lebih'> | null> {
  const mungkinList = listTempatMungkin(teks)
  if (mungkinList.length === 0) return null
  const areaList = await listNamaWilayah(kodeWilayah || aktor.kodeWilayah)
  for (const { nama, tempat, tingkat } of mungkinList) {
    const kodeList = cariWilayah(areaList, tempat, tingkat)
    if (kodeList.length === 0) continue
    const found = await cariOrang(aktor, nama, kodeList, utama)
    if (found.rows.length > 0)
      return {
        ...found,
        tempat: areaList.filter(({ kode }) => kodeList.includes(kode)).map((area) => area.nama),
        tempatLain: null,
      }
  }
  return null
}

/**
 * Whose number is this? rilis_anggota_nik_idx, rilis_keluarga_kk_idx, rilis_keluarga_pln_idx. A number of another wilayah takes the
 * same steps and gets the same answer as one that nobody carries.
 */
async function cariNomor(aktor: Aktor, nomor: string): Promise<z.output<typeof orangRows>> {
  return orangRows.parse(
    await askAktor(
      aktor,
      (lingkup) => Prisma.sql`
        SELECT keluarga_id, urutan, nama, nik, tahun_lahir, hubungan, kepala, desa, kecamatan, jiwa, desil, lebih
        FROM cari_nomor(${lingkup}, ${nomor}, ${BATAS + 1}::integer)`,
    ),
  )
}

/** The areas that were meant; an area nobody here is called by was part of the name (Lestari, Dewi). */
async function readTempat(
  aktor: Aktor,
  { nama, tempat, tingkat }: Extract<IsianCari, { jenis: 'nama' }>,
  kodeWilayah: string,
): Promise<{ nama: string; wilayahList: string[]; tempat: string[]; tempatLain: string | null }> {
  const semua = kodeWilayah === '' ? [] : [kodeWilayah]
  if (tempat === null) return { nama, wilayahList: semua, tempat: [], tempatLain: null }
  const areaList = await listNamaWilayah(kodeWilayah || aktor.kodeWilayah)
  const kodeList = cariWilayah(areaList, tempat, tingkat)
  if (kodeList.length === 0) return { nama: `${nama} ${tempat}`, wilayahList: semua, tempat: [], tempatLain: tempat }
  return {
    nama,
    wilayahList: kodeList,
    tempat: areaList.filter(({ kode }) => kodeList.includes(kode)).map((area) => area.nama),
    tempatLain: null,
  }
}

async function cariNama(
  tx: Tx,
  aktor: Aktor,
  nama: string,
  wilayahList: string[],
  utama: string,
): Promise<z.output<typeof orangRows>> {
  const rilis = await findRilis(tx, aktor.kodeKab)
  if (!rilis) return []
  // Whose name has these words? cari_orang() confines itself to the scope and reads rilis_anggota_cari_idx and the dictionary.
  // Names of areas by scalar lookups: joined, the planner would hash all 91,000 areas for a page of 50 persons.
  const rows = await tx.$queryRaw`
    WITH hit AS MATERIALIZED (
      SELECT keluarga_id, urutan, ke, lebih
      FROM cari_orang(${rilis.id}::integer, ${nama}, ${wilayahList}::text[], ${utama}, ${BATAS + 1}::integer))
    SELECT a.keluarga_id::text, a.orang_id::text, a.urutan, a.nama, a.nomor_induk_kependudukan AS nik,
      to_char(a.tanggal_lahir, 'YYYY') AS tahun_lahir, a.status_hubungan_keluarga AS hubungan,
      k.nama_anggota_keluarga AS kepala,
      (SELECT nama FROM wilayah WHERE kode = k.kode_desa) AS desa,
      (SELECT nama FROM wilayah WHERE kode = left(k.kode_desa, 6)) AS kecamatan, k.jiwa, k.desil_nasional AS desil, hit.lebih
    FROM hit
    JOIN rilis_anggota a ON a.kode_kab = ${aktor.kodeKab} AND a.rilis_id = ${rilis.id} AND a.keluarga_id = hit.keluarga_id AND a.urutan = hit.urutan
    JOIN rilis_keluarga k ON k.kode_kab = ${aktor.kodeKab} AND k.rilis_id = ${rilis.id} AND k.keluarga_id = hit.keluarga_id
    ORDER BY hit.ke`
  return orangRows.parse(rows)
}

function toRows(found: z.output<typeof orangRows>): { rows: OrangRow[]; lebih: boolean } {
  return {
    rows: found.slice(0, BATAS).map((row) => ({
      id: `${row.keluarga_id}-${row.urutan}`,
      keluargaId: row.keluarga_id,
      orangId: row.orang_id ?? null,
      nama: row.nama ?? '',
      nik: maskNik(row.nik),
      tahunLahir: row.tahun_lahir ?? '',
      hubungan: row.hubungan,
      kepala: row.kepala ?? '',
      desa: row.desa ?? '',
      kecamatan: row.kecamatan ?? '',
      jiwa: row.jiwa,
      desil: row.desil,
      catatan: false,
    })),
    lebih: found.length > BATAS || found.some((row) => row.lebih),
  }
}

function toCatatan({ orangId, tepat: _, ...row }: CatatanRow): OrangRow {
  return {
    ...row,
    orangId,
    id: `${row.keluargaId}-${orangId}`,
    nama: row.nama ?? '',
    nik: row.nik === null ? '' : maskNik(row.nik),
    tahunLahir: row.tahunLahir ?? '',
    kepala: row.kepala ?? '',
    desa: row.desa ?? '',
    kecamatan: row.kecamatan ?? '',
    catatan: true,
  }
}
