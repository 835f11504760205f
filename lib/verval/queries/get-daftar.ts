// One list with what a signer must know: how many, from where, what changes, what is unusual, who signed what.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { labelKolom, labelOf } from '@/lib/keluarga/kode'
import { type Tx, withAktor } from '@/lib/server/db'
import { sidikOf } from '../daftar'
import type { StatusDaftar } from '../sebutan'

/** Rows shown on one page of the list. */
export const BARIS_SEHALAMAN = 100

export type BarisDaftar = {
  urutan: number
  usulanId: string
  keluargaId: string
  nomor: string
  kodeDesa: string
  desa: string
  kepala: string | null
  perubahan: { orangId: string | null; label: string; lama: string; baru: string }[]
  dikoreksi: boolean
  ditandai: string | null
  dikeluarkan: { versi: number; alasan: string } | null
}

export type DaftarDetail = {
  id: string
  nomor: string
  judul: string
  status: StatusDaftar
  statusPada: Date
  versi: number
  sha256: string
  jumlah: number
  rilis: string
  disusunPada: Date
  /** Whether the rows still give the hash of the present version. */
  utuh: boolean
  ringkasan: {
    keluarga: number
    perubahan: number
    perDesa: { kodeDesa: string; desa: string; jumlah: number }[]
    perKolom: { label: string; jumlah: number }[]
    dikoreksi: number
    ditandai: number
    dikeluarkan: number
    /** Families with more than one usulan in the list. */
    ganda: number
    /** Fewest days between proposal and verification are no matter; this counts usulan with ten or more changed values. */
    banyakPerubahan: number
  }
  versiList: { versi: number; sha256: string; jumlah: number; alasan: string | null; nama: string; pada: Date }[]
  tandaTanganList: {
    versi: number
    sha256: string
    tindakan: string
    peran: string
    nama: string
    catatan: string | null
    pada: Date
  }[]
  kiriman: {
    nomor: string
    berkasId: string | null
    jumlahBaris: number
    dikirimPada: Date
    dikirimNama: string
    diprosesPada: Date | null
  } | null
  barisList: BarisDaftar[]
  halaman: number
  jumlahHalaman: number
}

const isiSchema = z.object({
  nomor: z.string(),
  perubahan: z.array(
    z.object({
      orangId: z.string().nullable(),
      kolom: z.string(),
      lama: z.string().nullable(),
      baru: z.string().nullable(),
    }),
  ),
})

