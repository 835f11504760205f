// Eligibility of one family as of a day: the release that held then, the rules that held then, the exclude list that
// held then. The layer is always `rilis`: programmes look at what BPS delivered.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { type NilaiByKolom, readNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { type Tx, withAktor } from '@/lib/server/db'
import { type Aturan, evaluateKelayakan, findAturan, type PenilaianKelayakan } from '../aturan'
import { type Indikasi, listIndikasi } from '../exclude'
import { type FaktaAnggota, type FaktaExclude, type FaktaKeluarga, KOLOM_FAKTA_ANGGOTA } from '../fakta'
import { readProgram } from './list-aturan'

export type KelayakanProgram = PenilaianKelayakan & {
  program: { kode: string; nama: string; penetap: string }
  aturan: Aturan | null
}
/** `rilis` null: none held on the day or the family is not in it; then every answer is open. */
export type KelayakanKeluarga = {
  tanggal: IsoDate
  rilis: { kode: string; tidakAdaDiRilis: boolean } | null
  /** Exclude list that was read: its periode, null when none was loaded for the day. */
  exclude: { periode: string } | null
  programList: KelayakanProgram[]
  /** What we infer ourselves; changes no answer. */
  indikasi: Indikasi[]
  /** Local changes of members or dwelling exist that this assessment does not read. */
  adaPembaruan: boolean
}

/** Assesses a family of the aktor's wilayah under every programme on a day. Outside the wilayah it reads like a family that is in no release. */
export async function getKelayakanKeluarga(
  aktor: Aktor,
  keluargaId: string,
  tanggal: IsoDate,
): Promise<KelayakanKeluarga> {
  return withAktor(aktor, async (tx) => {
    const programList = await readProgram(tx)
    const rilis = await findRilisPada(tx, aktor.kodeKab, tanggal)
    const nilai = rilis && (await readNilaiKeluarga(tx, aktor.kodeKab, keluargaId, rilis.id))
    const muatan = await findMuatanPada(tx, aktor.kodeKab, tanggal)
    const exclude = await readExclude(tx, aktor.kodeKab, keluargaId, muatan?.id ?? null)
    const fakta: FaktaKeluarga = {
      desilNasional: nilai ? toDesil(nilai.nilai) : null,
      dayaTerpasang: nilai?.nilai.daya_terpasang?.rilis ?? null,
      anggotaList: nilai ? nilai.anggotaList.map((anggota) => toFakta(anggota.nilai)) : [],
      exclude,
    }
    const semuaNilai = nilai ? [nilai.nilai, ...nilai.anggotaList.map((anggota) => anggota.nilai)] : []
    return {
      tanggal,
      rilis: rilis && { kode: rilis.kode, tidakAdaDiRilis: nilai === null },
      exclude: muatan && { periode: muatan.periode },
      programList: programList.map(({ kode, nama, penetap, aturanList }) => {
        const aturan = findAturan(aturanList, kode, tanggal)
        return { program: { kode, nama, penetap }, aturan, ...evaluateKelayakan(aturan, fakta, tanggal) }
      }),
      indikasi: listIndikasi(fakta),
      adaPembaruan: semuaNilai.some((isi) => Object.values(isi).some(({ pembaruan }) => pembaruan !== null)),
    }
  })
}

async function findRilisPada(tx: Tx, kodeKab: string, tanggal: IsoDate) {
  return tx.rilis.findFirst({
    where: { kodeKab, status: 'terbit', berlakuSejak: { lte: new Date(tanggal) } },
    orderBy: [{ berlakuSejak: 'desc' }, { pengiriman: 'desc' }, { id: 'desc' }],
    select: { id: true, kode: true },
  })
}

async function findMuatanPada(tx: Tx, kodeKab: string, tanggal: IsoDate) {
  return tx.excludeMuatan.findFirst({
    where: { kodeKab, berlakuSejak: { lte: new Date(tanggal) } },
    orderBy: [{ berlakuSejak: 'desc' }, { dimuatPada: 'desc' }, { id: 'desc' }],
    select: { id: true, periode: true },
  })
}

async function readExclude(
  tx: Tx,
  kodeKab: string,
  keluargaId: string,
  muatanId: string | null,
): Promise<FaktaExclude> {
  if (muatanId === null) return { diketahui: false, kodeList: [] }
  const rows = await tx.statusExclude.findMany({
    where: { kodeKab, muatanId, keluargaId },
    orderBy: { urutan: 'asc' },
    select: { kode: true },
  })
  return { diketahui: true, kodeList: rows.map(({ kode }) => kode) }
}

function toFakta(nilai: NilaiByKolom): FaktaAnggota {
  return Object.fromEntries(KOLOM_FAKTA_ANGGOTA.map((kolom) => [kolom, nilai[kolom]?.rilis ?? null])) as FaktaAnggota
}

function toDesil(nilai: NilaiByKolom): number | null {
  const desil = Number(nilai.desil_nasional?.rilis ?? 0)
  return desil >= 1 && desil <= 10 ? desil : null
}
