// A look into an uploaded file before it is loaded: what was recognised, what is missing, what is extra, which codes nobody knows.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { listKode } from '@/lib/keluarga/kode'
import { today } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import { storagePath } from '@/lib/server/storage'
import { SentenceError } from '@/lib/server/worker'
import { formatAlasan, type Masalah } from '../../alasan'
import { enkodeByNamaSchema } from '../../bentuk'
import { NOMOR_URUT_SINTETIS } from '../../generator/nomor'
import { ARTI_KEPESERTAAN, JENIS_SUMBER, LABEL_ARTI_KEPESERTAAN } from '../../jenis'
import { PembacaBaris } from '../../profil/baca-baris'
import { type Pratinjau, samarkan } from '../../profil/pratinjau'
import {
  applyPemetaan,
  type KolomProfil,
  mapKode,
  type Pemetaan,
  type Profil,
  pemetaanSchema,
  toKataKode,
} from '../../profil/profil'
import { findProfil } from '../../queries/find-profil'
import { bukaSumber, findJawabanKurang, type TabelSumber } from './buka-sumber'

/** Rows that are read for the look; a file of a million rows shall not keep anybody waiting. */
const CONTOH_BARIS = 2_000
const CONTOH_NILAI = 3
/** Known codes that are shown; the form takes four hundred of both sorts. */
const KODE_TERBANYAK = 120

/** Choices of the page for reading the file once more. */
export const caraBacaSchema = pemetaanSchema.pick({ pemisah: true, enkode: true, lembar: true })

/**
 * The first file of an upload of the aktor's own that has not begun, or was only tried. Refusals: `sumber/tanpa-izin`,
 * `sumber/tidak-ditemukan`, those of reading. Masks every long number, whatever its column.
 */
