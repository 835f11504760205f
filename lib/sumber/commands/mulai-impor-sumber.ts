// Starting the import of an uploaded source as the mapping page decided; the mapping can be kept for the next delivery.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import { antrekan } from '@/lib/server/jobs'
import type { Prisma } from '@/prisma/client/client'
import { JENIS_SUMBER } from '../jenis'
import { applyPemetaan, type Pemetaan, pasangKolom, profilSchema, toKepala } from '../profil/profil'
import { findProfil } from '../queries/find-profil'
import type { MulaiImporSumberInput } from '../schema/sumber'
import { kunciImpor } from './kunci-impor'
import { kunciProfil } from './kunci-profil'
import { refuseKolom } from './muatan/buka-sumber'

/**
 * Queues the import. With `simpan` the profile of the office takes the mapping over and is terverifikasi by that. Refused
 * without izin, for an upload of somebody else or one that has begun, without a file, when a column was chosen twice, and when
 * the columns of its only file tell no row from another or lack the answers.
 */
export async function mulaiImporSumber(aktor: Aktor, input: MulaiImporSumberInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'sumber:impor', aktor.kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor.')
  return withAct(aktor, 'sumber.petakan', input, async (tx) => {
    const { kodeKab } = aktor
    const where = { kodeKab_id: { kodeKab, id: input.id } }
    await kunciImpor(tx, kodeKab, input.id)
    const impor = await tx.impor.findUnique({
      where,
      select: { status: true, aktor: true, jenis: true, berkasList: { select: { nama: true } } },
    })
    if (!impor || impor.aktor !== aktor.id || impor.jenis === 'dtsen')
      return refuse('sumber/tidak-ditemukan', 'Unggahan tidak ditemukan.')
    // What was only tried may be mapped otherwise and tried again; its files are still here.
    if (impor.status !== 'unggah' && impor.status !== 'diperiksa')
      return refuse('sumber/sudah-dimulai', 'Impor ini sudah dimulai.')
    if (impor.berkasList.length === 0) return refuse('sumber/tanpa-berkas', 'Unggah berkasnya lebih dulu.')
    const jenis = z.enum(JENIS_SUMBER).parse(impor.jenis)
    const pemetaan = toPemetaan(input)
    if (input.simpan) await kunciProfil(tx, kodeKab, jenis)
    const { profil, versi } = await findProfil(tx, kodeKab, jenis)
    const ganda = input.kolom.find((nama, i) => nama !== '' && input.kolom.indexOf(nama) !== i)
    if (ganda !== undefined)
      return refuse(
        'sumber/kolom-ganda',
        `Kolom ${profil.kolom.find(({ nama }) => nama === ganda)?.label ?? ganda} dipilih untuk lebih dari satu kepala. Pilih satu saja, yang lain simpan sebagai tambahan.`,
      )
    // Of one file the page showed what is read of it: told here, the file need not be sent again and the mapping is not kept.
    const [berkas] = impor.berkasList
    if (berkas && impor.berkasList.length === 1 && input.kepala.length > 0) {
      const salah = refuseKolom(profil, berkas.nama, pasangKolom(profil, input.kepala, pemetaan.kolom))
      if (salah) return salah
    }
    if (input.simpan) {
      const isi = profilSchema.parse(applyPemetaan(profil, pemetaan))
      await tx.$executeRaw`
        INSERT INTO profil_impor (kode_kab, jenis, versi, isi, aktor, disimpan_pada)
        VALUES (${kodeKab}, ${jenis}, ${versi + 1}, ${JSON.stringify(isi)}::jsonb, ${aktor.id}, ${now()})`
    }
    const pekerjaanId = await antrekan(tx, aktor, 'impor-sumber', { imporId: input.id, jenis })
    await tx.impor.update({
      where,
      data: {
        status: 'antre',
        pekerjaanId,
        coba: input.coba === 'ya',
        pemetaan: pemetaan satisfies Prisma.InputJsonObject,
      },
      select: { id: true },
    })
    await catat(tx, 'sumber.petakan', input.id, {
      jenis,
      pekerjaan: pekerjaanId,
      berkas: impor.berkasList.length,
      ...(input.coba && { coba: true }),
      ...(input.simpan && { profil: versi + 1 }),
    })
    return ok({ id: input.id })
  })
}

function toPemetaan(input: MulaiImporSumberInput): Pemetaan {
  const kode: Record<string, Record<string, string>> = {}
  for (const [i, kolom] of input.kodeKolom.entries()) {
    const dari = input.kodeDari[i] ?? ''
    const ke = input.kodeKe[i] ?? ''
    if (dari !== '' && ke !== '') kode[kolom] = { ...kode[kolom], [dari]: ke }
  }
  return {
    ...(input.pemisah && { pemisah: input.pemisah }),
    ...(input.enkode && { enkode: input.enkode }),
    ...(input.lembar && { lembar: input.lembar }),
    sistem: input.sistem,
    ...(input.tanggal && { tanggal: input.tanggal }),
    kolom: Object.fromEntries(input.kepala.map((kepala, i) => [toKepala(kepala), input.kolom[i] ?? ''])),
    kode,
  }
}
