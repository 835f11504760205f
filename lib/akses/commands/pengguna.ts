// Users: who may come in, as what, and for which area. Only an administrator, only inside the own kabupaten/kota.
import 'server-only'
import { z } from 'zod'
import { catat } from '@/lib/audit/commands'
import { ok, type Refusal, type Refused, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import type { Tx } from '@/lib/server/db'
import { hashSandi, percobaanKey } from '@/lib/server/sandi'
import { type Aktor, can, isWilayahOfPeran, LABEL_PERAN, PERAN, type Peran } from '../izin'
import { KODE_KANTOR, type KodeKantor } from '../kantor'
import type { AturSandiInput, BuatPenggunaInput, BukaKunciInput, UbahPenggunaInput } from '../schema'

/**
 * Adds a user. Refusals: `akses/tanpa-izin`, `akses/wilayah-peran` (the peran is not for that level of area),
 * `akses/wilayah-tidak-ada`, `akses/nama-terpakai`.
 */
export async function buatPengguna(aktor: Aktor, input: BuatPenggunaInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'akses:kelola')) return tanpaIzin()
  const { sandi, ...recorded } = input
  const sandiHash = await hashSandi(sandi)
  // The password stays out of what withAct hashes: beside its key that hash would be a fast way to guess it.
  return withAct(aktor, 'akses.buat', recorded, async (tx) => {
    const wrong = await checkPenempatan(tx, aktor, input.peran, input.kodeWilayah)
    if (wrong) return wrong
    const rows = await tx.$queryRaw`
      INSERT INTO pengguna (nama_pengguna, nama, sandi_hash, peran, kode_wilayah, kantor)
      VALUES (${input.namaPengguna}, ${input.nama}, ${sandiHash}, ${input.peran}, ${input.kodeWilayah}, ${input.kantor})
      ON CONFLICT (nama_pengguna) DO NOTHING RETURNING id::text`
    const made = z.array(z.object({ id: z.string() })).parse(rows)[0]
    if (!made) return refuse('akses/nama-terpakai', 'Nama pengguna itu sudah dipakai. Pilih nama pengguna lain.')
    await catat(tx, 'akses.buat', made.id, {
      peran: input.peran,
      kodeWilayah: input.kodeWilayah,
      ...kantorOf(input),
    })
    return ok({ id: made.id })
  })
}

/**
 * Changes name, peran, wilayah or whether a user may come in; holds from their next request on. Deactivating ends their sessions.
 * Refusals: as `buatPengguna`, `akses/tidak-ditemukan`, `akses/diri-sendiri` (nobody changes their own peran, wilayah or activity),
 * `akses/administrator-terakhir`.
 */
export async function ubahPengguna(aktor: Aktor, input: UbahPenggunaInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'akses:kelola')) return tanpaIzin()
  return withAct(aktor, 'akses.ubah', input, async (tx) => {
    // Locked in one order by everybody, so that two administrators who demote each other meet here and one is refused.
    const administratorList = await lockAdministrator(tx, aktor.kodeKab)
    const before = await lockPengguna(tx, input.id)
    if (!before || !can(aktor, 'akses:kelola', before.kodeWilayah)) return tidakDitemukan()
    const moved = before.peran !== input.peran || before.kodeWilayah !== input.kodeWilayah
    const placed = moved || before.aktif !== input.aktif
    if (placed && before.id === aktor.id) {
      return refuse('akses/diri-sendiri', 'Peran, wilayah, dan keaktifan akun Anda diubah oleh administrator lain.')
    }
    const wrong = moved ? await checkPenempatan(tx, aktor, input.peran, input.kodeWilayah) : null
    if (wrong) return wrong
    const leaves = before.aktif && before.peran === 'administrator' && !(input.aktif && input.peran === 'administrator')
    if (leaves && administratorList.every((id) => id === before.id)) {
      return refuse(
        'akses/administrator-terakhir',
        'Ini administrator aktif yang terakhir. Tetapkan administrator lain lebih dulu.',
      )
    }
    await tx.pengguna.update({
      where: { id: before.id },
      data: {
        nama: input.nama,
        peran: input.peran,
        kodeWilayah: input.kodeWilayah,
        kantor: input.kantor,
        aktif: input.aktif,
        diubahPada: new Date(),
      },
      select: { id: true },
    })
    const sesi = before.aktif && !input.aktif ? await cabutSemua(tx, before.id) : 0
    await catat(tx, 'akses.ubah', before.id, {
      dari: { peran: before.peran, kodeWilayah: before.kodeWilayah, aktif: before.aktif, ...kantorOf(before) },
      ke: { peran: input.peran, kodeWilayah: input.kodeWilayah, aktif: input.aktif, ...kantorOf(input) },
      namaDiubah: before.nama !== input.nama,
      sesiDicabut: sesi,
    })
    return ok({ id: before.id })
  })
}

/**
 * Gives a user a new password, opens their lock and ends their sessions. Refusals: `akses/tidak-ditemukan`,
 * `akses/diri-sendiri` (one's own is changed with the old one at hand, on the page of the account).
 */