export async function lihatUnggahan(aktor: Aktor, imporId: string, cara: Pemetaan): Promise<Result<Pratinjau>> {
  if (!can(aktor, 'sumber:impor', aktor.kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor.')
  const { kodeKab } = aktor
  const dibaca = await withAktor(aktor, async (tx) => {
    const impor = await tx.impor.findUnique({
      where: { kodeKab_id: { kodeKab, id: imporId } },
      select: {
        jenis: true,
        status: true,
        aktor: true,
        pemetaan: true,
        asalPerbaikan: { select: { pemetaan: true } },
        berkasList: { select: { ke: true, nama: true, jalur: true, enkode: true }, orderBy: { ke: 'asc' } },
      },
    })
    const jenis = z.enum(JENIS_SUMBER).safeParse(impor?.jenis)
    if (!impor || !jenis.success || !['unggah', 'diperiksa'].includes(impor.status) || impor.aktor !== aktor.id)
      return null
    return { impor, tersimpan: await findProfil(tx, kodeKab, jenis.data) }
  })
  const satu = dibaca?.impor.berkasList.find(({ jalur }) => jalur !== null)
  if (!dibaca || !satu?.jalur)
    return refuse('sumber/tidak-ditemukan', 'Unggahan ini tidak ada atau belum berisi berkas.')
  // What was tried already is shown as it was decided then.
  const dicoba = pemetaanSchema.catch({}).parse(dibaca.impor.pemetaan ?? {})
  const { status } = dibaca.tersimpan
  // Corrections are read as their delivery was; how its file was split says nothing about theirs.
  const asal = pemetaanSchema
    .pick({ kolom: true, kode: true })
    .catch({})
    .parse(dibaca.impor.asalPerbaikan?.pemetaan ?? {})
  const profil = applyPemetaan(applyPemetaan(dibaca.tersimpan.profil, asal), dicoba)
  const berkas = {
    nama: satu.nama,
    jalur: storagePath(satu.jalur),
    ke: satu.ke,
    enkodeByNama: enkodeByNamaSchema.parse(satu.enkode),
  }
  const dibuka = await bukaSumber([berkas], profil, {
    ...(cara.pemisah && { pemisah: cara.pemisah }),
    ...(cara.enkode && { enkode: cara.enkode }),
  })
  if (!dibuka.ok) return dibuka
  // A workbook may begin with a sheet of explanations: the first that can be loaded is shown, unless one was chosen.
  const dipilih =
    dibuka.value.find(({ tabel }) => tabel.lembar !== null && tabel.lembar === cara.lembar) ??
    dibuka.value.find(({ kunciList }) => kunciList.length > 0) ??
    dibuka.value[0]
  if (!dipilih) return refuse('sumber/kosong', `Berkas ${satu.nama} tidak berisi tabel.`)
  const { tabel, kolomList, kunciList } = dipilih
  let contoh: Awaited<ReturnType<typeof bacaContoh>>
  try {
    contoh = await bacaContoh(profil, dipilih)
  } catch (error) {
    if (!(error instanceof SentenceError)) throw error
    return refuse('sumber/arsip-rusak', error.message)
  }
  const label = (nama: string) => profil.kolom.find((kolom) => kolom.nama === nama)?.label ?? nama
  return ok({
    id: imporId,
    jenis: profil.jenis,
    status,
    keterangan: profil.keterangan,
    sistem: profil.sistem,
    berkas: tabel.nama,
    format: tabel.format,
    lembar: tabel.lembar,
    lembarList: dibuka.value.flatMap((lain) => (lain.tabel.lembar === null ? [] : [lain.tabel.lembar])),
    pemisah: tabel.dialek?.pemisah ?? null,
    enkode: tabel.dialek?.enkode ?? null,
    kolomList: tabel.kolom.map((kepala, i) => ({
      kepala,
      nama: kolomList[i]?.nama ?? '',
      contoh: contoh.nilai[i] ?? [],
    })),
    pilihan: profil.kolom.map((kolom) => ({ nama: kolom.nama, label: kolom.label })),
    kunciKurang: kunciList.length > 0 ? [] : profil.kunci.map((grup) => grup.map(label).join(' dan ')),
    jawabanKurang: findJawabanKurang(profil, kolomList),
    takAda: profil.kolom
      .filter((kolom) => !kolomList.some((ada) => ada?.nama === kolom.nama))
      .map((kolom) => kolom.label),
    kodeAsing: contoh.kodeAsing.map((kode) => ({ ...kode, label: label(kode.kolom), ke: '' })),
    kodeDikenal: contoh.kodeDikenal.map((kode) => ({ ...kode, label: label(kode.kolom) })),
    tanggal: dicoba.tanggal ?? '',
    adaTanggal: kolomList.some((kolom) => kolom?.bentuk === 'tanggal'),
    kodePilihan: Object.fromEntries(
      [...contoh.kodeAsing, ...contoh.kodeDikenal].map(({ kolom }) => [
        kolom,
        listPilihanKode(profil.kolom.find(({ nama }) => nama === kolom)),
      ]),
    ),
    kunciPenuh: profil.kunci[0]?.every((nama) => kolomList.some((ada) => ada?.nama === nama)) ?? false,
    dibaca: contoh.dibaca,
    dapatDimuat: contoh.dapat,
    terbanyakSalah: contoh.terbanyak,
  })
}

async function bacaContoh(profil: Profil, { tabel, kolomList, kunciList }: TabelSumber) {
  const pembaca = new PembacaBaris(profil, tabel.kolom, kolomList, kunciList, NOMOR_URUT_SINTETIS, today())
  const nilai: string[][] = tabel.kolom.map(() => [])
  const dikenal = new Map<string, { kolom: string; dari: string; jumlah: number; ke: string }>()
  const salah = new Map<Masalah, { jumlah: number; kolom: string }>()
  let dibaca = 0
  let dapat = 0
  for await (const batch of tabel.barisList()) {
    for (const baris of batch) {
      dibaca++
      for (const [i, daftar] of nilai.entries()) {
        const isi = (baris.nilai[i] ?? '').trim()
        if (isi !== '' && daftar.length < CONTOH_NILAI) daftar.push(samarkan(isi.slice(0, 60), kolomList[i]?.nama))
        const kolom = kolomList[i]
        if (!kolom?.kode || isi === '') continue
        const kode = mapKode(profil, kolom, isi)
        if (!kode.dikenal || !Object.hasOwn(kolom.kode, toKataKode(isi))) continue
        const dari = toKataKode(isi).slice(0, 100)
        const lama = dikenal.get(`${kolom.nama} ${dari}`)
        dikenal.set(`${kolom.nama} ${dari}`, {
          kolom: kolom.nama,
          dari,
          jumlah: (lama?.jumlah ?? 0) + 1,
          ke: kode.nilai,
        })
      }
      const hasil = pembaca.baca(baris.nilai)
      if ('catatan' in hasil) {
        dapat++
        continue
      }
      const { masalah, kolom } = hasil.salah
      const lama = salah.get(masalah)
      salah.set(masalah, { jumlah: (lama?.jumlah ?? 0) + 1, kolom: lama?.kolom ?? tabel.kolom[kolom ?? -1] ?? '' })
    }
    if (dibaca >= CONTOH_BARIS) break
  }
  const [terbanyak] = [...salah].toSorted(([, a], [, b]) => b.jumlah - a.jumlah)
  return {
    nilai,
    dibaca,
    dapat,
    terbanyak: terbanyak ? formatAlasan(terbanyak[0], terbanyak[1].kolom, null) : null,
    kodeDikenal: [...dikenal.values()].slice(0, KODE_TERBANYAK),
    kodeAsing: [...pembaca.temuan.kodeAsing]
      .flatMap(([kolom, kode]) =>
        [...kode]
          .toSorted(([, a], [, b]) => b - a)
          .slice(0, 30)
          .map(([dari, jumlah]) => ({ kolom, dari, jumlah })),
      )
      .slice(0, 2 * KODE_TERBANYAK),
  }
}

/** Codes a column can be mapped to: the list of DTSEN where there is one, else what the profile maps to already. */
function listPilihanKode(kolom: KolomProfil | undefined): { kode: string; label: string }[] {
  if (!kolom) return []
  const dtsen = listKode(kolom.nama)
  if (dtsen.length > 0) return dtsen.map(({ kode, label }) => ({ kode, label: `${kode} ${label}` }))
  return [...new Set(Object.values(kolom.kode ?? {}))].map((kode) => {
    const arti = ARTI_KEPESERTAAN.find((satu) => satu === kode)
    return { kode, label: arti ? LABEL_ARTI_KEPESERTAAN[arti] : kode }
  })
}
