// A filter of the family list as a condition over `k`, a family row of a delivery. The one place where it becomes SQL: the list,
// its counts, bulk acts and the export all ask through here.
import 'server-only'
import pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { today } from '@/lib/server/clock'
import { Prisma } from '@/prisma/client/client'
import { tampilanOf } from '../kepekaan'
import { parseLayak, type Saringan } from '../saringan'
import { isNomorTeks, isSyaratTeks, type Syarat, type SyaratBilangan, type SyaratTeks, toNilaiRilis } from '../syarat'
import { berdesilSql } from './desil-sql'
import { BILANGAN, BILANGAN_ANGGOTA, KOLOM, KOLOM_ANGGOTA, TEKS, TEKS_ANGGOTA } from './kolom-syarat'

/** Whether the other tables are asked for all families at once or, of a delivery, for one family after the other. */
type CaraTanya = 'semua' | { rilisId: number }

// With a limit a look-up stays one per family: as a join the planner would read all rows of the other table for a page.
function ada(dari: Prisma.Sql, cara: CaraTanya): Prisma.Sql {
  return cara === 'semua'
    ? Prisma.sql`EXISTS (SELECT ${dari})`
    : Prisma.sql`coalesce((SELECT true ${dari} LIMIT 1), false)`
}

/**
 * The condition, beginning with AND; empty when nothing is asked. Families of the area and delivery are chosen by the caller. A
 * condition on a column that the peran of the aktor does not see lets nothing through: what is not shown is not told by a count either.
 * `cara` says whether all families are asked (a job, which may join) or some of a delivery, each by the indexes of the other table.
 */
