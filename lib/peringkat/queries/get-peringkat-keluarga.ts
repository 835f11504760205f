// Desil of one family: the official ones of its release, the simulated one of the published run, and the simulation
// explained term by term against the mean of its kecamatan and of the whole kabupaten/kota.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { type IsoDate, parseDate } from '@/lib/core/date'
import { type NilaiByKolom, type NilaiKeluarga, readNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { type Tx, withAktor } from '@/lib/server/db'
import { evaluate } from '../evaluate'
import {
  type AnggotaMasukan,
  deriveMasukan,
  type KeluargaMasukan,
  KOLOM_ANGGOTA,
  KOLOM_BILANGAN_KELUARGA,
  KOLOM_KODE_KELUARGA,
} from '../masukan'
import { type Model, masukanOfModel, modelSchema, SKALA } from '../model'
import type { Lapis } from '../sql'
import { describeAlasan, describeIsian, labelMasukan } from '../uraian'

/** One term of the simulated score; contributions in the unit of the model, means null where nobody was ranked. */
export type SukuKeluarga = {
  kunci: string
  uraian: string
  isian: { label: string; nilai: string }[]
  sumbangan: number
  rerataKecamatan: number | null
  rerataKabupaten: number | null
}

export type SimulasiKeluarga = {
  jalan: number
  terbitPada: Date
  rilis: string
  lapis: Lapis
  model: { kode: string; versi: number; nama: string; asal: string; satuan: Model['satuan'] }
  /** null = belum diperingkat, with `alasan`. */
  desil: number | null
  skor: number | null
  /** Place from the lowest score, among `dari` ranked families. */
  urutan: number | null
  dari: number
  alasan: string | null
  /** Likelihoods of the published look-up for this score, in per mille. */
  tafsir: { uraian: string; permil: number }[]
  sukuList: SukuKeluarga[]
  /** False when the data read now give another score than the run stored: a local change since then. */
  cocok: boolean
}

/** `simulasi` is null when no run has been published or the family was not in the release it read. */
export type PeringkatKeluarga = {
  resmi: { rilis: string; nasional: number | null; provinsi: number | null; kabupatenKota: number | null } | null
  simulasi: SimulasiKeluarga | null
}

/** Desil of a family of the aktor's wilayah; all parts null when it lies elsewhere or does not exist. */
export async function getPeringkatKeluarga(aktor: Aktor, keluargaId: string): Promise<PeringkatKeluarga> {
  return withAktor(aktor, async (tx) => {
    const kini = await readNilaiKeluarga(tx, aktor.kodeKab, keluargaId)
    return {
      resmi: kini && {
        rilis: kini.rilis.kode,
        nasional: toDesil(kini.nilai, 'desil_nasional'),
        provinsi: toDesil(kini.nilai, 'desil_provinsi'),
        kabupatenKota: toDesil(kini.nilai, 'desil_kabupaten_kota'),
      },
      simulasi: await findSimulasi(tx, aktor.kodeKab, keluargaId),
    }
  })
}

async function findSimulasi(tx: Tx, kodeKab: string, keluargaId: string): Promise<SimulasiKeluarga | null> {
  const kini = await tx.peringkatKini.findUnique({
    where: { kodeKab },
    select: {
      jalan: {
        select: {
          id: true,
          lapis: true,
          acuan: true,
          terbitPada: true,
          jumlahDiperingkat: true,
          rilis: { select: { id: true, kode: true } },
          model: { select: { kode: true, versi: true, nama: true, asal: true, isi: true } },
        },
      },
    },
  })
  if (!kini) return null
  const { jalan } = kini
  const hasil = await tx.peringkatHasil.findUnique({
    where: { kodeKab_jalanId_keluargaId: { kodeKab, jalanId: jalan.id, keluargaId } },
    select: { kodeDesa: true, skor: true, desil: true, urutan: true, alasan: true },
  })
  const nilai = hasil && (await readNilaiKeluarga(tx, kodeKab, keluargaId, jalan.rilis.id))
  const acuan = parseDate(jalan.acuan.toISOString().slice(0, 10))
  if (!hasil || !nilai || !acuan) return null
  const model = modelSchema.parse(jalan.model.isi)
  const rerata = await findRerata(tx, kodeKab, jalan.id, hasil.kodeDesa.slice(0, 6))
  const lapis = jalan.lapis as Lapis
  const { skor, sukuList } = explain(model, nilai, lapis, acuan, rerata)
  return {
    jalan: jalan.id,
    terbitPada: jalan.terbitPada,
    rilis: jalan.rilis.kode,
    lapis,
    model: {
      kode: jalan.model.kode,
      versi: jalan.model.versi,
      nama: jalan.model.nama,
      asal: jalan.model.asal,
      satuan: model.satuan,
    },
    desil: hasil.desil,
    skor: hasil.skor === null ? null : toSatuan(hasil.skor),
    urutan: hasil.urutan,
    dari: jalan.jumlahDiperingkat,
    alasan: describeAlasan(hasil.alasan),
    tafsir: tafsirOf(model, hasil.skor),
    sukuList,
    cocok: skor === hasil.skor,
  }
}

type Rerata = ReadonlyMap<string, number>

async function findRerata(tx: Tx, kodeKab: string, jalanId: number, kodeKecamatan: string): Promise<Rerata> {
  const rows = await tx.rekapPeringkatSuku.findMany({
    where: { kodeKab, jalanId, kodeWilayah: { in: [kodeKab, kodeKecamatan] } },
    select: { kodeWilayah: true, suku: true, rerata: true },
  })
  return new Map(rows.map(({ kodeWilayah, suku, rerata }) => [`${kodeWilayah.length}/${suku}`, toSatuan(rerata)]))
}

function explain(model: Model, nilai: NilaiKeluarga, lapis: Lapis, acuan: IsoDate, rerata: Rerata) {
  const pilih = (isi: NilaiByKolom, kolom: string) => (lapis === 'kini' ? isi[kolom]?.kini : isi[kolom]?.rilis) ?? null
  const bilangan = (kolom: string) => {
    const teks = pilih(nilai.nilai, kolom)
    return teks !== null && /^-?\d{1,9}$/.test(teks) ? Number(teks) : null
  }
  const keluarga = {
    ...Object.fromEntries(KOLOM_KODE_KELUARGA.map((kolom) => [kolom, pilih(nilai.nilai, kolom)])),
    ...Object.fromEntries(KOLOM_BILANGAN_KELUARGA.map((kolom) => [kolom, bilangan(kolom)])),
    jiwa: nilai.anggotaList.length,
  } as KeluargaMasukan
  const anggotaList = nilai.anggotaList.map(
    (anggota) =>
      Object.fromEntries(KOLOM_ANGGOTA.map((kolom) => [kolom, pilih(anggota.nilai, kolom)])) as AnggotaMasukan,
  )
  const isian = deriveMasukan(keluarga, anggotaList, acuan, masukanOfModel(model))
  const hasil = evaluate(model, isian, acuan)
  const sukuList = hasil.sukuList.map(
    (suku): SukuKeluarga => ({
      kunci: suku.kunci,
      uraian: suku.uraian,
      isian: suku.masukanList.map((kunci) => ({
        label: labelMasukan(kunci),
        nilai: describeIsian(kunci, isian[kunci] ?? null, acuan),
      })),
      sumbangan: toSatuan(suku.sumbangan),
      rerataKecamatan: rerata.get(`6/${suku.kunci}`) ?? null,
      rerataKabupaten: rerata.get(`4/${suku.kunci}`) ?? null,
    }),
  )
  return { skor: hasil.skor, sukuList }
}

function tafsirOf(model: Model, skor: bigint | null): { uraian: string; permil: number }[] {
  if (skor === null) return []
  return (model.tafsir ?? []).flatMap(({ uraian, jenjangList }) => {
    const jenjang = jenjangList.filter(({ mulai }) => skor >= BigInt(mulai)).at(-1)
    return jenjang ? [{ uraian, permil: jenjang.permil }] : []
  })
}

function toSatuan(nilai: bigint): number {
  return Number(nilai) / SKALA
}

function toDesil(nilai: NilaiByKolom, kolom: string): number | null {
  const desil = Number(nilai[kolom]?.rilis ?? 0)
  return desil >= 1 && desil <= 10 ? desil : null
}
