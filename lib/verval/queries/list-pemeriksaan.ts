// Visits: a petugas's tasks, and one visit with what has to be looked at.
import 'server-only'
import { z } from 'zod'
import { type Aktor, IZIN_PERAN, PERAN } from '@/lib/akses/izin'
import type { Page } from '@/lib/core/page'
import { findVariabel, labelKolom, labelOf, listKode } from '@/lib/keluarga/kode'
import { maskNomorKk } from '@/lib/keluarga/nik'
import { readNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import type { PemeriksaanFilter } from '../schema/pemeriksaan'
import {
  ALASAN_PEMERIKSAAN,
  type AlasanPemeriksaan,
  KEBERADAAN,
  type Keberadaan,
  PUTUSAN,
  type Putusan,
} from '../sebutan'
import { parseKursor, toHalaman } from './list-usulan'

const pemeriksaanRow = z.object({
  id: z.string(),
  keluargaId: z.string(),
  kodeDesa: z.string(),
  desa: z.string().nullable(),
  kepala: z.string().nullable(),
  alamat: z.string().nullable(),
  alasan: z.enum(ALASAN_PEMERIKSAAN),
  status: z.enum(['ditugaskan', 'selesai', 'dibatalkan']),
  petugasNama: z.string(),
  ditugaskanPada: z.date(),
  tanggal: z.string().nullable(),
  keberadaan: z.enum(KEBERADAAN).nullable(),
  putusan: z.enum(PUTUSAN).nullable(),
})
export type PemeriksaanRow = z.infer<typeof pemeriksaanRow>
const pemeriksaanRows = z.array(pemeriksaanRow)

/** Visits of the aktor, or with `semua` of everybody in their wilayah; oldest task first, finished ones newest first. */
export async function listPemeriksaan(aktor: Aktor, filter: PemeriksaanFilter): Promise<Page<PemeriksaanRow>> {
  const kursor = parseKursor(filter.kursor)
  const menaik = (filter.status === 'ditugaskan') !== (kursor?.mundur ?? false)
  const { awal, akhir } = rangeOf(aktor.kodeWilayah)
  return withAktor(aktor, async (tx) => {
    // Which visits stand on this page? pemeriksaan_petugas_idx for one's own, pemeriksaan_desa_idx for all.
    const rows = await tx.$queryRaw`
      SELECT p.id::text, p.keluarga_id::text AS "keluargaId", p.kode_desa AS "kodeDesa", d.nama AS desa, rk.nama_anggota_keluarga AS kepala, rk.alamat, p.alasan, p.status,
        p.petugas_nama AS "petugasNama", p.ditugaskan_pada AS "ditugaskanPada", to_char(p.tanggal, 'YYYY-MM-DD') AS tanggal, p.keberadaan, p.putusan
      FROM (
        SELECT * FROM pemeriksaan p
        WHERE p.kode_kab = ${aktor.kodeKab} AND p.status = ${filter.status} AND p.kode_desa >= ${awal} AND p.kode_desa <= ${akhir}
          ${filter.semua || aktor.peran === 'server' ? Prisma.empty : Prisma.sql`AND p.petugas_id = ${aktor.id}::uuid`}
          ${kursor === null ? Prisma.empty : menaik ? Prisma.sql`AND p.id > ${kursor.id}::uuid` : Prisma.sql`AND p.id < ${kursor.id}::uuid`}
        ORDER BY p.id ${menaik ? Prisma.sql`ASC` : Prisma.sql`DESC`} LIMIT ${filter.ukuran + 1}
      ) p
      LEFT JOIN rilis_kini n ON n.kode_kab = p.kode_kab
      LEFT JOIN rilis_keluarga rk ON rk.kode_kab = p.kode_kab AND rk.rilis_id = n.rilis_id AND rk.keluarga_id = p.keluarga_id
      LEFT JOIN wilayah d ON d.kode = p.kode_desa
      ORDER BY p.id ${menaik ? Prisma.sql`ASC` : Prisma.sql`DESC`}`
    return toHalaman(pemeriksaanRows.parse(rows), filter.ukuran, kursor)
  })
}

export type PemeriksaanDetail = {
  id: string
  status: 'ditugaskan' | 'selesai' | 'dibatalkan'
  alasan: AlasanPemeriksaan
  petugasNama: string
  petugasSaya: boolean
  ditugaskanPada: Date
  tanggal: string | null
  keberadaan: Keberadaan | null
  putusan: Putusan | null
  catatan: string | null
  keluarga: {
    id: string
    kepala: string | null
    nomorKk: string | null
    alamat: string | null
    desa: string
    anggota: string[]
  }
  usulanList: { id: string; nomor: string | null; catatan: string | null }[]
  pertanyaanList: {
    orangId: string | null
    anggota: string | null
    kolom: string
    label: string
    jenis: 'kode' | 'teks' | 'bilangan' | 'tanggal'
    pilihan: { kode: string; label: string }[]
    lama: string | null
    lamaLabel: string
    baru: string | null
    baruLabel: string
    temuanLabel: string | null
  }[]
}

/** One visit with the proposed values it has to look at; null when it is not in the aktor's wilayah. */
export async function findPemeriksaan(aktor: Aktor, id: string): Promise<PemeriksaanDetail | null> {
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    const row = await tx.pemeriksaan.findFirst({
      where: { kodeKab, id },
      select: {
        id: true,
        status: true,
        alasan: true,
        keluargaId: true,
        kodeDesa: true,
        petugasId: true,
        petugasNama: true,
        ditugaskanPada: true,
        tanggal: true,
        keberadaan: true,
        putusan: true,
        catatan: true,
        usulanList: { select: { id: true, nomor: true, catatan: true }, orderBy: { id: 'asc' } },
        temuanList: { select: { orangId: true, kolom: true, nilaiDitemukan: true } },
      },
    })
    if (!row) return null
    const register = await readNilaiKeluarga(tx, kodeKab, row.keluargaId)
    const desa = await tx.wilayah.findUnique({ where: { kode: row.kodeDesa }, select: { nama: true } })
    const perubahanList = await tx.usulanPerubahan.findMany({
      where: { kodeKab, usulanId: { in: row.usulanList.map((usulan) => usulan.id) } },
      select: { orangId: true, kolom: true, nilaiLama: true, nilaiBaru: true },
      orderBy: [{ orangId: 'asc' }, { id: 'asc' }],
    })
    const namaOrang = (orangId: string) =>
      register?.anggotaList.find((anggota) => anggota.orangId === orangId)?.nilai.nama?.kini ?? 'Anggota keluarga'
    return {
      id: row.id,
      status: row.status as PemeriksaanDetail['status'],
      alasan: row.alasan as AlasanPemeriksaan,
      petugasNama: row.petugasNama,
      petugasSaya: row.petugasId === aktor.id,
      ditugaskanPada: row.ditugaskanPada,
      tanggal: row.tanggal?.toISOString().slice(0, 10) ?? null,
      keberadaan: row.keberadaan as Keberadaan | null,
      putusan: row.putusan as Putusan | null,
      catatan: row.catatan,
      keluarga: {
        id: row.keluargaId,
        kepala: register?.nilai.nama_anggota_keluarga?.kini ?? null,
        nomorKk: register?.nilai.nomor_kartu_keluarga?.kini
          ? maskNomorKk(register.nilai.nomor_kartu_keluarga.kini)
          : null,
        alamat: register?.nilai.alamat?.kini ?? null,
        desa: desa?.nama ?? row.kodeDesa,
        anggota: register?.anggotaList.flatMap(({ nilai }) => nilai.nama?.kini ?? []) ?? [],
      },
      usulanList: row.usulanList,
      pertanyaanList: perubahanList.map(({ orangId, kolom, nilaiLama, nilaiBaru }) => {
        const temuan = row.temuanList.find((satu) => satu.orangId === orangId && satu.kolom === kolom)
        return {
          orangId,
          anggota: orangId === null ? null : namaOrang(orangId),
          kolom,
          label: labelKolom(kolom),
          jenis: findVariabel(kolom)?.jenis ?? 'teks',
          pilihan: listKode(kolom),
          lama: nilaiLama,
          lamaLabel: labelOf(kolom, nilaiLama),
          baru: nilaiBaru,
          baruLabel: labelOf(kolom, nilaiBaru),
          temuanLabel: temuan ? labelOf(kolom, temuan.nilaiDitemukan) : null,
        }
      }),
    }
  })
}

export type PetugasRow = { id: string; nama: string; peran: string; kodeWilayah: string; tugas: number }

/** Who may be sent to a desa, those with the fewest open tasks first. */
export async function listPetugas(aktor: Aktor, kodeDesa: string): Promise<PetugasRow[]> {
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    const penggunaList = await tx.pengguna.findMany({
      where: {
        kodeKab,
        aktif: true,
        peran: { in: PERAN.filter((peran) => IZIN_PERAN[peran].includes('verval:periksa')) },
      },
      select: { id: true, nama: true, peran: true, kodeWilayah: true },
    })
    const cocok = penggunaList.filter(({ kodeWilayah }) => isWithin(kodeDesa, kodeWilayah))
    const tugasList = await tx.pemeriksaan.groupBy({
      by: ['petugasId'],
      where: { kodeKab, status: 'ditugaskan', petugasId: { in: cocok.map(({ id }) => id) } },
      _count: { _all: true },
    })
    return cocok
      .map((pengguna) => ({
        ...pengguna,
        tugas: tugasList.find(({ petugasId }) => petugasId === pengguna.id)?._count._all ?? 0,
      }))
      .sort((a, b) => a.tugas - b.tugas || (a.nama < b.nama ? -1 : 1))
  })
}
