// A delivery as a CSV stream, column for column as it was delivered, inside the aktor's wilayah.
import 'server-only'
import type { Readable } from 'node:stream'
import pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { withCopyTo } from '@/lib/server/copy'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import { isDicatatBilaTampil, tampilanOf } from '../kepekaan'
import type { Saringan } from '../saringan'
import { berdesilSql } from './desil-sql'
import { syaratKeluarga, toTeksSql } from './syarat-keluarga'

/** Which rows of which delivery: `desil` 0 asks for belum diperingkat, undefined for all. */
export type EksporFilter = {
  jenis: 'keluarga' | 'anggota'
  rilisId: number
  wilayah: string
  desil: number | undefined
  /** Further conditions of the list it was asked from. */
  saringan?: Saringan | undefined
  /** Whether the rows are synthetic: each then says so in a last column. */
  sintetis: boolean
  /** Families ticked one by one; undefined for all. */
  idList?: readonly string[] | undefined
  /** Families left out of what the filter finds. */
  kecuali?: readonly string[] | undefined
  /** Names of the columns wanted; undefined for all. Their order is that of the delivered file. */
  kolom?: readonly string[] | undefined
}

/** Words in the last column of synthetic rows. */
const DATA_SINTETIS = 'DATA SINTETIS'

const WILAYAH = [
  'kode_provinsi',
  'provinsi',
  'kode_kabupaten_kota',
  'kabupaten_kota',
  'kode_kecamatan',
  'kecamatan',
  'kode_kelurahan_desa',
  'kelurahan_desa',
] as const

// The tables carry the delivered columns behind their own, in the order of the files.
const kolomSesudah = (fields: string[]) => fields.slice(fields.indexOf('sidik') + 1)
const KOLOM_RILIS_KELUARGA = kolomSesudah(Object.keys(Prisma.RilisKeluargaScalarFieldEnum))
const KOLOM_RILIS_ANGGOTA = kolomSesudah(Object.keys(Prisma.RilisAnggotaScalarFieldEnum))

/** Names of the columns of an export, in order: those of the delivered file that are wanted, and `keterangan` when synthetic. */
export function listKolomEkspor({
  jenis,
  sintetis,
  kolom,
}: Pick<EksporFilter, 'jenis' | 'sintetis' | 'kolom'>): string[] {
  const [nik, ...lain] = KOLOM_RILIS_ANGGOTA
  const semua =
    jenis === 'keluarga' ? [...WILAYAH, ...KOLOM_RILIS_KELUARGA] : [nik ?? '', 'nomor_kartu_keluarga', ...lain]
  const dipilih = kolom === undefined ? semua : semua.filter((nama) => kolom.includes(nama))
  return sintetis ? [...dipilih, 'keterangan'] : dipilih
}

/** Whether numbers among the columns of an export made for this aktor are masked to their first four digits. */
export function isSamaran(aktor: Aktor, filter: Pick<EksporFilter, 'jenis' | 'sintetis' | 'kolom'>): boolean {
  return listKolomEkspor(filter).some((kolom) => isKolomSamar(aktor, kolom))
}

function isKolomSamar(aktor: Aktor, kolom: string): boolean {
  return isDicatatBilaTampil(kolom) && tampilanOf(aktor, kolom, 'ekspor') !== 'tampil'
}

/**
 * Streams a header line and one line for each row, comma separated, quoted where needed, codes as delivered, area codes of
 * Kemendagri and names from the table of areas. NIK and nomor KK are masked to four digits and asterisks (which, unlike
 * dots, every spreadsheet reads) unless the aktor may unmask. Families in the order of their id, members in their place.
 * With `teks` the rows come in the
 * text format of COPY without a header. Throws when the area lies outside the aktor's wilayah.
 */
export async function exportRilis<T>(
  aktor: Aktor,
  filter: EksporFilter,
  work: (stream: Readable) => Promise<T>,
  bentuk: 'csv' | 'teks' = 'csv',
): Promise<T> {
  if (!isWithin(filter.wilayah, aktor.kodeWilayah)) throw new RangeError('wilayah ekspor di luar wilayah aktor')
  return withCopyTo(aktor, toCopy(aktor, filter, bentuk), work)
}

