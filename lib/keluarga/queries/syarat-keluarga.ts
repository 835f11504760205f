// A filter of the family list as a condition over `k`, a family row of a delivery. The one place where it becomes SQL: the list,
// its counts, bulk acts and the export all ask through here.
import 'server-only'
import pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { today } from '@/lib/server/clock'
import { Prisma } from '@/prisma/client/client'
import { tampilanOf } from '../kepekaan'
import { parseLayak, type Saringan } from '../saringan'
import {
  type BilanganSaring,
  type BilanganSaringAnggota,
  isNomorTeks,
  isSyaratTeks,
  type KolomSaring,
  type KolomSaringAnggota,
  type Syarat,
  type SyaratBilangan,
  type SyaratTeks,
  type TeksSaring,
  type TeksSaringAnggota,
  toNilaiRilis,
} from '../syarat'
import { berdesilSql } from './desil-sql'

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

/** Whether the other tables are asked for all families at once or, of a delivery, for one family after the other. */
type CaraTanya = 'semua' | { rilisId: number }

// With a limit a look-up stays one per family: as a join the planner would read all rows of the other table for a page.
function ada(dari: Prisma.Sql, cara: CaraTanya): Prisma.Sql {
  return cara === 'semua'
    ? Prisma.sql`EXISTS (SELECT ${dari})`
    : Prisma.sql`coalesce((SELECT true ${dari} LIMIT 1), false)`
}

const KOLOM_ANGGOTA: Record<KolomSaringAnggota, Prisma.Sql> = {
  jenis_kelamin: Prisma.sql`a.jenis_kelamin`,
  status_hubungan_keluarga: Prisma.sql`a.status_hubungan_keluarga`,
  status_kawin: Prisma.sql`a.status_kawin`,
  partisipasi_sekolah: Prisma.sql`a.partisipasi_sekolah`,
  jenjang_tertinggi_yang_diduduki: Prisma.sql`a.jenjang_tertinggi_yang_diduduki`,
  kelas_tertinggi_yang_diduduki: Prisma.sql`a.kelas_tertinggi_yang_diduduki`,
  ijazah_tertinggi_yang_dimiliki: Prisma.sql`a.ijazah_tertinggi_yang_dimiliki`,
  status_bekerja: Prisma.sql`a.status_bekerja`,
  lapangan_usaha_dari_pekerjaan_utama: Prisma.sql`a.lapangan_usaha_dari_pekerjaan_utama`,
  status_dalam_pekerjaan_utama: Prisma.sql`a.status_dalam_pekerjaan_utama`,
  kepemilikan_usaha: Prisma.sql`a.kepemilikan_usaha`,
  lapangan_usaha_dari_usaha_utama: Prisma.sql`a.lapangan_usaha_dari_usaha_utama`,
  omzet_usaha_utama: Prisma.sql`a.omzet_usaha_utama`,
  kondisi_gizi: Prisma.sql`a.kondisi_gizi`,
  penglihatan: Prisma.sql`a.penglihatan`,
  pendengaran: Prisma.sql`a.pendengaran`,
  berjalan_atau_naik_tangga: Prisma.sql`a.berjalan_atau_naik_tangga`,
  menggunakan_tangan_jari: Prisma.sql`a.menggunakan_tangan_jari`,
  belajar_kemampuan_intelektual: Prisma.sql`a.belajar_kemampuan_intelektual`,
  pengendalian_perilaku: Prisma.sql`a.pengendalian_perilaku`,
  berbicara_komunikasi: Prisma.sql`a.berbicara_komunikasi`,
  mengurus_diri: Prisma.sql`a.mengurus_diri`,
  mengingat_berkonsentrasi: Prisma.sql`a.mengingat_berkonsentrasi`,
  kesedihan_depresi: Prisma.sql`a.kesedihan_depresi`,
  penyakit_kronis: Prisma.sql`a.penyakit_kronis`,
}
const TEKS: Record<TeksSaring, Prisma.Sql> = {
  alamat: Prisma.sql`k.alamat`,
  nama_anggota_keluarga: Prisma.sql`k.nama_anggota_keluarga`,
}
const TEKS_ANGGOTA: Record<TeksSaringAnggota, Prisma.Sql> = {
  nama: Prisma.sql`a.nama`,
  pendidikan_akhir_ktp: Prisma.sql`a.pendidikan_akhir_ktp`,
  pekerjaan_ktp: Prisma.sql`a.pekerjaan_ktp`,
  kode_provinsi_ktp: Prisma.sql`a.kode_provinsi_ktp`,
  provinsi_ktp: Prisma.sql`a.provinsi_ktp`,
  kode_kabupaten_kota_ktp: Prisma.sql`a.kode_kabupaten_kota_ktp`,
  kabupaten_kota_ktp: Prisma.sql`a.kabupaten_kota_ktp`,
  kode_kecamatan_ktp: Prisma.sql`a.kode_kecamatan_ktp`,
  kecamatan_ktp: Prisma.sql`a.kecamatan_ktp`,
  kode_kelurahan_desa_ktp: Prisma.sql`a.kode_kelurahan_desa_ktp`,
  kelurahan_desa_ktp: Prisma.sql`a.kelurahan_desa_ktp`,
  rt_ktp: Prisma.sql`a.rt_ktp`,
  rw_ktp: Prisma.sql`a.rw_ktp`,
  dusun_ktp: Prisma.sql`a.dusun_ktp`,
  alamat_ktp: Prisma.sql`a.alamat_ktp`,
}
const BILANGAN_ANGGOTA: Record<Exclude<BilanganSaringAnggota, 'umur'>, Prisma.Sql> = {
  jumlah_usaha: Prisma.sql`a.jumlah_usaha`,
  jumlah_pekerja_yang_dibayar_dari_usaha_utama: Prisma.sql`a.jumlah_pekerja_yang_dibayar_dari_usaha_utama`,
  jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama: Prisma.sql`a.jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama`,
}
const BILANGAN: Record<BilanganSaring, Prisma.Sql> = {
  jumlah_anggota_keluarga: Prisma.sql`k.jumlah_anggota_keluarga`,
  luas_lantai: Prisma.sql`k.luas_lantai`,
  jumlah_ternak_sapi: Prisma.sql`k.jumlah_ternak_sapi`,
  jumlah_ternak_kerbau: Prisma.sql`k.jumlah_ternak_kerbau`,
  jumlah_ternak_kuda: Prisma.sql`k.jumlah_ternak_kuda`,
  jumlah_ternak_babi: Prisma.sql`k.jumlah_ternak_babi`,
  jumlah_ternak_kambing_domba: Prisma.sql`k.jumlah_ternak_kambing_domba`,
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
