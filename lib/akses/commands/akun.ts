// What people do with their own account: another password, ending sessions.
import 'server-only'
import { z } from 'zod'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { db, withAktor } from '@/lib/server/db'
import { hashSandi, isSandi, percobaanKey } from '@/lib/server/sandi'
import { type Aktor, can } from '../izin'
import type { CabutSesiInput, GantiSandiInput } from '../schema'
import { BATAS_PASANGAN } from './masuk'
import { cabutSemua, simpanSandi } from './pengguna'

/**
 * Changes the aktor's own password and ends their sessions other than `sesi`. Refusals: `akses/sandi-lama-salah`,
 * `akses/masuk-terkunci` (wrong ones count as at login, or a borrowed screen could guess without limit), `akses/sandi-sama`.
 */
export async function gantiSandi(aktor: Aktor, input: GantiSandiInput, sesi: string | null): Promise<Result<null>> {
  const kunci = percobaanKey('ganti', aktor.namaPengguna)
  const started = await db()
    .$queryRaw`SELECT masuk_mulai(${kunci}, ${BATAS_PASANGAN}::integer, ${percobaanKey('nama', aktor.namaPengguna)}::bytea) AS boleh`
  if (!z.array(z.object({ boleh: z.boolean() })).parse(started)[0]?.boleh) {
    return refuse('akses/masuk-terkunci', 'Terlalu banyak kata sandi yang salah. Coba lagi setelah 15 menit.')
  }
  const found = await db().$queryRaw`SELECT sandi_hash FROM masuk_cari(${aktor.namaPengguna})`
  const sandiHash = z.array(z.object({ sandi_hash: z.string() })).parse(found)[0]?.sandi_hash ?? null
  if (!(await isSandi(sandiHash, input.sandiLama))) {
    await db().$executeRaw`SELECT masuk_gagal(${kunci}, ${BATAS_PASANGAN}::integer, ${aktor.id}::uuid)`
    return refuse('akses/sandi-lama-salah', 'Kata sandi yang sekarang tidak cocok.')
  }
  await db().$executeRaw`SELECT masuk_buka(${kunci})`
  if (input.sandi === input.sandiLama) {
    return refuse('akses/sandi-sama', 'Kata sandi baru sama dengan yang sekarang.')
  }
  const baru = await hashSandi(input.sandi)
  return withAct(aktor, 'akses.ganti-sandi', { kunci: input.kunci }, async (tx) => {
    await simpanSandi(tx, aktor.id, baru)
    const dicabut = await cabutSemua(tx, aktor.id, sesi ?? undefined)
    await catat(tx, 'akses.ganti-sandi', aktor.id, { sesiDicabut: dicabut })
    return ok(null)
  })
}

/** Ends one session: one's own, or as administrator anybody's in the area. Refusals: `akses/sesi-tidak-ditemukan`. */
export async function cabutSesi(aktor: Aktor, input: CabutSesiInput): Promise<Result<{ penggunaId: string }>> {
  return withAct(aktor, 'akses.cabut-sesi', input, async (tx) => {
    const sesi = await tx.sesi.findFirst({
      where: { id: input.id, kodeKab: aktor.kodeKab, dicabutPada: null },
      select: { penggunaId: true, pengguna: { select: { kodeWilayah: true } } },
    })
    if (!sesi || (sesi.penggunaId !== aktor.id && !can(aktor, 'akses:kelola', sesi.pengguna.kodeWilayah))) {
      return refuse('akses/sesi-tidak-ditemukan', 'Sesi itu sudah berakhir atau tidak ditemukan.')
    }
    const { count } = await tx.sesi.updateMany({
      where: { id: input.id, dicabutPada: null },
      data: { dicabutPada: new Date() },
    })
    if (count === 0) return refuse('akses/sesi-tidak-ditemukan', 'Sesi itu sudah berakhir atau tidak ditemukan.')
    await catat(tx, 'akses.cabut-sesi', sesi.penggunaId, { sesi: input.id })
    return ok({ penggunaId: sesi.penggunaId })
  })
}

/** Ends one session of the aktor; ending it twice is recorded once. */
export async function tutupSesi(aktor: Aktor, sesi: string): Promise<void> {
  await withAktor(aktor, async (tx) => {
    const { count } = await tx.sesi.updateMany({
      where: { id: sesi, penggunaId: aktor.id, dicabutPada: null },
      data: { dicabutPada: new Date() },
    })
    if (count > 0) await catat(tx, 'akses.keluar', aktor.id, { sesi })
  })
}