function toCopy(aktor: Aktor, filter: EksporFilter, bentuk: 'csv' | 'teks'): string {
  const teks = pg.escapeLiteral
  const nomor = (alias: string, nama: string) => {
    const kolom = `${alias}.${nama}`
    return `${isKolomSamar(aktor, nama) ? `rpad(left(${kolom}, 4), length(${kolom}), '*')` : kolom} AS ${nama}`
  }
  const { awal, akhir } = rangeOf(filter.wilayah)
  const kunci = (alias: string) =>
    `${alias}.kode_kab = ${teks(aktor.kodeKab)} AND ${alias}.rilis_id = ${Number(filter.rilisId)}`
  const where = [
    kunci('k'),
    `k.kode_desa >= ${teks(awal)} AND k.kode_desa <= ${teks(akhir)}`,
    ...(filter.desil === undefined ? [] : [toTeksSql(berdesilSql('k', filter.desil))]),
    ...(filter.idList ? [`k.keluarga_id = ANY (${idArray(filter.idList)})`] : []),
    ...(filter.kecuali?.length ? [`k.keluarga_id <> ALL (${idArray(filter.kecuali)})`] : []),
  ].join(' AND ')
  const syarat = filter.saringan ? ` ${toTeksSql(syaratKeluarga(filter.saringan, aktor))}` : ''
  const nilai = (kolom: string) => {
    switch (kolom) {
      case 'nomor_kartu_keluarga':
      case 'id_pelanggan_pln':
        return nomor('k', kolom)
      case 'nomor_induk_kependudukan':
        return nomor('a', kolom)
      case 'keterangan':
        return `${teks(DATA_SINTETIS)} AS keterangan`
      default:
        return `${filter.jenis === 'anggota' ? 'a' : WILAYAH.some((satu) => satu === kolom) ? 'w' : 'k'}.${pg.escapeIdentifier(kolom)}`
    }
  }
  const select = listKolomEkspor(filter).map(nilai).join(', ')
  const query =
    filter.jenis === 'keluarga'
      ? // Every family of an area with the names of where it lives: rilis_keluarga_pkey in order, a few hundred areas by hash.
        `WITH w AS MATERIALIZED (${toWilayah(aktor.kodeKab)})
         SELECT ${select} FROM rilis_keluarga k LEFT JOIN w ON w.kode = k.kode_desa WHERE ${where}${syarat} ORDER BY k.keluarga_id`
      : // Every member with the nomor KK of the family: both primary keys in order, merged.
        `SELECT ${select} FROM rilis_anggota a JOIN rilis_keluarga k ON k.keluarga_id = a.keluarga_id
         WHERE ${where} AND ${kunci('a')}${syarat} ORDER BY a.keluarga_id, a.urutan`
  return `COPY (${query}) TO STDOUT (${bentuk === 'csv' ? 'FORMAT csv, HEADER true' : 'FORMAT text'})`
}

function idArray(idList: readonly string[]): string {
  return `${pg.escapeLiteral(`{${idList.join(',')}}`)}::uuid[]`
}

function toWilayah(kodeKab: string): string {
  return `
    SELECT d.kode, left(r.kode_resmi, 2) AS kode_provinsi, upper(p.nama) AS provinsi, left(r.kode_resmi, 4) AS kode_kabupaten_kota,
      upper(k.nama) AS kabupaten_kota, left(r.kode_resmi, 6) AS kode_kecamatan, upper(c.nama) AS kecamatan,
      r.kode_resmi AS kode_kelurahan_desa, upper(d.nama) AS kelurahan_desa
    FROM wilayah d JOIN wilayah c ON c.kode = d.induk JOIN wilayah k ON k.kode = c.induk JOIN wilayah p ON p.kode = k.induk
    CROSS JOIN LATERAL (
      SELECT coalesce(max(b.kode_resmi), d.kode) AS kode_resmi FROM wilayah_kode b
      WHERE b.kode = d.kode AND b.sistem = 'kemendagri' AND b.berlaku_sampai IS NULL) r
    WHERE k.kode = ${pg.escapeLiteral(kodeKab)}`
}