export async function aturSandi(aktor: Aktor, input: AturSandiInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'akses:kelola')) return tanpaIzin()
  const { sandi, ...recorded } = input
  const sandiHash = await hashSandi(sandi)
  return withAct(aktor, 'akses.atur-sandi', recorded, async (tx) => {
    const pengguna = await lockPengguna(tx, input.id)
    if (!pengguna || !can(aktor, 'akses:kelola', pengguna.kodeWilayah)) return tidakDitemukan()
    if (pengguna.id === aktor.id) {
      return refuse('akses/diri-sendiri', 'Kata sandi Anda sendiri diganti di halaman Akun.')
    }
    await simpanSandi(tx, pengguna.id, sandiHash)
    await tx.$executeRaw`SELECT masuk_buka(${percobaanKey('nama', pengguna.namaPengguna)})`
    const sesi = await cabutSemua(tx, pengguna.id)
    await catat(tx, 'akses.atur-sandi', pengguna.id, { sesiDicabut: sesi })
    return ok({ id: pengguna.id })
  })
}

/** Opens the lock of a user before its 15 minutes are over. Refusals: `akses/tidak-ditemukan`. */
export async function bukaKunci(aktor: Aktor, input: BukaKunciInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'akses:kelola')) return tanpaIzin()
  return withAct(aktor, 'akses.buka-kunci', input, async (tx) => {
    const pengguna = await lockPengguna(tx, input.id)
    if (!pengguna || !can(aktor, 'akses:kelola', pengguna.kodeWilayah)) return tidakDitemukan()
    await tx.$executeRaw`SELECT masuk_buka(${percobaanKey('nama', pengguna.namaPengguna)})`
    await tx.pengguna.update({ where: { id: pengguna.id }, data: { terkunciSampai: null }, select: { id: true } })
    await catat(tx, 'akses.buka-kunci', pengguna.id)
    return ok({ id: pengguna.id })
  })
}

/** Stores a new password hash. */
export async function simpanSandi(tx: Tx, id: string, sandiHash: string): Promise<void> {
  const now = new Date()
  await tx.pengguna.update({
    where: { id },
    data: { sandiHash, terkunciSampai: null, sandiDiubahPada: now, diubahPada: now },
    select: { id: true },
  })
}

/** Ends every living session of a user but `except`; how many there were. */
export async function cabutSemua(tx: Tx, penggunaId: string, except?: string): Promise<number> {
  const now = new Date()
  const { count } = await tx.sesi.updateMany({
    where: {
      penggunaId,
      dicabutPada: null,
      berakhirPada: { gt: now },
      ...(except === undefined ? {} : { id: { not: except } }),
    },
    data: { dicabutPada: now },
  })
  return count
}

function tanpaIzin(): Refused<Refusal> {
  return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin mengelola pengguna.')
}

function tidakDitemukan(): Refused<Refusal> {
  return refuse('akses/tidak-ditemukan', 'Pengguna tidak ditemukan.')
}

/** Why the aktor may not place somebody as this peran in this area, or null. */
async function checkPenempatan(
  tx: Tx,
  aktor: Aktor,
  peran: Peran,
  kodeWilayah: string,
): Promise<Refused<Refusal> | null> {
  if (!can(aktor, 'akses:kelola', kodeWilayah)) {
    return refuse('akses/tanpa-izin', 'Wilayah itu di luar wilayah Anda.')
  }
  if (!isWilayahOfPeran(peran, kodeWilayah)) {
    return refuse('akses/wilayah-peran', `${LABEL_PERAN[peran]} tidak ditempatkan pada tingkat wilayah itu.`)
  }
  const wilayah = await tx.wilayah.findUnique({ where: { kode: kodeWilayah }, select: { kode: true } })
  return wilayah ? null : refuse('akses/wilayah-tidak-ada', 'Wilayah itu tidak ada dalam daftar.')
}

const penggunaTerkunci = z.object({
  id: z.string(),
  namaPengguna: z.string(),
  nama: z.string(),
  peran: z.enum(PERAN),
  kodeWilayah: z.string(),
  kantor: z.enum(KODE_KANTOR).nullable(),
  aktif: z.boolean(),
})

/** The office for the audit, where there is one. */
function kantorOf({ kantor }: { kantor: KodeKantor | null }): { kantor?: KodeKantor } {
  return kantor ? { kantor } : {}
}

async function lockPengguna(tx: Tx, id: string): Promise<z.output<typeof penggunaTerkunci> | undefined> {
  const rows = await tx.$queryRaw`
    SELECT id::text, nama_pengguna AS "namaPengguna", nama, peran, kode_wilayah AS "kodeWilayah", kantor, aktif
    FROM pengguna WHERE id = ${id}::uuid FOR UPDATE`
  return z.array(penggunaTerkunci).parse(rows)[0]
}

async function lockAdministrator(tx: Tx, kodeKab: string): Promise<string[]> {
  const rows = await tx.$queryRaw`
    SELECT id::text FROM pengguna WHERE kode_kab = ${kodeKab} AND peran = 'administrator' AND aktif ORDER BY id FOR UPDATE`
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id)
}
