// One pair with both sides beside each other, as its page shows it.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type IsoDate, parseDate } from '@/lib/core/date'
import { formatDate } from '@/lib/core/format'
import { labelOf } from '@/lib/keluarga/kode'
import { maskNik, maskNomorKk } from '@/lib/keluarga/nik'
import { findRilis } from '@/lib/keluarga/queries/find-rilis'
import { readLapisan } from '@/lib/keluarga/queries/get-nilai-keluarga'
import type { Tx } from '@/lib/server/db'
import {
  describeBagian,
  JENIS_PASANGAN,
  type JenisPasangan,
  LABEL_SUMBER,
  STATUS_PASANGAN,
  type StatusPasangan,
  type UraianBagian,
} from '../pasangan'
import { bagianListSchema } from './bagian-list'

/** One line of the comparison; NIK and nomor KK are already masked. `beda` is null when a side has no value. */
export type BarisBanding = {
  nama: string
  kiri: string | null
  kanan: string | null
  beda: boolean | null
  nomor?: 'nik' | 'nomorKk'
}

/** Where a side comes from and what opens its numbers (`orangId` only in the present release); `keluargaId` null for a row of another source. */
export type SisiPasangan = { asal: string; keluargaId: string | null; orangId: string | null }

export type KeputusanRow = { keputusan: string; alasan: string; nama: string; pada: Date }

export type PasanganDetail = {
  id: string
  jenis: JenisPasangan
  skor: number
  status: StatusPasangan
  statusDulu: StatusPasangan | null
  ke: number
  uraianList: UraianBagian[]
  kiri: SisiPasangan
  kanan: SisiPasangan
  barisList: BarisBanding[]
  keputusanList: KeputusanRow[]
}

type Rilis = { id: number; kode: string; sintetis: boolean }

type Nilai = {
  sisi: SisiPasangan
  nik: string | null
  nomorKk: string | null
  nama: string | null
  lahir: string | null
  kelamin: string | null
  ibu: string | null
  hubungan: string | null
  kepala: string | null
  alamat: string | null
  rtRw: string | null
  desa: string | null
}

/** A pair of the aktor's wilayah; null when it does not exist or one of its sides lies elsewhere. */
export async function readPasangan(tx: Tx, aktor: Aktor, id: string): Promise<PasanganDetail | null> {
  const pasangan = await tx.padanPasangan.findFirst({
    where: { kodeKab: aktor.kodeKab, id },
    select: {
      id: true,
      jenis: true,
      orangId: true,
      keluargaId: true,
      orangLain: true,
      keluargaLain: true,
      catatanId: true,
      skor: true,
      bagian: true,
      status: true,
      statusDulu: true,
      ke: true,
      rilisId: true,
    },
  })
  if (!pasangan) return null
  const kini = await findRilis(tx, aktor.kodeKab)
  const dulu = await tx.rilis.findFirst({
    where: { kodeKab: aktor.kodeKab, id: pasangan.rilisId },
    select: { id: true, kode: true, sintetis: true },
  })
  const rilisList = [kini, dulu].filter((rilis) => rilis !== null)
  const kiri = await readOrang(tx, aktor.kodeKab, rilisList, { id: pasangan.orangId, keluargaId: pasangan.keluargaId })
  const kanan = pasangan.orangLain
    ? await readOrang(tx, aktor.kodeKab, rilisList, { id: pasangan.orangLain, keluargaId: pasangan.keluargaLain })
    : await readCatatan(tx, aktor.kodeKab, pasangan.catatanId ?? '')
  const keputusanList = await tx.padanKeputusan.findMany({
    where: { kodeKab: aktor.kodeKab, pasanganId: id },
    orderBy: { id: 'desc' },
    select: { keputusan: true, alasan: true, aktorNama: true, diputusPada: true },
    take: 20,
  })
  return {
    id,
    jenis: z.enum(JENIS_PASANGAN).parse(pasangan.jenis),
    skor: pasangan.skor,
    status: z.enum(STATUS_PASANGAN).parse(pasangan.status),
    statusDulu: z.enum(STATUS_PASANGAN).nullable().parse(pasangan.statusDulu),
    ke: pasangan.ke,
    uraianList: describeBagian(bagianListSchema.parse(pasangan.bagian)),
    kiri: kiri.sisi,
    kanan: kanan.sisi,
    barisList: compare(kiri, kanan),
    keputusanList: keputusanList.map(({ keputusan, alasan, aktorNama, diputusPada }) => ({
      keputusan,
      alasan,
      nama: aktorNama,
      pada: diputusPada,
    })),
  }
}

function compare(kiri: Nilai, kanan: Nilai): BarisBanding[] {
  const baris = (nama: string, kunci: keyof Omit<Nilai, 'sisi'>, show = (teks: string) => teks): BarisBanding => {
    const [a, b] = [kiri[kunci], kanan[kunci]]
    return {
      nama,
      kiri: a === null ? null : show(a),
      kanan: b === null ? null : show(b),
      beda: a === null || b === null ? null : a.trim().toUpperCase() !== b.trim().toUpperCase(),
    }
  }
  const nik: BarisBanding = { ...baris('NIK', 'nik', maskNik), nomor: 'nik' }
  const kk: BarisBanding = { ...baris('Nomor KK', 'nomorKk', maskNomorKk), nomor: 'nomorKk' }
  return [
    nik,
    baris('Nama', 'nama'),
    baris('Tanggal lahir', 'lahir'),
    baris('Jenis kelamin', 'kelamin'),
    baris('Nama ibu kandung', 'ibu'),
    kk,
    baris('Kepala keluarga', 'kepala'),
    baris('Hubungan', 'hubungan'),
    baris('Alamat', 'alamat'),
    baris('RT/RW', 'rtRw'),
    baris('Desa/kelurahan', 'desa'),
  ].filter(({ kiri: a, kanan: b }) => a !== null || b !== null)
}

