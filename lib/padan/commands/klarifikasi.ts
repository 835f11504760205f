// Asking another kabupaten/kota about a person both were delivered, and answering such a request. Neither side sees the other.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import type { JawabKlarifikasiInput, MintaKlarifikasiInput } from '../schema'

const TANPA_IZIN = 'Peran Anda tidak memiliki izin meminta atau menjawab klarifikasi.'

/** Asks every other kabupaten/kota in which the NIK stands. Refusals: `akses/tanpa-izin`, `padan/tidak-ditemukan`, `padan/sudah-diminta`. */
export async function mintaKlarifikasi(aktor: Aktor, input: MintaKlarifikasiInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'padan:klarifikasi')) return refuse('akses/tanpa-izin', TANPA_IZIN)
  return withAct(aktor, 'padan.minta-klarifikasi', input, async (tx) => {
    const rows = await tx.$queryRaw`SELECT minta_klarifikasi(${input.id}::uuid) AS ditanya`
    const ditanya = z.array(z.object({ ditanya: z.number() })).parse(rows)[0]?.ditanya ?? 0
    if (ditanya < 0)
      return refuse('padan/sudah-diminta', 'Klarifikasi untuk orang ini sudah diminta dan masih menunggu jawaban.')
    if (ditanya === 0)
      return refuse('padan/tidak-ditemukan', 'Temuan tidak ditemukan di wilayah tugas Anda, atau sudah berakhir.')
    await catat(tx, 'padan.minta-klarifikasi', input.id, { ditanya })
    return ok({ id: input.id })
  })
}

/** Answers a request with one of the codes. Refusals: `akses/tanpa-izin`, `padan/tidak-ditemukan` (also when it was answered meanwhile). */
export async function jawabKlarifikasi(aktor: Aktor, input: JawabKlarifikasiInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'padan:klarifikasi')) return refuse('akses/tanpa-izin', TANPA_IZIN)
  return withAct(aktor, 'padan.jawab-klarifikasi', input, async (tx) => {
    const rows = await tx.$queryRaw`SELECT jawab_klarifikasi(${input.id}::uuid, ${input.jawaban}) AS dijawab`
    if (z.array(z.object({ dijawab: z.boolean() })).parse(rows)[0]?.dijawab !== true)
      return refuse('padan/tidak-ditemukan', 'Permintaan tidak ditemukan di wilayah tugas Anda, atau sudah dijawab.')
    await catat(tx, 'padan.jawab-klarifikasi', input.id, { jawaban: input.jawaban })
    return ok({ id: input.id })
  })
}
