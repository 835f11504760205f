// Where each value of a family comes from, since when, and what the other sources say of the same.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { chooseLapis, type LapisAsal } from '@/lib/keluarga/asal'
import { isTambahanTampil, tampilanOf } from '@/lib/keluarga/kepekaan'
import { isNamaVariabel, kepekaanOf, labelKolom, labelOf, toKode } from '@/lib/keluarga/kode'
import { labelProgram } from '@/lib/keluarga/program'
import { findPrioritas } from '@/lib/keluarga/queries/find-prioritas'
import { findRilis } from '@/lib/keluarga/queries/find-rilis'
import { type NilaiByKolom, type NilaiKeluarga, readLapisan } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { type Tx, withAktor } from '@/lib/server/db'
import { JENIS_SUMBER, type JenisSumber } from '../jenis'
import { samarkan } from '../profil/pratinjau'
import type { Profil } from '../profil/profil'
import { findProfil } from './find-profil'

/** What another source says of a value; `berbeda`: it is not what holds here. */
export type KataSumber = { jenis: JenisSumber; perTanggal: IsoDate; nilai: string; berbeda: boolean }

/** One value: what is shown, the layer it comes from, since when, and what others say. `orangId` null: of the family. */
export type AsalNilai = {
  orangId: string | null
  kolom: string
  label: string
  nilai: string
  lapis: LapisAsal | null
  /** First release of the unbroken row of releases that say so, as `2025-TW3.1`; of a pembaruan null. */
  rilis: string | null
  sejak: IsoDate | null
  usulanId: string | null
  lain: KataSumber[]
}

/** What one row of another source says that is no column of the register. */
export type CatatanAsal = {
  id: string
  jenis: JenisSumber
  perTanggal: IsoDate
  orangId: string | null
  nama: string | null
  isi: { label: string; nilai: string }[]
  tambahan: { label: string; nilai: string }[]
}

/** What the release says of the family (`orangId` null) or a person in columns nobody knows, long numbers masked. */
export type TambahanRilis = { orangId: string | null; isi: { label: string; nilai: string }[] }

export type AsalData = {
  keluargaId: string
  namaByOrang: Record<string, string>
  nilaiList: AsalNilai[]
  catatanList: CatatanAsal[]
  /** By row of the release, the family first; empty for who may not see them. */
  tambahanList: TambahanRilis[]
  /** Release they stand in, as `2025-TW3.1`. */
  rilisKode: string
}

/** Rows of other sources shown for one family. */
const CATATAN_TERBANYAK = 200

/**
 * Every value of a family in the aktor's wilayah with its origin, as far as their peran sees it; null when there is none
 * there. Long numbers are masked.
 * Values of other sources inform: they never take the place of a value.
 */
export async function listAsalData(aktor: Aktor, keluargaId: string): Promise<AsalData | null> {
  if (!can(aktor, 'keluarga:lihat')) return null
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    const rilis = await findRilis(tx, kodeKab)
    const nilai = rilis && (await readLapisan(tx, kodeKab, keluargaId, rilis))
    if (!nilai) return null
    const prioritas = await findPrioritas(tx, kodeKab)
    const sejak = await listSejak(tx, kodeKab, keluargaId)
    const catatan = await listCatatan(tx, kodeKab, keluargaId)
    const anggotaList = [...nilai.anggotaList, ...nilai.anggotaDaerahList]
    const toAsal = (orangId: string | null, byKolom: NilaiByKolom): AsalNilai[] =>
      Object.entries(byKolom).flatMap(([kolom, { rilis: dariRilis, pembaruan, kini }]) => {
        if (!isNamaVariabel(kolom) || tampilanOf(aktor, kolom) === 'tidak') return []
        // Such files have one row per person: what they say of the family stands on each of its rows.
        const lain = tanpaKembar(
          catatan.flatMap((satu) => {
            const kata = orangId === null || satu.orangId === orangId ? satu.isi[kolom] : undefined
            if (kata === undefined) return []
            const { jenis, perTanggal } = satu
            const berbeda = toKode(kolom, kata) !== toKode(kolom, kini ?? '')
            return { jenis, perTanggal, nilai: satu.tampil(kolom, kata), berbeda }
          }),
        )
        const lapis = chooseLapis(prioritas, kolom, { pembaruan: pembaruan !== null, rilis: dariRilis !== null })
        if (lapis === null && lain.length === 0) return []
        const mulai = lapis === 'rilis' ? sejak(orangId, kolom, dariRilis) : null
        return {
          orangId,
          kolom,
          label: labelKolom(kolom),
          nilai: tampil(kolom, lapis === 'rilis' ? dariRilis : kini),
          lapis,
          rilis: mulai?.kode ?? null,
          sejak: lapis === 'pembaruan' ? ((pembaruan?.berlakuSejak ?? null) as IsoDate | null) : (mulai?.sejak ?? null),
          usulanId: lapis === 'pembaruan' ? (pembaruan?.usulanId ?? null) : null,
          lain,
        }
      })
    return {
      keluargaId,
      namaByOrang: Object.fromEntries(anggotaList.map((satu) => [satu.orangId, satu.nilai.nama?.kini ?? ''])),
      nilaiList: [...toAsal(null, nilai.nilai), ...anggotaList.flatMap((satu) => toAsal(satu.orangId, satu.nilai))],
      catatanList: catatan.map(({ id, jenis, perTanggal, orangId, nama, sendiri, tambahan }) => ({
        id,
        jenis,
        perTanggal,
        orangId,
        nama,
        isi: sendiri,
        tambahan: isTambahanTampil(aktor) ? tambahan : [],
      })),
      tambahanList: isTambahanTampil(aktor) ? await listTambahan(tx, kodeKab, nilai) : [],
      rilisKode: rilis.kode,
    }
  })
}

