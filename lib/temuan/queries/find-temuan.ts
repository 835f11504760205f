// One finding with what was done about it, and who may be given findings.
import 'server-only'
import { z } from 'zod'
import { type Aktor, IZIN_PERAN, PERAN, type Peran } from '@/lib/akses/izin'
import { type Tx, withAktor } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import { listTindakan, STATUS_TEMUAN, type StatusTemuan, type TindakanTemuan } from '../alur'
import { JENIS_TEMUAN, type JenisTemuan } from '../jenis'
import { uraikan } from '../uraian'
import { namaDiSini } from './nama-di-sini'

export type LangkahRow = {
  tindakan: TindakanTemuan
  uraian: string
  alasan: string | null
  petugasNama: string | null
  tenggat: string | null
  aktorNama: string
  pada: Date
}

export type TemuanDetail = {
  id: string
  jenis: JenisTemuan
  keluargaId: string | null
  kodeDesa: string
  desa: string
  nama: string
  desil: number | null
  uraian: string
  status: StatusTemuan
  ditemukanPada: Date
  rilisPertama: string
  rilisTerakhir: string | null
  petugasNama: string | null
  tenggat: string | null
  alasan: string | null
  diputusNama: string | null
  diputusPada: Date | null
  ke: number
  /** Pair of persons that matching proposes, for the kind that is decided there. */
  pasanganId: string | null
  langkahList: LangkahRow[]
  tindakanList: TindakanTemuan[]
}

const SELECT = {
  id: true,
  jenis: true,
  keluargaId: true,
  orangId: true,
  catatanId: true,
  kodeDesa: true,
  desil: true,
  nilai: true,
  status: true,
  ditemukanPada: true,
  rilisPertama: true,
  rilisTerakhir: true,
  petugasId: true,
  petugasNama: true,
  tenggat: true,
  alasan: true,
  diputusNama: true,
  diputusPada: true,
  ke: true,
} as const

/** One finding with its history and the acts the aktor may do now; null when it is not in their wilayah. */
export async function findTemuan(aktor: Aktor, id: string): Promise<TemuanDetail | null> {
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    const row = await tx.temuan.findFirst({ where: { kodeKab, id }, select: SELECT })
    if (!row) return null
    const jenis = z.enum(JENIS_TEMUAN).parse(row.jenis)
    const status = z.enum(STATUS_TEMUAN).parse(row.status)
    const langkahList = await tx.temuanLangkah.findMany({
      where: { kodeKab, temuanId: id },
      orderBy: { id: 'desc' },
      take: 50,
    })
    const desa = await tx.wilayah.findUnique({ where: { kode: row.kodeDesa }, select: { nama: true } })
    const rilisList = await tx.rilis.findMany({
      where: { kodeKab, id: { in: [row.rilisPertama, row.rilisTerakhir ?? row.rilisPertama] } },
      select: { id: true, kode: true },
    })
    const kodeRilis = (rilisId: number | null) => rilisList.find((one) => one.id === rilisId)?.kode ?? null
    return {
      id,
      jenis,
      keluargaId: row.keluargaId,
      kodeDesa: row.kodeDesa,
      desa: desa?.nama ?? 'Desa tidak disebut',
      nama: await namaOf(tx, aktor, row),
      desil: row.desil === 0 ? null : row.desil,
      uraian: uraikan(jenis, row.nilai),
      status,
      ditemukanPada: row.ditemukanPada,
      rilisPertama: kodeRilis(row.rilisPertama) ?? '',
      rilisTerakhir: kodeRilis(row.rilisTerakhir),
      petugasNama: row.petugasNama,
      tenggat: row.tenggat?.toISOString().slice(0, 10) ?? null,
      alasan: row.alasan,
      diputusNama: row.diputusNama,
      diputusPada: row.diputusPada,
      ke: row.ke,
      pasanganId: jenis === 'orang-ganda' ? await pasanganOf(tx, aktor, row.orangId) : null,
      langkahList: langkahList.map((satu) => ({
        tindakan: satu.tindakan as TindakanTemuan,
        uraian: uraikan(jenis, satu.nilai),
        alasan: satu.alasan,
        petugasNama: satu.petugasNama,
        tenggat: satu.tenggat?.toISOString().slice(0, 10) ?? null,
        aktorNama: satu.aktorNama,
        pada: satu.pada,
      })),
      tindakanList: listTindakan(aktor, { status, kodeDesa: row.kodeDesa, petugasId: row.petugasId }),
    }
  })
}

async function pasanganOf(tx: Tx, { kodeKab }: Aktor, orangId: string | null): Promise<string | null> {
  if (orangId === null) return null
  const pasangan = await tx.padanPasangan.findFirst({
    where: { kodeKab, orangId, jenis: 'orang', status: { in: ['usul', 'nanti', 'sama'] } },
    orderBy: { skor: 'desc' },
    select: { id: true },
  })
  return pasangan?.id ?? null
}

async function namaOf(
  tx: Tx,
  { kodeKab }: Aktor,
  row: { keluargaId: string | null; orangId: string | null; catatanId: string | null },
): Promise<string> {
  // What the present release, else the other source, calls who it is about: each by its key.
  const found = await tx.$queryRaw`
    SELECT coalesce(
      (SELECT a.nama FROM rilis_anggota a WHERE a.kode_kab = n.kode_kab AND a.rilis_id = n.rilis_id AND a.orang_id = ${row.orangId}::uuid LIMIT 1),
      ${namaDiSini(Prisma.sql`n.kode_kab`, Prisma.sql`${row.orangId}::uuid`)},
      (SELECT k.nama_anggota_keluarga FROM rilis_keluarga k WHERE k.kode_kab = n.kode_kab AND k.rilis_id = n.rilis_id AND k.keluarga_id = ${row.keluargaId}::uuid),
      (SELECT c.nama FROM sumber_catatan c WHERE c.kode_kab = n.kode_kab AND c.id = ${row.catatanId}::uuid)) AS nama
    FROM rilis_kini n WHERE n.kode_kab = ${kodeKab}`
  return z.array(z.object({ nama: z.string().nullable() })).parse(found)[0]?.nama ?? 'Tidak ada di rilis'
}

export type PetugasTemuanRow = { id: string; nama: string; peran: Peran; kodeWilayah: string; tugas: number }

/** Who may be given findings: active users who may decide on them, with the number of their open tasks, fewest first. */
export async function listPetugasTemuan(aktor: Aktor): Promise<PetugasTemuanRow[]> {
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    const penggunaList = await tx.pengguna.findMany({
      where: {
        kodeKab,
        aktif: true,
        kodeWilayah: { startsWith: aktor.kodeWilayah },
        peran: { in: PERAN.filter((peran) => IZIN_PERAN[peran].includes('temuan:konfirmasi')) },
      },
      select: { id: true, nama: true, peran: true, kodeWilayah: true },
      orderBy: { nama: 'asc' },
    })
    const tugasList = await tx.temuan.groupBy({
      by: ['petugasId'],
      where: { kodeKab, status: 'ditugaskan', petugasId: { in: penggunaList.map(({ id }) => id) } },
      _count: { id: true },
    })
    return penggunaList
      .map((pengguna) => ({
        ...pengguna,
        peran: pengguna.peran as Peran,
        tugas: tugasList.find(({ petugasId }) => petugasId === pengguna.id)?._count.id ?? 0,
      }))
      .sort((a, b) => a.tugas - b.tugas || (a.nama < b.nama ? -1 : 1))
  })
}