const KOSONG: Omit<Nilai, 'sisi'> = {
  nik: null,
  nomorKk: null,
  nama: null,
  lahir: null,
  kelamin: null,
  ibu: null,
  hubungan: null,
  kepala: null,
  alamat: null,
  rtRw: null,
  desa: null,
}

/** A person as the register has them now: in the present release, in that of the pair, or recorded here alone, with what was changed here. */
async function readOrang(
  tx: Tx,
  kodeKab: string,
  rilisList: readonly Rilis[],
  orang: { id: string; keluargaId: string | null },
): Promise<Nilai> {
  for (const [ke, rilis] of rilisList.entries()) {
    const anggota = await tx.rilisAnggota.findFirst({
      where: { kode_kab: kodeKab, rilis_id: rilis.id, orang_id: orang.id },
      select: { keluarga_id: true },
    })
    const asal = ke === 0 ? 'Rilis terbit' : 'Rilis sebelumnya; tidak ada di rilis terbit'
    const nilai =
      anggota && (await readSisi(tx, kodeKab, rilis, { id: orang.id, keluargaId: anggota.keluarga_id }, asal))
    if (nilai) return ke === 0 ? nilai : { ...nilai, sisi: { ...nilai.sisi, orangId: null } }
  }
  const [kini] = rilisList
  const disini =
    kini &&
    orang.keluargaId &&
    (await readSisi(
      tx,
      kodeKab,
      kini,
      { id: orang.id, keluargaId: orang.keluargaId },
      'Dicatat di sini; belum ada di rilis terbit',
    ))
  return disini || { ...KOSONG, sisi: { asal: 'Tidak ada di rilis terbit', keluargaId: null, orangId: null } }
}

async function readSisi(
  tx: Tx,
  kodeKab: string,
  rilis: Rilis,
  orang: { id: string; keluargaId: string },
  asal: string,
): Promise<Nilai | null> {
  const keluarga = await readLapisan(tx, kodeKab, orang.keluargaId, rilis)
  const anggota = keluarga
    ? [...keluarga.anggotaList, ...keluarga.anggotaDaerahList].find(({ orangId }) => orangId === orang.id)
    : undefined
  if (!keluarga || !anggota) return null
  const nilai = (kolom: string) => anggota.nilai[kolom]?.kini ?? null
  const kode = (kolom: string) => {
    const isi = nilai(kolom)
    return isi && labelOf(kolom, isi)
  }
  const lahir = parseDate(nilai('tanggal_lahir') ?? '')
  const [rt, rw] = [nilai('rt_ktp'), nilai('rw_ktp')]
  return {
    sisi: { asal, keluargaId: orang.keluargaId, orangId: orang.id },
    nik: nilai('nomor_induk_kependudukan'),
    nomorKk: keluarga.nilai.nomor_kartu_keluarga?.kini ?? null,
    nama: nilai('nama'),
    lahir: lahir && formatDate(lahir),
    kelamin: kode('jenis_kelamin'),
    ibu: null,
    hubungan: kode('status_hubungan_keluarga'),
    kepala: keluarga.nilai.nama_anggota_keluarga?.kini ?? null,
    alamat: keluarga.nilai.alamat?.kini ?? null,
    rtRw: rt || rw ? `${rt ?? ''}/${rw ?? ''}` : null,
    desa: await namaDesa(tx, keluarga.kodeDesa),
  }
}

const isiSchema = z.record(z.string(), z.unknown()).transform((isi) => (kolom: string) => {
  const nilai = isi[kolom]
  return typeof nilai === 'string' && nilai !== '' ? nilai : null
})

async function readCatatan(tx: Tx, kodeKab: string, id: string): Promise<Nilai> {
  const catatan = await tx.sumberCatatan.findFirst({
    where: { kodeKab, id },
    select: { jenis: true, nik: true, nomorKk: true, nama: true, tanggalLahir: true, kodeDesa: true, isi: true },
  })
  if (!catatan) return { ...KOSONG, sisi: { asal: 'Sumber ini sudah tidak dimuat', keluargaId: null, orangId: null } }
  const isi = isiSchema.parse(catatan.isi)
  const kelamin = isi('jenis_kelamin')
  return {
    sisi: { asal: LABEL_SUMBER[catatan.jenis] ?? catatan.jenis, keluargaId: null, orangId: null },
    nik: catatan.nik,
    nomorKk: catatan.nomorKk,
    nama: catatan.nama,
    lahir: catatan.tanggalLahir ? formatDate(catatan.tanggalLahir.toISOString().slice(0, 10) as IsoDate) : null,
    kelamin: kelamin && labelOf('jenis_kelamin', kelamin),
    ibu: isi('nama_ibu_kandung'),
    hubungan: null,
    kepala: null,
    alamat: isi('alamat'),
    rtRw: isi('rt') || isi('rw') ? `${isi('rt') ?? ''}/${isi('rw') ?? ''}` : null,
    desa: await namaDesa(tx, catatan.kodeDesa),
  }
}

async function namaDesa(tx: Tx, kode: string): Promise<string | null> {
  const desa = await tx.wilayah.findFirst({
    where: { kode },
    select: { nama: true, indukWilayah: { select: { nama: true } } },
  })
  return desa ? [desa.nama, desa.indukWilayah?.nama].filter(Boolean).join(', ') : null
}