function tanpaKembar(list: KataSumber[]): KataSumber[] {
  return list.filter(
    (satu, i) => list.findIndex((lain) => lain.jenis === satu.jenis && lain.nilai === satu.nilai) === i,
  )
}

/** A value as people read it; long numbers masked, and an address of the PLN too. */
function tampil(kolom: string, nilai: string | null): string {
  if (nilai === null || nilai === '') return 'tidak diisi'
  const teks = labelOf(kolom, nilai)
  return kepekaanOf(kolom) === 'L4' ? samarkan(teks) : teks
}

/** Tells since which release a value stands unbroken until now; at most the last 24 deliveries are looked at. */
async function listSejak(tx: Tx, kodeKab: string, keluargaId: string) {
  const rilisList = await tx.rilis.findMany({
    where: { kodeKab, status: 'terbit' },
    orderBy: [{ periode: 'desc' }, { pengiriman: 'desc' }],
    take: 24,
    select: { id: true, kode: true, berlakuSejak: true },
  })
  const where = { kode_kab: kodeKab, keluarga_id: keluargaId, rilis_id: { in: rilisList.map(({ id }) => id) } }
  const keluarga = new Map<number, Record<string, unknown>>(
    (await tx.rilisKeluarga.findMany({ where })).map((row) => [row.rilis_id, row]),
  )
  const anggota = new Map<string, Record<string, unknown>>(
    (await tx.rilisAnggota.findMany({ where })).map((row) => [`${row.rilis_id}/${row.orang_id}`, row]),
  )
  return (orangId: string | null, kolom: string, nilai: string | null) => {
    let mulai: { kode: string; sejak: IsoDate } | null = null
    for (const { id, kode, berlakuSejak } of rilisList) {
      const row = orangId === null ? keluarga.get(id) : anggota.get(`${id}/${orangId}`)
      if (!row || toTeks(row[kolom]) !== nilai) break
      mulai = { kode, sejak: toHari(berlakuSejak) }
    }
    return mulai
  }
}

function toTeks(nilai: unknown): string | null {
  if (nilai === null || nilai === undefined || nilai === '') return null
  return nilai instanceof Date ? toHari(nilai) : String(nilai)
}

const toHari = (date: Date) => date.toISOString().slice(0, 10) as IsoDate

/** Extra values of the rows of a family, and of the rows of persons who joined it here. Reads rilis_tambahan_pkey. */
async function listTambahan(tx: Tx, kodeKab: string, nilai: NilaiKeluarga): Promise<TambahanRilis[]> {
  const dalam = { kode_kab: kodeKab, rilis_id: nilai.rilis.id }
  const pendatang = nilai.anggotaDaerahList.map(({ orangId }) => orangId)
  const asalList =
    pendatang.length === 0
      ? []
      : await tx.rilisAnggota.findMany({
          where: { ...dalam, orang_id: { in: pendatang } },
          select: { orang_id: true, keluarga_id: true, urutan: true },
        })
  const rows = await tx.rilisTambahan.findMany({
    where: {
      ...dalam,
      OR: [{ keluarga_id: nilai.keluargaId }, ...asalList.map(({ keluarga_id, urutan }) => ({ keluarga_id, urutan }))],
    },
    select: { keluarga_id: true, urutan: true, isi: true },
    orderBy: { urutan: 'asc' },
  })
  const orangOf = ({ keluarga_id, urutan }: { keluarga_id: string; urutan: number }) =>
    keluarga_id === nilai.keluargaId
      ? nilai.anggotaList.find((anggota) => anggota.urutan === urutan)?.orangId
      : asalList.find((asal) => asal.keluarga_id === keluarga_id && asal.urutan === urutan)?.orang_id
  return rows.flatMap((row) => {
    const orangId = row.urutan === 0 ? null : orangOf(row)
    if (orangId === undefined) return []
    const isi = Object.entries(toIsi(row.isi)).map(([label, kata]) => ({ label, nilai: samarkan(kata) }))
    return isi.length === 0 ? [] : [{ orangId, isi }]
  })
}

