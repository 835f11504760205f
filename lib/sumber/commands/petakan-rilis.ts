// What somebody decided about the headers and the reading of an uploaded release; the office may keep it for the next one.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { labelKolom } from '@/lib/keluarga/kode'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { Prisma } from '@/prisma/client/client'
import { toNamaKolom } from '../kolom'
import { type PemetaanRilis, pemetaanRilisSchema } from '../pemetaan-rilis'
import { findPetaRilis, PROFIL_RILIS } from '../queries/find-peta-rilis'
import type { PetakanRilisInput } from '../schema'
import { kunciImpor } from './kunci-impor'
import { kunciProfil } from './kunci-profil'

/**
 * Keeps the decision with the upload, with `simpan` also for deliveries to come. Refused without izin, for an upload of
 * somebody else or one that has begun, for a column that was never in a release, and for two headers of a table read as one.
 */
export async function petakanRilis(aktor: Aktor, input: PetakanRilisInput): Promise<Result<{ id: string }>> {
  const { kodeKab } = aktor
  if (!can(aktor, 'sumber:impor', kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor rilis.')
  return withAct(aktor, 'sumber.petakan-rilis', input, async (tx) => {
    const where = { kodeKab_id: { kodeKab, id: input.id } }
    await kunciImpor(tx, kodeKab, input.id)
    const impor = await tx.impor.findUnique({ where, select: { status: true, aktor: true, jenis: true } })
    if (impor?.jenis !== 'dtsen' || impor.aktor !== aktor.id)
      return refuse('sumber/tidak-ditemukan', 'Unggahan tidak ditemukan.')
    if (impor.status !== 'unggah') return refuse('sumber/sudah-dimulai', 'Impor ini sudah dimulai.')
    const kolom = Object.fromEntries(input.kepala.map((kepala, i) => [toNamaKolom(kepala), input.kolom[i] ?? '']))
    const isi = pemetaanRilisSchema.safeParse({ pemisah: input.pemisah, enkode: input.enkode, kolom })
    if (!isi.success) return refuse('sumber/kolom-asing', 'Kolom yang dipilih bukan kolom rilis. Pilih dari daftarnya.')
    const pemetaan: PemetaanRilis = isi.data
    const ganda = findGanda(input)
    if (ganda)
      return refuse(
        'sumber/kolom-ganda',
        `Pada ${ganda.tabel}, ${ganda.kepala.join(' dan ')} sama-sama dibaca sebagai ${labelKolom(ganda.kolom)}. Sisakan satu, yang lain jadikan kolom tambahan.`,
      )
    if (input.simpan) await kunciProfil(tx, kodeKab, PROFIL_RILIS)
    const { peta, versi } = await findPetaRilis(tx, kodeKab)
    if (input.simpan) {
      const gabung = JSON.stringify({ kolom: { ...peta, ...pemetaan.kolom } })
      await tx.$executeRaw`
        INSERT INTO profil_impor (kode_kab, jenis, versi, isi, aktor, disimpan_pada)
        VALUES (${kodeKab}, ${PROFIL_RILIS}, ${versi + 1}, ${gabung}::jsonb, ${aktor.id}, ${now()})`
    }
    await tx.impor.update({
      where,
      data: { pemetaan: JSON.parse(JSON.stringify(pemetaan)) as Prisma.InputJsonObject },
      select: { id: true },
    })
    await catat(tx, 'sumber.petakan-rilis', input.id, {
      kolom: Object.keys(pemetaan.kolom).length,
      ...(input.simpan && { profil: versi + 1 }),
    })
    return ok({ id: input.id })
  })
}

/** The first column that two headers of one table were chosen for; the other table of a release may have it too. */
function findGanda({ tabel, kepala, kolom }: PetakanRilisInput) {
  const dulu = new Map<string, string>()
  for (const [i, satu] of kolom.entries()) {
    const [nama, ini] = [tabel[i], kepala[i]]
    if (satu === '' || nama === undefined || ini === undefined) continue
    const lain = dulu.get(`${nama} ${satu}`)
    if (lain !== undefined) return { tabel: nama, kolom: satu, kepala: [lain, ini] }
    dulu.set(`${nama} ${satu}`, ini)
  }
  return null
}
