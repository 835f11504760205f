// One usulan whole: its family, what it proposes, the steps it took, and what this person may do with it.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { findVariabel, labelKolom, labelOf } from '@/lib/keluarga/kode'
import { maskNomorKk } from '@/lib/keluarga/nik'
import { findPeristiwaBaru, type PeristiwaBaru } from '@/lib/keluarga/queries/find-peristiwa-baru'
import { type NilaiKeluarga, readNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { type Tx, withAktor } from '@/lib/server/db'
import { listTujuan, STATUS_AKHIR, type StatusUsulan, type Tindakan } from '../alur'
import { type HasilKolom, type HasilUsulan, isNilaiSama } from '../hasil'
import type { AsalUsulan, Keberadaan, Putusan, StatusDaftar } from '../sebutan'
import { nilaiAkhirOf } from '../usulan'
import { isUsulanUntuk, listTindakanAktor } from '../wewenang'

/** One proposed value with its labels. `kini` is what the register says now; `terbuka` when it is a value of a member. */
export type PerubahanRow = {
  orangId: string | null
  anggota: string | null
  kolom: string
  label: string
  kelompok: string
  lama: string | null
  lamaLabel: string
  baru: string | null
  baruLabel: string
  hasilPeriksa: 'sesuai' | 'dikoreksi' | 'tidak-berubah' | null
  akhirLabel: string | null
  /** The register no longer says what it said when this was proposed. */
  berubahSejak: boolean
  kiniLabel: string
  jawaban: { hasil: HasilKolom; rilisLabel: string } | null
}

export type LangkahRow = {
  id: string
  tindakan: string
  dari: StatusUsulan
  ke: StatusUsulan
  nama: string
  peran: string
  catatan: string | null
  rujukan: string | null
  pada: Date
}

export type UsulanDetail = {
  id: string
  nomor: string | null
  status: StatusUsulan
  statusPada: Date
  dikembalikan: boolean
  alasan: string | null
  asal: AsalUsulan | null
  catatan: string | null
  versi: number
  pengusulNama: string
  diajukanPada: Date | null
  keluarga: {
    id: string
    kepala: string | null
    /** First four digits, the rest masked. */
    nomorKk: string | null
    desil: string | null
    adaDiRilis: boolean
    kodeDesa: string
    desa: string
    kecamatan: string
    rilis: string | null
  }
  perubahanList: PerubahanRow[]
  langkahList: LangkahRow[]
  pemeriksaan: {
    id: string
    status: string
    petugasNama: string
    petugasSaya: boolean
    tanggal: string | null
    keberadaan: Keberadaan | null
    putusan: Putusan | null
    catatan: string | null
  } | null
  /** Null when the list is none of the aktor's business: who is bound to a part of the kabupaten/kota sees its number in the steps. */
  daftar: { id: string; nomor: string; status: StatusDaftar } | null
  jawaban: { hasil: HasilUsulan; rilis: string; desilLama: number | null; desilBaru: number | null } | null
  tindakanList: Tindakan[]
  /** It waits for the aktor, or they made it. */
  milikAktor: boolean
  tujuanKembali: readonly StatusUsulan[]
  /** What was recorded of the family since the usulan was begun; null when nothing was, or the usulan is at its end. */
  peristiwaBaru: PeristiwaBaru | null
}

const usulanSelect = {
  id: true,
  nomor: true,
  keluargaId: true,
  kodeDesa: true,
  status: true,
  statusPada: true,
  dikembalikan: true,
  alasan: true,
  asal: true,
  catatan: true,
  versi: true,
  pengusul: true,
  pengusulNama: true,
  diajukanPada: true,
  dibuatPada: true,
  rilisId: true,
  pemeriksaanId: true,
  diverifikasiOleh: true,
  daftarId: true,
} as const

/** Everything about one usulan; null when it is not in the aktor's wilayah. */
export async function findUsulan(aktor: Aktor, id: string): Promise<UsulanDetail | null> {
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    const usulan = await tx.usulan.findFirst({ where: { kodeKab, id }, select: usulanSelect })
    if (!usulan) return null
    const status = usulan.status as StatusUsulan
    const register = await readNilaiKeluarga(tx, kodeKab, usulan.keluargaId)
    const dulu = register ?? (await readNilaiKeluarga(tx, kodeKab, usulan.keluargaId, usulan.rilisId))
    const jawaban = await tx.usulanJawaban.findFirst({
      // What a withdrawn delivery answered is history, not an answer.
      where: { kodeKab, usulanId: id, rilis: { status: 'terbit' } },
      orderBy: { rilisId: 'desc' },
      select: { rilisId: true, hasil: true, desilLama: true, desilBaru: true, rilis: { select: { kode: true } } },
    })
    const wilayah = await tx.wilayah.findUnique({
      where: { kode: usulan.kodeDesa },
      select: { nama: true, indukWilayah: { select: { nama: true } } },
    })
    const tindakanList = listTindakanAktor(aktor, { ...usulan, status }).filter(
      (tindakan) => tindakan !== 'periksa' || usulan.pemeriksaanId !== null,
    )
    const pemeriksaan = await findPemeriksaanUsulan(tx, aktor, usulan.pemeriksaanId)
    return {
      id: usulan.id,
      nomor: usulan.nomor,
      status,
      statusPada: usulan.statusPada,
      dikembalikan: usulan.dikembalikan,
      alasan: usulan.alasan,
      asal: usulan.asal as AsalUsulan | null,
      catatan: usulan.catatan,
      versi: usulan.versi,
      pengusulNama: usulan.pengusulNama,
      diajukanPada: usulan.diajukanPada,
      keluarga: {
        id: usulan.keluargaId,
        kepala: dulu?.nilai.nama_anggota_keluarga?.kini ?? null,
        nomorKk: dulu?.nilai.nomor_kartu_keluarga?.kini ? maskNomorKk(dulu.nilai.nomor_kartu_keluarga.kini) : null,
        desil: register?.nilai.desil_nasional?.rilis ?? null,
        adaDiRilis: register !== null,
        kodeDesa: usulan.kodeDesa,
        desa: wilayah?.nama ?? usulan.kodeDesa,
        kecamatan: wilayah?.indukWilayah?.nama ?? '',
        rilis: register?.rilis.kode ?? null,
      },
      perubahanList: await listPerubahan(tx, kodeKab, id, dulu, jawaban?.rilisId ?? null),
      langkahList: await listLangkah(tx, kodeKab, id),
      pemeriksaan,
      daftar: await findDaftarUsulan(tx, kodeKab, usulan.daftarId),
      jawaban: jawaban
        ? {
            hasil: jawaban.hasil as HasilUsulan,
            rilis: jawaban.rilis.kode,
            desilLama: jawaban.desilLama,
            desilBaru: jawaban.desilBaru,
          }
        : null,
      tindakanList: tindakanList.filter((tindakan) => tindakan !== 'periksa' || pemeriksaan?.petugasSaya === true),
      milikAktor:
        !STATUS_AKHIR.includes(status) &&
        (pemeriksaan?.petugasSaya === true || isUsulanUntuk(aktor, { ...usulan, status })),
      tujuanKembali: listTujuan(status, 'kembalikan'),
      peristiwaBaru: STATUS_AKHIR.includes(status)
        ? null
        : await findPeristiwaBaru(tx, kodeKab, usulan.keluargaId, usulan.dibuatPada),
    }
  })
}