type Catatan = {
  id: string
  jenis: JenisSumber
  perTanggal: IsoDate
  orangId: string | null
  nama: string | null
  /** Values of columns of the register, by their names. */
  isi: Record<string, string>
  tampil: (kolom: string, nilai: string) => string
  sendiri: { label: string; nilai: string }[]
  tambahan: { label: string; nilai: string }[]
}

/** Rows of loads that hold and name this family. Reads sumber_catatan_keluarga_idx. */
async function listCatatan(tx: Tx, kodeKab: string, keluargaId: string): Promise<Catatan[]> {
  const rows = await tx.sumberCatatan.findMany({
    where: { kodeKab, keluargaId },
    orderBy: [{ id: 'desc' }],
    take: CATATAN_TERBANYAK,
    select: { id: true, muatanId: true, orangId: true, nama: true, isi: true, mentah: true },
  })
  if (rows.length === 0) return []
  const muatanList = await tx.sumberMuatan.findMany({
    where: { kodeKab, id: { in: [...new Set(rows.map(({ muatanId }) => muatanId))] }, status: 'berlaku' },
    select: { id: true, jenis: true, perTanggal: true },
  })
  const profilByJenis = new Map<string, Profil>()
  for (const jenis of JENIS_SUMBER) {
    if (!muatanList.some((muatan) => muatan.jenis === jenis)) continue
    profilByJenis.set(jenis, (await findProfil(tx, kodeKab, jenis)).profil)
  }
  return rows.flatMap((row) => {
    const muatan = muatanList.find(({ id }) => id === row.muatanId)
    const profil = profilByJenis.get(muatan?.jenis ?? '')
    if (!muatan || !profil) return []
    const isi = Object.entries(toIsi(row.isi))
    const kata = (kolom: string, nilai: string) => artikan(profil, kolom, nilai)
    return {
      id: row.id,
      jenis: profil.jenis,
      perTanggal: toHari(muatan.perTanggal),
      orangId: row.orangId,
      nama: row.nama,
      isi: Object.fromEntries(isi.filter(([kolom]) => isNamaVariabel(kolom))),
      tampil: kata,
      sendiri: isi
        .filter(([kolom]) => !isNamaVariabel(kolom))
        .map(([kolom, nilai]) => ({
          label: labelSendiri(profil, kolom),
          nilai: kata(kolom, nilai),
        })),
      tambahan: Object.entries(toIsi(row.mentah)).map(([kolom, nilai]) => ({
        label: kolom.replaceAll('_', ' '),
        nilai: samarkan(nilai),
      })),
    }
  })
}

/** A column of the source in words; `hasil_asal` is the word as the source wrote it, beside what it was read as. */
function labelSendiri(profil: Profil, kolom: string): string {
  const label = (nama: string) => profil.kolom.find((satu) => satu.nama === nama)?.label
  const asal = kolom.endsWith('_asal') ? label(kolom.slice(0, -'_asal'.length)) : undefined
  return asal === undefined ? (label(kolom) ?? kolom.replaceAll('_', ' ')) : `${asal}, seperti tertulis`
}

function toIsi(json: unknown): Record<string, string> {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return {}
  return Object.fromEntries(
    Object.entries(json).flatMap(([kolom, nilai]) => (typeof nilai === 'string' ? [[kolom, nilai]] : [])),
  )
}

/** A value of a source in words: the list of the register, what the profile says of its own codes, else as it stands. */
function artikan(profil: Profil, kolom: string, nilai: string): string {
  const tanda = `${profil.jenis}:`
  if (nilai.startsWith(tanda)) {
    const kode = nilai.slice(tanda.length)
    const arti = profil.kolom.find((satu) => satu.nama === kolom)?.arti?.[kode]
    return arti ?? `kode ${kode} (belum dikenal)`
  }
  if (isNamaVariabel(kolom)) return tampil(kolom, nilai)
  if (kolom === 'program') return labelProgram(nilai)
  const berkode = profil.kolom.find((satu) => satu.nama === kolom)?.bentuk === 'kode'
  return berkode && /^[a-z]+(-[a-z]+)*$/.test(nilai) ? sebutKode(nilai) : samarkan(nilai, kolom)
}

/** A code of our own in words: `tidak-padan` is Tidak padan. */
function sebutKode(kode: string): string {
  return kode.charAt(0).toUpperCase() + kode.slice(1).replaceAll('-', ' ')
}