export function syaratKeluarga(
  saringan: Saringan,
  aktor: Pick<Aktor, 'kodeKab' | 'peran'>,
  cara: CaraTanya = 'semua',
): Prisma.Sql {
  const { kodeKab } = aktor
  const { desil, provinsi, kabupaten, simulasi, sumber, tanpa, program, temuan } = saringan
  const layak = saringan.layak === undefined ? null : parseLayak(saringan.layak)
  const bagian = [
    desil === undefined ? null : berdesilSql('k', desil),
    provinsi === undefined ? null : Prisma.sql`coalesce(k.desil_provinsi, 0::smallint) = ${provinsi}::smallint`,
    kabupaten === undefined ? null : Prisma.sql`coalesce(k.desil_kabupaten_kota, 0::smallint) = ${kabupaten}::smallint`,
    ...saringan.syarat.map((syarat) =>
      tampilanOf(aktor, syarat.kolom) === 'tampil' ? toSql(syarat, kodeKab, cara) : Prisma.sql`false`,
    ),
    // peringkat_hasil_pkey: the result of this family in the run that is shown.
    simulasi === undefined
      ? null
      : ada(
          Prisma.sql`FROM peringkat_hasil h WHERE h.kode_kab = ${kodeKab} AND h.keluarga_id = k.keluarga_id
          AND h.jalan_id = (SELECT jalan_id FROM peringkat_kini WHERE kode_kab = ${kodeKab})
          AND coalesce(h.desil, 0::smallint) = ${simulasi}::smallint`,
          cara,
        ),
    sumber === undefined ? null : adaCatatan(kodeKab, sumber, cara),
    tanpa === undefined ? null : Prisma.sql`NOT ${adaCatatan(kodeKab, tanpa, cara)}`,
    // kepesertaan_keluarga_idx.
    program === undefined
      ? null
      : ada(
          Prisma.sql`FROM kepesertaan p WHERE p.kode_kab = ${kodeKab} AND p.keluarga_id = k.keluarga_id
          AND p.program = ${program} AND p.arti = 'menerima' AND p.muatan_id IN (
            SELECT id FROM sumber_muatan WHERE kode_kab = ${kodeKab} AND status = 'berlaku')`,
          cara,
        ),
    // temuan_keluarga_idx: findings that still wait for an answer, or were confirmed.
    temuan === undefined
      ? null
      : ada(
          Prisma.sql`FROM temuan t WHERE t.kode_kab = ${kodeKab} AND t.keluarga_id = k.keluarga_id
          AND t.jenis = ${temuan} AND t.status IN ('baru', 'ditugaskan', 'dikonfirmasi')`,
          cara,
        ),
    layak === null ? null : syaratLayak(kodeKab, layak, cara),
  ].filter((satu) => satu !== null)
  return bagian.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(bagian, ' AND ')}`
}

// kelayakan_keluarga_pkey, of the release that was assessed; who is in neither list does not meet the rule.
function syaratLayak(
  kodeKab: string,
  { program, hasil }: NonNullable<ReturnType<typeof parseLayak>>,
  cara: CaraTanya,
): Prisma.Sql {
  const dinilai = Prisma.sql`k.rilis_id = (SELECT rilis_id FROM kelayakan_kini WHERE kode_kab = ${kodeKab})`
  const dengan = (satu: string) =>
    ada(
      Prisma.sql`FROM kelayakan_keluarga l WHERE l.kode_kab = ${kodeKab} AND l.program = ${program}
      AND l.hasil = ${satu} AND l.kode_desa = k.kode_desa AND l.keluarga_id = k.keluarga_id`,
      cara,
    )
  return hasil === 'tidak-memenuhi-syarat'
    ? Prisma.sql`${dinilai} AND NOT ${dengan('memenuhi-syarat')} AND NOT ${dengan('belum-dapat-dinilai')}`
    : Prisma.sql`${dinilai} AND ${dengan(hasil)}`
}

// sumber_catatan_keluarga_idx, among the loads that hold.
function adaCatatan(kodeKab: string, jenis: string, cara: CaraTanya): Prisma.Sql {
  return ada(
    Prisma.sql`FROM sumber_catatan c WHERE c.kode_kab = ${kodeKab} AND c.keluarga_id = k.keluarga_id
    AND c.muatan_id IN (SELECT id FROM sumber_muatan WHERE kode_kab = ${kodeKab} AND jenis = ${jenis} AND status = 'berlaku')`,
    cara,
  )
}

function toSql(syarat: Syarat, kodeKab: string, cara: CaraTanya): Prisma.Sql {
  if (isSyaratTeks(syarat))
    return syarat.siapa === 'keluarga'
      ? memuat(TEKS[syarat.kolom], syarat)
      : adaAnggota(kodeKab, memuat(TEKS_ANGGOTA[syarat.kolom], syarat), cara)
  if (!('nilai' in syarat))
    return syarat.siapa === 'keluarga'
      ? antara(BILANGAN[syarat.kolom], syarat)
      : adaAnggota(kodeKab, antaraAnggota(syarat), cara)
  const { kodeList, kosong } = toNilaiRilis(syarat.nilai)
  const dicari = kosong ? [...kodeList, ''] : kodeList
  if (syarat.siapa === 'keluarga') {
    const isi = Prisma.sql`coalesce(${KOLOM[syarat.kolom]}, '')`
    return syarat.bukan ? Prisma.sql`${isi} <> ALL (${dicari}::text[])` : Prisma.sql`${isi} = ANY (${dicari}::text[])`
  }
  const anggota = adaAnggota(
    kodeKab,
    Prisma.sql`coalesce(${KOLOM_ANGGOTA[syarat.kolom]}, '') = ANY (${dicari}::text[])`,
    cara,
  )
  return syarat.bukan ? Prisma.sql`NOT ${anggota}` : anggota
}

// rilis_anggota_pkey. A delivery that is named is chosen once, when the query is planned, and not for every family.
function adaAnggota(kodeKab: string, syarat: Prisma.Sql, cara: CaraTanya): Prisma.Sql {
  const rilis = cara === 'semua' ? Prisma.sql`k.rilis_id` : Prisma.sql`${cara.rilisId}`
  return ada(
    Prisma.sql`FROM rilis_anggota a WHERE a.kode_kab = ${kodeKab} AND a.rilis_id = ${rilis}
    AND a.keluarga_id = k.keluarga_id AND ${syarat}`,
    cara,
  )
}

/** All the words, wherever they stand: `jl. merdeka 5` finds `JL MERDEKA NO.5`, and signs around a word ask for nothing. */
function memuat(kolom: Prisma.Sql, { kolom: nama, memuat: isi }: SyaratTeks): Prisma.Sql {
  if (isNomorTeks(nama)) return Prisma.sql`ltrim(${kolom}, '0 ') = ${isi.replace(/^0+/, '')}`
  const kataList = isi.split(' ').map((kata) => kata.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || kata)
  const pola = kataList.map((kata) => `%${kata.replace(/[\\%_]/g, '\\$&')}%`)
  return Prisma.sql`${kolom} ILIKE ALL (${pola}::text[])`
}

function antara(kolom: Prisma.Sql, { dari, sampai }: Pick<SyaratBilangan, 'dari' | 'sampai'>): Prisma.Sql {
  if (dari === null) return Prisma.sql`${kolom} <= ${sampai}::integer`
  return sampai === null
    ? Prisma.sql`${kolom} >= ${dari}::integer`
    : Prisma.sql`${kolom} BETWEEN ${dari}::integer AND ${sampai}::integer`
}

/** An age of at least n was born n years ago or before; of at most n not yet n + 1 years ago. */
function antaraAnggota(syarat: Extract<SyaratBilangan, { siapa: 'anggota' }>): Prisma.Sql {
  if (syarat.kolom !== 'umur') return antara(BILANGAN_ANGGOTA[syarat.kolom], syarat)
  const lahir = (umur: number) => Prisma.sql`(${today()}::date - make_interval(years => ${umur}::integer))::date`
  const bagian = [
    ...(syarat.dari === null ? [] : [Prisma.sql`a.tanggal_lahir <= ${lahir(syarat.dari)}`]),
    ...(syarat.sampai === null ? [] : [Prisma.sql`a.tanggal_lahir > ${lahir(syarat.sampai + 1)}`]),
  ]
  return Prisma.join(bagian, ' AND ')
}

/**
 * Families that one condition alone names, each as a select of `keluarga_id` by an index whose next column is the area: few of
 * them are looked up one by one instead of asking every family of the list. Conditions without such an index give none.
 */
export function listCalonSql(
  saringan: Saringan,
  kodeKab: string,
  { awal, akhir }: { awal: string; akhir: string },
): Prisma.Sql[] {
  const { sumber, program, temuan } = saringan
  const layak = saringan.layak === undefined ? null : parseLayak(saringan.layak)
  const desa = Prisma.sql`kode_desa >= ${awal} AND kode_desa <= ${akhir}`
  const muatan = (yang: Prisma.Sql) =>
    Prisma.sql`SELECT id FROM sumber_muatan WHERE kode_kab = ${kodeKab} AND status = 'berlaku' AND ${yang}`
  return [
    // temuan_daftar_idx
    temuan === undefined
      ? null
      : Prisma.sql`SELECT keluarga_id FROM temuan WHERE kode_kab = ${kodeKab} AND jenis = ${temuan} AND ${desa}
          AND status IN ('baru', 'ditugaskan', 'dikonfirmasi') AND keluarga_id IS NOT NULL`,
    // kepesertaan_muatan_idx
    program === undefined
      ? null
      : Prisma.sql`SELECT keluarga_id FROM kepesertaan WHERE kode_kab = ${kodeKab} AND arti = 'menerima' AND ${desa}
          AND muatan_id IN (${muatan(Prisma.sql`(program = ${program} OR program IS NULL)`)}) AND program = ${program} AND keluarga_id IS NOT NULL`,
    // sumber_catatan_muatan_idx
    sumber === undefined
      ? null
      : Prisma.sql`SELECT keluarga_id FROM sumber_catatan WHERE kode_kab = ${kodeKab} AND ${desa}
          AND muatan_id IN (${muatan(Prisma.sql`jenis = ${sumber}`)}) AND keluarga_id IS NOT NULL`,
    // kelayakan_keluarga_pkey
    layak === null || layak.hasil === 'tidak-memenuhi-syarat'
      ? null
      : Prisma.sql`SELECT keluarga_id FROM kelayakan_keluarga WHERE kode_kab = ${kodeKab} AND program = ${layak.program}
          AND hasil = ${layak.hasil} AND ${desa}`,
  ].filter((satu) => satu !== null)
}

/** The same condition as text, for COPY, which takes no parameters: every value quoted by the driver. */
export function toTeksSql(sql: Prisma.Sql): string {
  return sql.strings.reduce((teks, potong, ke) => `${teks}${quoteNilai(sql.values[ke - 1])}${potong}`)
}

function quoteNilai(nilai: unknown): string {
  if (typeof nilai === 'number' && Number.isSafeInteger(nilai)) return String(nilai)
  if (typeof nilai === 'string') return pg.escapeLiteral(nilai)
  if (Array.isArray(nilai)) return `ARRAY[${nilai.map(quoteNilai).join(', ')}]`
  throw new TypeError('nilai syarat tidak dikenal')
}