async function listPerubahan(
  tx: Tx,
  kodeKab: string,
  usulanId: string,
  register: NilaiKeluarga | null,
  rilisJawaban: number | null,
): Promise<PerubahanRow[]> {
  const perubahanList = await tx.usulanPerubahan.findMany({
    where: { kodeKab, usulanId },
    select: {
      orangId: true,
      kolom: true,
      nilaiLama: true,
      nilaiBaru: true,
      hasilPeriksa: true,
      nilaiTemuan: true,
    },
    orderBy: { id: 'asc' },
  })
  const hasilList =
    rilisJawaban === null
      ? []
      : await tx.usulanHasil.findMany({
          where: { kodeKab, usulanId, rilisId: rilisJawaban },
          select: { orangId: true, kolom: true, nilaiRilis: true, hasil: true },
        })
  return perubahanList.map((perubahan) => {
    const { orangId, kolom, nilaiLama, nilaiBaru } = perubahan
    const anggota = orangId === null ? null : register?.anggotaList.find((satu) => satu.orangId === orangId)
    const kini = (orangId === null ? register?.nilai : anggota?.nilai)?.[kolom]?.kini ?? null
    const akhir = nilaiAkhirOf(perubahan)
    const jawaban = hasilList.find((satu) => satu.orangId === orangId && satu.kolom === kolom)
    return {
      orangId,
      anggota: orangId === null ? null : (anggota?.nilai.nama?.kini ?? 'Anggota keluarga'),
      kolom,
      label: labelKolom(kolom),
      kelompok: findVariabel(kolom)?.kelompok ?? '',
      lama: nilaiLama,
      lamaLabel: labelOf(kolom, nilaiLama),
      baru: nilaiBaru,
      baruLabel: labelOf(kolom, nilaiBaru),
      hasilPeriksa: perubahan.hasilPeriksa as PerubahanRow['hasilPeriksa'],
      akhirLabel:
        perubahan.hasilPeriksa === null
          ? null
          : akhir === null
            ? labelOf(kolom, nilaiLama)
            : labelOf(kolom, akhir.nilai),
      berubahSejak: !isNilaiSama(kini, nilaiLama) && !isNilaiSama(kini, akhir?.nilai ?? nilaiBaru),
      kiniLabel: labelOf(kolom, kini),
      jawaban: jawaban
        ? {
            hasil: jawaban.hasil as HasilKolom,
            rilisLabel: jawaban.hasil === 'tidak-ada' ? 'tidak ada di rilis' : labelOf(kolom, jawaban.nilaiRilis),
          }
        : null,
    }
  })
}