/** A list with one page of its rows (1-based; 0 = all rows, for print); null when it is none of the aktor's. */
export async function findDaftar(aktor: Aktor, id: string, halaman = 1): Promise<DaftarDetail | null> {
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    const daftar = await tx.daftar.findFirst({
      where: { kodeKab, id },
      select: {
        id: true,
        nomor: true,
        judul: true,
        status: true,
        statusPada: true,
        versi: true,
        sha256: true,
        jumlah: true,
        disusunPada: true,
        rilis: { select: { kode: true } },
        kiriman: {
          select: {
            nomor: true,
            berkasId: true,
            jumlahBaris: true,
            dikirimPada: true,
            dikirimNama: true,
            diprosesPada: true,
          },
        },
        versiList: {
          select: { versi: true, sha256: true, jumlah: true, alasan: true, nama: true, pada: true },
          orderBy: { versi: 'desc' },
        },
      },
    })
    if (!daftar) return null
    const barisList = await tx.daftarBaris.findMany({
      where: { kodeKab, daftarId: id },
      select: {
        urutan: true,
        usulanId: true,
        keluargaId: true,
        kodeDesa: true,
        isi: true,
        dikeluarkanVersi: true,
        dikeluarkanAlasan: true,
        ditandaiAlasan: true,
      },
      orderBy: { urutan: 'asc' },
    })
    const dalam = barisList.filter(({ dikeluarkanVersi }) => dikeluarkanVersi === null)
    const isiList = dalam.map(({ isi }) => isi)
    const terbaca = new Map(barisList.map((baris) => [baris.urutan, isiSchema.parse(JSON.parse(baris.isi))]))
    const namaDesa = await listNamaDesa(
      tx,
      barisList.map(({ kodeDesa }) => kodeDesa),
    )
    const dikoreksi = await listDikoreksi(tx, kodeKab, id)
    const tandaTanganList = await tx.daftarTandaTangan.findMany({
      where: { kodeKab, daftarId: id },
      select: { versi: true, sha256: true, tindakan: true, peran: true, nama: true, catatan: true, pada: true },
      orderBy: { id: 'asc' },
    })
    const tampil =
      halaman === 0 ? barisList : barisList.slice((halaman - 1) * BARIS_SEHALAMAN, halaman * BARIS_SEHALAMAN)
    const kepala = await listKepala(
      tx,
      kodeKab,
      tampil.map(({ keluargaId }) => keluargaId),
    )
    const { rilis, kiriman, versiList, status, ...rest } = daftar
    return {
      ...rest,
      status: status as StatusDaftar,
      rilis: rilis.kode,
      utuh: sidikOf({ kodeKab, nomor: daftar.nomor, versi: daftar.versi }, isiList) === daftar.sha256,
      ringkasan: {
        keluarga: new Set(dalam.map(({ keluargaId }) => keluargaId)).size,
        perubahan: dalam.reduce((total, { urutan }) => total + (terbaca.get(urutan)?.perubahan.length ?? 0), 0),
        perDesa: hitung(dalam.map(({ kodeDesa }) => kodeDesa)).map(([kodeDesa, jumlah]) => ({
          kodeDesa,
          desa: namaDesa.get(kodeDesa) ?? kodeDesa,
          jumlah,
        })),
        perKolom: hitung(
          dalam.flatMap(({ urutan }) => (terbaca.get(urutan)?.perubahan ?? []).map(({ kolom }) => kolom)),
        ).map(([kolom, jumlah]) => ({ label: labelKolom(kolom), jumlah })),
        dikoreksi: dalam.filter(({ usulanId }) => dikoreksi.has(usulanId)).length,
        ditandai: dalam.filter(({ ditandaiAlasan }) => ditandaiAlasan !== null).length,
        dikeluarkan: barisList.length - dalam.length,
        ganda: hitung(dalam.map(({ keluargaId }) => keluargaId)).filter(([, jumlah]) => jumlah > 1).length,
        banyakPerubahan: dalam.filter(({ urutan }) => (terbaca.get(urutan)?.perubahan.length ?? 0) >= 10).length,
      },
      versiList,
      tandaTanganList,
      kiriman,
      barisList: tampil.map((baris) => {
        const isi = terbaca.get(baris.urutan)
        return {
          urutan: baris.urutan,
          usulanId: baris.usulanId,
          keluargaId: baris.keluargaId,
          nomor: isi?.nomor ?? '',
          kodeDesa: baris.kodeDesa,
          desa: namaDesa.get(baris.kodeDesa) ?? baris.kodeDesa,
          kepala: kepala.get(baris.keluargaId) ?? null,
          perubahan: (isi?.perubahan ?? []).map(({ orangId, kolom, lama, baru }) => ({
            orangId,
            label: labelKolom(kolom),
            lama: labelOf(kolom, lama),
            baru: labelOf(kolom, baru),
          })),
          dikoreksi: dikoreksi.has(baris.usulanId),
          ditandai: baris.ditandaiAlasan,
          dikeluarkan:
            baris.dikeluarkanVersi === null
              ? null
              : { versi: baris.dikeluarkanVersi, alasan: baris.dikeluarkanAlasan ?? '' },
        }
      }),
      halaman,
      jumlahHalaman: Math.max(1, Math.ceil(barisList.length / BARIS_SEHALAMAN)),
    }
  })
}

function hitung(kunciList: readonly string[]): [string, number][] {
  const jumlah = new Map<string, number>()
  for (const kunci of kunciList) jumlah.set(kunci, (jumlah.get(kunci) ?? 0) + 1)
  return [...jumlah].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
}

async function listNamaDesa(tx: Tx, kodeList: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.wilayah.findMany({
    where: { kode: { in: [...new Set(kodeList)] } },
    select: { kode: true, nama: true },
  })
  return new Map(rows.map(({ kode, nama }) => [kode, nama]))
}

async function listDikoreksi(tx: Tx, kodeKab: string, daftarId: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw`
    SELECT DISTINCT p.usulan_id::text AS id FROM daftar_baris b
    JOIN usulan_perubahan p ON p.kode_kab = b.kode_kab AND p.usulan_id = b.usulan_id
    WHERE b.kode_kab = ${kodeKab} AND b.daftar_id = ${daftarId}::uuid AND p.hasil_periksa IN ('dikoreksi', 'tidak-berubah')`
  return new Set(
    z
      .array(z.object({ id: z.string() }))
      .parse(rows)
      .map(({ id }) => id),
  )
}

async function listKepala(tx: Tx, kodeKab: string, keluargaIdList: readonly string[]): Promise<Map<string, string>> {
  const kini = await tx.rilisKini.findFirst({ where: { kodeKab }, select: { rilisId: true } })
  if (!kini) return new Map()
  const rows = await tx.rilisKeluarga.findMany({
    where: { kode_kab: kodeKab, rilis_id: kini.rilisId, keluarga_id: { in: [...keluargaIdList] } },
    select: { keluarga_id: true, nama_anggota_keluarga: true },
  })
  return new Map(rows.map((row) => [row.keluarga_id, row.nama_anggota_keluarga ?? '']))
}
