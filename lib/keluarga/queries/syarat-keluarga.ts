// A filter of the family list as a condition over `k`, a family row of a delivery. The one place where it becomes SQL: the list,
// its counts, bulk acts and the export all ask through here.
import 'server-only'
import pg from 'pg'
import { Prisma } from '@/prisma/client/client'
import type { Saringan } from '../saringan'
import { type KolomSaring, type Syarat, toNilaiRilis } from '../syarat'

// Columns as ready fragments, never text from outside.
const KOLOM: Record<KolomSaring, Prisma.Sql> = {
  status_kepemilikan_rumah: Prisma.sql`k.status_kepemilikan_rumah`,
  jenis_lantai_terluas: Prisma.sql`k.jenis_lantai_terluas`,
  jenis_dinding_terluas: Prisma.sql`k.jenis_dinding_terluas`,
  jenis_atap_terluas: Prisma.sql`k.jenis_atap_terluas`,
  sumber_air_minum_utama: Prisma.sql`k.sumber_air_minum_utama`,
  sumber_penerangan_utama: Prisma.sql`k.sumber_penerangan_utama`,
  daya_terpasang: Prisma.sql`k.daya_terpasang`,
  bahan_bakar_utama_memasak: Prisma.sql`k.bahan_bakar_utama_memasak`,
  fasilitas_bab: Prisma.sql`k.fasilitas_bab`,
  jenis_kloset: Prisma.sql`k.jenis_kloset`,
  pembuangan_akhir_tinja: Prisma.sql`k.pembuangan_akhir_tinja`,
  kepemilikan_aset: Prisma.sql`k.kepemilikan_aset`,
  aset_bergerak_tabung_gas: Prisma.sql`k.aset_bergerak_tabung_gas`,
  aset_bergerak_lemari_es: Prisma.sql`k.aset_bergerak_lemari_es`,
  aset_bergerak_ac: Prisma.sql`k.aset_bergerak_ac`,
  aset_bergerak_pemanas_air: Prisma.sql`k.aset_bergerak_pemanas_air`,
  aset_bergerak_telepon_rumah: Prisma.sql`k.aset_bergerak_telepon_rumah`,
  aset_bergerak_tv_datar: Prisma.sql`k.aset_bergerak_tv_datar`,
  aset_bergerak_emas_perhiasan: Prisma.sql`k.aset_bergerak_emas_perhiasan`,
  aset_bergerak_komputer_laptop_tablet: Prisma.sql`k.aset_bergerak_komputer_laptop_tablet`,
  aset_bergerak_sepeda_motor: Prisma.sql`k.aset_bergerak_sepeda_motor`,
  aset_bergerak_sepeda: Prisma.sql`k.aset_bergerak_sepeda`,
  aset_bergerak_mobil: Prisma.sql`k.aset_bergerak_mobil`,
  aset_bergerak_perahu: Prisma.sql`k.aset_bergerak_perahu`,
  aset_bergerak_kapal_perahu_motor: Prisma.sql`k.aset_bergerak_kapal_perahu_motor`,
  aset_bergerak_smartphone: Prisma.sql`k.aset_bergerak_smartphone`,
  aset_tidak_bergerak_lahan_lainnya: Prisma.sql`k.aset_tidak_bergerak_lahan_lainnya`,
  aset_tidak_bergerak_rumah_lainnya: Prisma.sql`k.aset_tidak_bergerak_rumah_lainnya`,
  pbi_nas: Prisma.sql`k.pbi_nas`,
  pbi_pemda: Prisma.sql`k.pbi_pemda`,
}

/** The condition, beginning with AND; empty when nothing is asked. Families of the area and delivery are chosen by the caller. */
export function syaratKeluarga(saringan: Saringan, kodeKab: string): Prisma.Sql {
  const { desil, provinsi, kabupaten, simulasi, sumber, tanpa, program, temuan } = saringan
  const bagian = [
    // As the expression of rilis_keluarga_desil_idx.
    desil === undefined
      ? null
      : Prisma.sql`coalesce(k.desil_nasional, 11::smallint) = ${desil === 0 ? 11 : desil}::smallint`,
    provinsi === undefined ? null : Prisma.sql`coalesce(k.desil_provinsi, 0::smallint) = ${provinsi}::smallint`,
    kabupaten === undefined ? null : Prisma.sql`coalesce(k.desil_kabupaten_kota, 0::smallint) = ${kabupaten}::smallint`,
    ...saringan.syarat.map(toSql),
    // peringkat_hasil_pkey: the result of this family in the run that is shown.
    simulasi === undefined
      ? null
      : Prisma.sql`EXISTS (SELECT FROM peringkat_hasil h WHERE h.kode_kab = ${kodeKab} AND h.keluarga_id = k.keluarga_id
          AND h.jalan_id = (SELECT jalan_id FROM peringkat_kini WHERE kode_kab = ${kodeKab})
          AND coalesce(h.desil, 0::smallint) = ${simulasi}::smallint)`,
    sumber === undefined ? null : adaCatatan(kodeKab, sumber),
    tanpa === undefined ? null : Prisma.sql`NOT ${adaCatatan(kodeKab, tanpa)}`,
    // kepesertaan_keluarga_idx.
    program === undefined
      ? null
      : Prisma.sql`EXISTS (SELECT FROM kepesertaan p WHERE p.kode_kab = ${kodeKab} AND p.keluarga_id = k.keluarga_id
          AND p.program = ${program} AND p.arti = 'menerima' AND p.muatan_id IN (
            SELECT id FROM sumber_muatan WHERE kode_kab = ${kodeKab} AND status = 'berlaku'))`,
    // temuan_keluarga_idx: findings that still wait for an answer, or were confirmed.
    temuan === undefined
      ? null
      : Prisma.sql`EXISTS (SELECT FROM temuan t WHERE t.kode_kab = ${kodeKab} AND t.keluarga_id = k.keluarga_id
          AND t.jenis = ${temuan} AND t.status IN ('baru', 'ditugaskan', 'dikonfirmasi'))`,
  ].filter((satu) => satu !== null)
  return bagian.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(bagian, ' AND ')}`
}

// sumber_catatan_keluarga_idx, among the loads that hold.
function adaCatatan(kodeKab: string, jenis: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM sumber_catatan c WHERE c.kode_kab = ${kodeKab} AND c.keluarga_id = k.keluarga_id
    AND c.muatan_id IN (SELECT id FROM sumber_muatan WHERE kode_kab = ${kodeKab} AND jenis = ${jenis} AND status = 'berlaku'))`
}

function toSql({ kolom, bukan, nilai }: Syarat): Prisma.Sql {
  const { kodeList, kosong } = toNilaiRilis(nilai)
  const isi = Prisma.sql`coalesce(${KOLOM[kolom]}, '')`
  const dicari = kosong ? [...kodeList, ''] : kodeList
  return bukan ? Prisma.sql`${isi} <> ALL (${dicari}::text[])` : Prisma.sql`${isi} = ANY (${dicari}::text[])`
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
