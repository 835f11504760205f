// What somebody set up for the family list: saved filters, columns, and what there is to filter by.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { KOLOM_TETAP, toKolomDaftar } from '../kolom-daftar'
import { bacaSaringan, type Saringan } from '../saringan'
import { SUMBER_SARING, type SumberSaring } from '../syarat'

/** A saved filter; `milik` when it is the aktor's own, else a colleague shared it. */
export type SaringanRow = { id: string; nama: string; dibagikan: boolean; milik: boolean; saringan: Saringan }

/**
 * Settings of the list: filters of one's own and those shared in the office by name; chosen columns (the usual ones when none were
 * chosen); sources and programmes with a load that holds; for which release and day the rules of which programmes were assessed.
 */
export type PengaturanDaftar = {
  saringanList: SaringanRow[]
  kolomList: ReturnType<typeof toKolomDaftar>
  sumberList: SumberSaring[]
  programList: string[]
  kelayakan: { rilisId: number; tanggal: string; programList: { kode: string; nama: string }[] } | null
}

/** The settings of the aktor; small tables, each by its key. */
export async function getPengaturanDaftar(aktor: Aktor): Promise<PengaturanDaftar> {
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    const saringanList = await tx.saringan.findMany({
      where: { kodeKab, OR: [{ aktor: aktor.id }, { dibagikan: true }] },
      orderBy: [{ nama: 'asc' }, { id: 'asc' }],
      select: { id: true, nama: true, dibagikan: true, aktor: true, isi: true },
      take: 200,
    })
    const pilihan = await tx.pilihanKolom.findFirst({
      where: { kodeKab, aktor: aktor.id, daftar: 'keluarga' },
      select: { kolom: true },
    })
    const muatanList = await tx.sumberMuatan.findMany({
      where: { kodeKab, status: 'berlaku' },
      select: { jenis: true, program: true },
    })
    const dinilai = await tx.kelayakanKini.findFirst({ where: { kodeKab }, select: { rilisId: true, tanggal: true } })
    const dinilaiList = dinilai
      ? await tx.program.findMany({ select: { kode: true, nama: true }, orderBy: [{ urutan: 'asc' }, { kode: 'asc' }] })
      : []
    return {
      kelayakan: dinilai && {
        rilisId: dinilai.rilisId,
        tanggal: dinilai.tanggal.toISOString().slice(0, 10),
        programList: dinilaiList,
      },
      saringanList: saringanList.map(({ aktor: pembuat, isi, ...row }) => ({
        ...row,
        milik: pembuat === aktor.id,
        saringan: bacaSaringan(isi),
      })),
      kolomList: toKolomDaftar(pilihan && pilihan.kolom.length > 0 ? pilihan.kolom : KOLOM_TETAP),
      sumberList: SUMBER_SARING.filter((jenis) => muatanList.some((muatan) => muatan.jenis === jenis)),
      programList: [...new Set(muatanList.flatMap(({ program }) => program ?? []))].sort(),
    }
  })
}
