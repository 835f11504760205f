// Login: who typed the right password for an active account gets a session; everybody else gets one and the same answer.
import 'server-only'
import { z } from 'zod'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db, setLingkup } from '@/lib/server/db'
import { isSandi, percobaanKey } from '@/lib/server/sandi'
import { type Aktor, KAB_PELADEN, PERAN, serverAktor } from '../izin'
import { UMUR_SESI_DETIK } from '../sesi'

/** Wrong passwords for one name from one address until it is locked there for 15 minutes. */
export const BATAS_PASANGAN = 5
/** Wrong passwords for one name from all addresses together until it is locked everywhere: guessing from many places. */
export const BATAS_NAMA = 50
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
 * `akses/masuk-terkunci` for 15 minutes after 5 wrong passwords for a name from one address, whether the name is known or
 * not (its owner still enters from elsewhere), 50 for a name from anywhere, or 100 from one address.
 * Success, failure and lock are recorded; a name that does not exist is recorded without the name.
 */
export async function masuk(
  input: { namaPengguna: string; sandi: string },
  asal: Asal,
): Promise<Result<{ sesi: string }>> {
  const namaPengguna = input.namaPengguna.trim().toLowerCase()
  const kunciNama = percobaanKey('nama', namaPengguna)
  const kunciAlamat = percobaanKey('alamat', asal.alamat)
  const kunciPasangan = percobaanKey('pasangan', `${namaPengguna}\n${asal.alamat}`)
  const kunci: Kunci = { nama: kunciNama, alamat: kunciAlamat, pasangan: kunciPasangan }
  // Always in this order: attempts that wait for each other's row then never wait in a circle. What is locked here does
  // not count against the name everywhere.
  if (!(await isBoleh(kunciAlamat, BATAS_ALAMAT))) return terkunci()
  if (!(await isBoleh(kunciPasangan, BATAS_PASANGAN, kunciNama))) return terkunci()
  if (!(await isBoleh(kunciNama, BATAS_NAMA))) return terkunci()

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
    const sesi = await buka(aktor, kunci, asal)
    if (sesi) return ok({ sesi })
  }
  await gagal(aktor, pengguna?.id ?? null, kunci, asal)
  return refuse('akses/masuk-ditolak', 'Nama pengguna atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.')
}

function terkunci(): Result<never> {
  return refuse(
    'akses/masuk-terkunci',
    'Terlalu banyak percobaan masuk. Tunggu 15 menit, atau minta administrator membuka kuncinya.',
  )
}

/** Keys under which an attempt is counted. */
type Kunci = { nama: Buffer; alamat: Buffer; pasangan: Buffer }

async function isBoleh(kunci: Buffer, batas: number, nama: Buffer | null = null): Promise<boolean> {
  const rows = await db().$queryRaw`SELECT masuk_mulai(${kunci}, ${batas}::integer, ${nama}::bytea) AS boleh`
  return z.array(z.object({ boleh: z.boolean() })).parse(rows)[0]?.boleh ?? false
}

/** Session id, or null when the user was deactivated between the two looks. */
async function buka(aktor: Aktor, kunci: Kunci, asal: Asal): Promise<string | null> {
  return db().$transaction(async (tx) => {
    await setLingkup(tx, aktor)
    const rows = await tx.$queryRaw`
      SELECT masuk_catat(${aktor.id}::uuid, ${kunci.pasangan}, ${kunci.nama}, ${kunci.alamat}, make_interval(secs => ${UMUR_SESI_DETIK}::integer), ${asal.perangkat})::text AS sesi`
    const sesi = z.array(z.object({ sesi: z.string().nullable() })).parse(rows)[0]?.sesi ?? null
    if (sesi) await catat(tx, 'akses.masuk', aktor.id, { sesi, alamat: asal.alamat, perangkat: asal.perangkat })
    return sesi
  })
}

async function gagal(aktor: Aktor, penggunaId: string | null, kunci: Kunci, asal: Asal): Promise<void> {
  await db().$transaction(async (tx) => {
    await setLingkup(tx, aktor)
    const rows = await tx.$queryRaw`
      SELECT masuk_gagal(${kunci.alamat}, ${BATAS_ALAMAT}::integer, NULL) AS alamat_terkunci,
        masuk_gagal(${kunci.pasangan}, ${BATAS_PASANGAN}::integer, ${penggunaId}::uuid) AS nama_terkunci,
        masuk_gagal(${kunci.nama}, ${BATAS_NAMA}::integer, ${penggunaId}::uuid) AS nama_terkunci_semua`
    const [hasil] = z
      .array(z.object({ alamat_terkunci: z.boolean(), nama_terkunci: z.boolean(), nama_terkunci_semua: z.boolean() }))
      .parse(rows)
    await catat(tx, 'akses.masuk-gagal', penggunaId ?? 'tidak-dikenal', {
      alamat: asal.alamat,
      namaTerkunci: hasil?.nama_terkunci,
      namaTerkunciDiSemuaAlamat: hasil?.nama_terkunci_semua,
      alamatTerkunci: hasil?.alamat_terkunci,
    })
  })
}
