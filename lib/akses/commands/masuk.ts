// Login: who typed the right password for an active account gets a session; everybody else gets one and the same answer.
import 'server-only'
import { z } from 'zod'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db, setLingkup } from '@/lib/server/db'
import { isSandi, percobaanKey } from '@/lib/server/sandi'
import { type Aktor, KAB_PELADEN, PERAN, serverAktor } from '../izin'
import { UMUR_SESI_DETIK } from '../sesi'

/** Wrong passwords for one name until it is locked for 15 minutes. */
export const BATAS_NAMA = 5
/** Wrong passwords from one address until it is locked: an office of many people stands behind one. */
export const BATAS_ALAMAT = 100

const penggunaRow = z.object({
  id: z.string(),
  nama: z.string(),
  sandi_hash: z.string(),
  peran: z.enum(PERAN),
  kode_wilayah: z.string(),
  kode_kab: z.string(),
  aktif: z.boolean(),
})

/** Where a login comes from, as the audit keeps it. */
export type Asal = { alamat: string; perangkat: string }

/**
 * Checks a name and a password and opens a session; `sesi` is its id.
 * Refusals: `akses/masuk-ditolak` (unknown name, wrong password and inactive account are not told apart),
 * `akses/masuk-terkunci` after 5 wrong passwords for a name, known or not, or 100 from one address, for 15 minutes.
 * Success, failure and lock are recorded; a name that does not exist is recorded without the name.
 */
export async function masuk(
  input: { namaPengguna: string; sandi: string },
  asal: Asal,
): Promise<Result<{ sesi: string }>> {
  const namaPengguna = input.namaPengguna.trim().toLowerCase()
  const kunciNama = percobaanKey('nama', namaPengguna)
  const kunciAlamat = percobaanKey('alamat', asal.alamat)
  // The address is always counted first: attempts that wait for each other's row then never wait in a circle.
  if (!(await isBoleh(kunciAlamat, BATAS_ALAMAT)) || !(await isBoleh(kunciNama, BATAS_NAMA))) return terkunci()

  const found = await db().$queryRaw`
    SELECT id::text, nama, sandi_hash, peran, kode_wilayah, kode_kab, aktif FROM masuk_cari(${namaPengguna})`
  const pengguna = z.array(penggunaRow).parse(found)[0]
  const matches = await isSandi(pengguna?.sandi_hash ?? null, input.sandi)
  const aktor: Aktor = pengguna
    ? {
        id: pengguna.id,
        nama: pengguna.nama,
        namaPengguna,
        peran: pengguna.peran,
        kodeWilayah: pengguna.kode_wilayah,
        kodeKab: pengguna.kode_kab,
      }
    : serverAktor(KAB_PELADEN)

  if (pengguna?.aktif && matches) {
    const sesi = await buka(aktor, kunciNama, kunciAlamat, asal)
    if (sesi) return ok({ sesi })
  }
  await gagal(aktor, pengguna?.id ?? null, kunciNama, kunciAlamat, asal)
  return refuse('akses/masuk-ditolak', 'Nama pengguna atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.')
}

function terkunci(): Result<never> {
  return refuse(
    'akses/masuk-terkunci',
    'Terlalu banyak percobaan masuk. Tunggu 15 menit, atau minta administrator membuka kuncinya.',
  )
}

async function isBoleh(kunci: Buffer, batas: number): Promise<boolean> {
  const rows = await db().$queryRaw`SELECT masuk_mulai(${kunci}, ${batas}::integer) AS boleh`
  return z.array(z.object({ boleh: z.boolean() })).parse(rows)[0]?.boleh ?? false
}

/** Session id, or null when the user was deactivated between the two looks. */
async function buka(aktor: Aktor, kunciNama: Buffer, kunciAlamat: Buffer, asal: Asal): Promise<string | null> {
  return db().$transaction(async (tx) => {
    await setLingkup(tx, aktor)
    const rows = await tx.$queryRaw`
      SELECT masuk_catat(${aktor.id}::uuid, ${kunciNama}, ${kunciAlamat}, make_interval(secs => ${UMUR_SESI_DETIK}::integer), ${asal.perangkat})::text AS sesi`
    const sesi = z.array(z.object({ sesi: z.string().nullable() })).parse(rows)[0]?.sesi ?? null
    if (sesi) await catat(tx, 'akses.masuk', aktor.id, { sesi, alamat: asal.alamat, perangkat: asal.perangkat })
    return sesi
  })
}

async function gagal(
  aktor: Aktor,
  penggunaId: string | null,
  kunciNama: Buffer,
  kunciAlamat: Buffer,
  asal: Asal,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await setLingkup(tx, aktor)
    const rows = await tx.$queryRaw`
      SELECT masuk_gagal(${kunciAlamat}, ${BATAS_ALAMAT}::integer, NULL) AS alamat_terkunci,
        masuk_gagal(${kunciNama}, ${BATAS_NAMA}::integer, ${penggunaId}::uuid) AS nama_terkunci`
    const [hasil] = z.array(z.object({ alamat_terkunci: z.boolean(), nama_terkunci: z.boolean() })).parse(rows)
    await catat(tx, 'akses.masuk-gagal', penggunaId ?? 'tidak-dikenal', {
      alamat: asal.alamat,
      namaTerkunci: hasil?.nama_terkunci,
      alamatTerkunci: hasil?.alamat_terkunci,
    })
  })
}
