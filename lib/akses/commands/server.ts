// What whoever runs the server does with users: the first administrator, a forgotten password, the accounts of a demo.
import 'server-only'
import { z } from 'zod'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db, withAktor } from '@/lib/server/db'
import { hashSandi, percobaanKey } from '@/lib/server/sandi'
import { AKUN_DEMO, type WilayahDemo } from '../akun-demo'
import { isWilayahOfPeran, LABEL_PERAN, type Peran, serverAktor } from '../izin'
import { KODE_KANTOR, type KodeKantor, perluKantor } from '../kantor'
import { cabutSemua, simpanSandi } from './pengguna'

export type PenggunaBaru = {
  namaPengguna: string
  sandi: string
  nama: string
  peran: Peran
  kodeWilayah: string
  /** Of a verifikator-mitra; others have none. */
  kantor?: KodeKantor | undefined
}

/** Adds a user in the name of the server. Refusals: `akses/wilayah-peran`, `akses/kantor`, `akses/wilayah-tidak-ada`, `akses/nama-terpakai`. */
export async function tambahPengguna(input: PenggunaBaru): Promise<Result<{ id: string }>> {
  if (!isWilayahOfPeran(input.peran, input.kodeWilayah)) {
    return refuse('akses/wilayah-peran', `${LABEL_PERAN[input.peran]} tidak ditempatkan pada tingkat wilayah itu.`)
  }
  if (perluKantor(input.peran) !== (input.kantor !== undefined)) {
    return refuse(
      'akses/kantor',
      perluKantor(input.peran)
        ? `${LABEL_PERAN[input.peran]} memerlukan perangkat daerahnya: ${KODE_KANTOR.join(', ')}.`
        : `${LABEL_PERAN[input.peran]} tidak mewakili perangkat daerah lain.`,
    )
  }
  const sandiHash = await hashSandi(input.sandi)
  return withAktor(serverAktor(input.kodeWilayah.slice(0, 4)), async (tx) => {
    const wilayah = await tx.wilayah.findUnique({ where: { kode: input.kodeWilayah }, select: { kode: true } })
    if (!wilayah) return refuse('akses/wilayah-tidak-ada', `Wilayah ${input.kodeWilayah} tidak ada dalam daftar.`)
    const rows = await tx.$queryRaw`
      INSERT INTO pengguna (nama_pengguna, nama, sandi_hash, peran, kode_wilayah, kantor)
      VALUES (${input.namaPengguna}, ${input.nama}, ${sandiHash}, ${input.peran}, ${input.kodeWilayah}, ${input.kantor ?? null})
      ON CONFLICT (nama_pengguna) DO NOTHING RETURNING id::text`
    const made = z.array(z.object({ id: z.string() })).parse(rows)[0]
    if (!made) return refuse('akses/nama-terpakai', 'Nama pengguna itu sudah dipakai.')
    await catat(tx, 'akses.buat', made.id, {
      peran: input.peran,
      kodeWilayah: input.kodeWilayah,
      ...(input.kantor ? { kantor: input.kantor } : {}),
    })
    return ok({ id: made.id })
  })
}

/** Gives a user a new password in the name of the server, opens their lock and ends their sessions. Refusal: `akses/tidak-ditemukan`. */
export async function aturSandiServer(input: { namaPengguna: string; sandi: string }): Promise<Result<{ id: string }>> {
  const found = await db().$queryRaw`SELECT id::text, kode_kab FROM masuk_cari(${input.namaPengguna})`
  const pengguna = z.array(z.object({ id: z.string(), kode_kab: z.string() })).parse(found)[0]
  if (!pengguna) return refuse('akses/tidak-ditemukan', 'Nama pengguna itu tidak ditemukan.')
  const sandiHash = await hashSandi(input.sandi)
  return withAktor(serverAktor(pengguna.kode_kab), async (tx) => {
    await simpanSandi(tx, pengguna.id, sandiHash)
    await tx.$executeRaw`SELECT masuk_buka(${percobaanKey('nama', input.namaPengguna)})`
    const sesiDicabut = await cabutSemua(tx, pengguna.id)
    await catat(tx, 'akses.atur-sandi', pengguna.id, { sesiDicabut })
    return ok({ id: pengguna.id })
  })
}

/**
 * The demo accounts of one kabupaten/kota, made where they are missing; how many were made. Refusal `akses/bukan-sintetis`:
 * their passwords are public, so a real register never gets them.
 */
export async function buatAkunDemo(kodeKab: string): Promise<Result<{ dibuat: number }>> {
  const setting = await db().pengaturan.findUnique({ where: { kunci: 'sintetis' }, select: { nilai: true } })
  if (setting?.nilai !== true) {
    return refuse('akses/bukan-sintetis', 'Akun contoh hanya dibuat dalam basis data sintetis.')
  }
  const wilayah = await findWilayahDemo(kodeKab)
  if (!wilayah) return refuse('akses/wilayah-tidak-ada', `Wilayah ${kodeKab} tidak punya desa/kelurahan dalam daftar.`)
  let dibuat = 0
  for (const akun of AKUN_DEMO) {
    const { wilayah: tempat, ...pengguna } = akun
    const made = await tambahPengguna({ ...pengguna, kodeWilayah: wilayah[tempat] })
    if (made.ok) dibuat++
    else if (made.error.code !== 'akses/nama-terpakai') return made
  }
  return ok({ dibuat })
}

async function findWilayahDemo(kodeKab: string): Promise<Record<WilayahDemo, string> | null> {
  const kecamatanList = await db().wilayah.findMany({
    where: { induk: kodeKab, wilayahAnakList: { some: {} } },
    orderBy: { kode: 'asc' },
    take: 2,
    select: { kode: true, wilayahAnakList: { orderBy: { kode: 'asc' }, take: 2, select: { kode: true } } },
  })
  const [first, second] = kecamatanList
  const desa = first?.wilayahAnakList[0]?.kode
  // A kabupaten with one kecamatan lends its second desa.
  const lain = second?.wilayahAnakList[0]?.kode ?? first?.wilayahAnakList[1]?.kode ?? desa
  return first && desa && lain ? { kab: kodeKab, kecamatan: first.kode, desa, 'desa-lain': lain } : null
}