async function listLangkah(tx: Tx, kodeKab: string, usulanId: string): Promise<LangkahRow[]> {
  const rows = await tx.usulanLangkah.findMany({
    where: { kodeKab, usulanId },
    select: {
      id: true,
      tindakan: true,
      dari: true,
      ke: true,
      nama: true,
      peran: true,
      catatan: true,
      rujukan: true,
      pada: true,
    },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => ({ ...row, dari: row.dari as StatusUsulan, ke: row.ke as StatusUsulan }))
}

async function findPemeriksaanUsulan(tx: Tx, aktor: Aktor, id: string | null): Promise<UsulanDetail['pemeriksaan']> {
  if (id === null) return null
  const row = await tx.pemeriksaan.findFirst({
    where: { kodeKab: aktor.kodeKab, id },
    select: {
      id: true,
      status: true,
      petugasId: true,
      petugasNama: true,
      tanggal: true,
      keberadaan: true,
      putusan: true,
      catatan: true,
    },
  })
  return row
    ? {
        id: row.id,
        status: row.status,
        petugasNama: row.petugasNama,
        petugasSaya: row.petugasId === aktor.id,
        tanggal: row.tanggal?.toISOString().slice(0, 10) ?? null,
        keberadaan: row.keberadaan as Keberadaan | null,
        putusan: row.putusan as Putusan | null,
        catatan: row.catatan,
      }
    : null
}

async function findDaftarUsulan(tx: Tx, kodeKab: string, id: string | null): Promise<UsulanDetail['daftar']> {
  if (id === null) return null
  const row = await tx.daftar.findFirst({ where: { kodeKab, id }, select: { id: true, nomor: true, status: true } })
  return row ? { ...row, status: row.status as StatusDaftar } : null
}
