// A look into the uploaded files of a release before they are loaded: what was recognised, what is missing, what is extra.
import 'server-only'
import { mkdir, rm } from 'node:fs/promises'
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { labelKolom } from '@/lib/keluarga/kode'
import { withAktor } from '@/lib/server/db'
import { storagePath } from '@/lib/server/storage'
import { enkodeByNamaSchema } from '../bentuk'
import { findJenisBerkas, KOLOM_ANGGOTA, KOLOM_KELUARGA } from '../kolom'
import { bacaKepala, type PemetaanRilis, type PetaKolom, pemetaanRilisSchema } from '../pemetaan-rilis'
import type { PratinjauRilis, TabelRilis } from '../pratinjau-rilis'
import { samarkan } from '../profil/pratinjau'
import { findPetaRilis } from '../queries/find-peta-rilis'
import { listKolomWajib } from '../scan/plan'
import { bukaTabel, type Tabel } from './tabel/buka-tabel'

const CONTOH_NILAI = 3

/** Choices of the page for reading the files once more. */
export const caraBacaRilisSchema = pemetaanRilisSchema.pick({ pemisah: true, enkode: true })

/**
 * The files of an upload of the aktor's own that has not begun. Refusals: `sumber/tanpa-izin`, `sumber/tidak-ditemukan`,
 * those of reading. Masks every long number, whatever its column.
 */
export async function lihatRilis(
  aktor: Aktor,
  imporId: string,
  cara: Omit<PemetaanRilis, 'kolom'>,
): Promise<Result<PratinjauRilis>> {
  const { kodeKab } = aktor
  if (!can(aktor, 'sumber:impor', kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor rilis.')
  const dibaca = await withAktor(aktor, async (tx) => {
    const impor = await tx.impor.findUnique({
      where: { kodeKab_id: { kodeKab, id: imporId } },
      select: {
        jenis: true,
        status: true,
        periode: true,
        aktor: true,
        pemetaan: true,
        berkasList: { select: { nama: true, jalur: true, enkode: true }, orderBy: { ke: 'asc' } },
      },
    })
    if (impor?.jenis !== 'dtsen' || impor.status !== 'unggah' || impor.aktor !== aktor.id) return null
    return { impor, ...(await findPetaRilis(tx, kodeKab)) }
  })
  const berkasList = dibaca?.impor.berkasList.flatMap(({ jalur, ...lain }) => (jalur ? [{ jalur, ...lain }] : [])) ?? []
  if (!dibaca || berkasList.length === 0)
    return refuse('sumber/tidak-ditemukan', 'Unggahan ini tidak ada atau belum berisi berkas.')
  const tersimpan = pemetaanRilisSchema.catch({ kolom: {} }).parse(dibaca.impor.pemetaan ?? {})
  const dipakai = { ...tersimpan, ...cara }
  const peta = { ...dibaca.peta, ...tersimpan.kolom }
  const folder = storagePath(`lihat/${kodeKab}/${imporId}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const tabelList: TabelRilis[] = []
    for (const { nama, jalur, enkode: dikenali } of berkasList) {
      const { pemisah, enkode } = dipakai
      const enkodeByNama = enkodeByNamaSchema.parse(dikenali)
      const dialek = { ...(pemisah && { pemisah }), ...(enkode && { enkode }) }
      const dibuka = await bukaTabel({ nama, jalur: storagePath(jalur), enkodeByNama }, dialek, folder)
      if (!dibuka.ok) return dibuka
      for (const tabel of dibuka.value) tabelList.push(await toTabelRilis(tabel, peta))
    }
    return ok({ id: imporId, periode: dibaca.impor.periode, cara: { ...dipakai, kolom: peta }, tabelList })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function toTabelRilis(tabel: Tabel, peta: PetaKolom): Promise<TabelRilis> {
  const namaList = tabel.kolom.map((kepala) => bacaKepala(kepala, peta))
  const jenis = findJenisBerkas(namaList)
  // Of a file nobody knows yet any column may be meant.
  const dikenal: readonly string[] =
    jenis === 'anggota'
      ? KOLOM_ANGGOTA
      : jenis === 'keluarga'
        ? KOLOM_KELUARGA
        : [...new Set([...KOLOM_KELUARGA, ...KOLOM_ANGGOTA])]
  const contoh: string[][] = tabel.kolom.map(() => [])
  for await (const batch of tabel.barisList()) {
    for (const { nilai } of batch)
      for (const [i, daftar] of contoh.entries()) {
        const isi = (nilai[i] ?? '').trim()
        if (isi !== '' && daftar.length < CONTOH_NILAI) daftar.push(samarkan(isi.slice(0, 60), namaList[i]))
      }
    break
  }
  const wajib = new Set(jenis ? listKolomWajib(jenis) : [])
  return {
    nama: tabel.lembar === null ? tabel.nama : `${tabel.nama} lembar ${tabel.lembar}`,
    jenis,
    pemisah: tabel.dialek?.pemisah ?? null,
    enkode: tabel.dialek?.enkode ?? null,
    kolomList: tabel.kolom.map((kepala, i) => {
      const nama = dikenal.includes(namaList[i] ?? '') ? (namaList[i] ?? '') : ''
      return { kepala, nama, label: nama && labelKolom(nama), contoh: contoh[i] ?? [] }
    }),
    kurangList: dikenal
      .filter((nama) => !namaList.includes(nama))
      .map((nama) => ({ nama, label: labelKolom(nama), wajib: wajib.has(nama) })),
  }
}
