// The rows of a list, written and moved all at once: one statement each, whatever their number.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import type { Tx } from '@/lib/server/db'
import type { StatusUsulan, Tindakan } from '../alur'
import { sidikOf } from '../daftar'
import type { DaftarTerkunci } from './lock'

/** Writes the frozen rows of a new list. */
export async function bekukanBaris(
  tx: Tx,
  aktor: Aktor,
  daftarId: string,
  barisList: readonly { urutan: number; usulanId: string; keluargaId: string; kodeDesa: string; isi: string }[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO daftar_baris (kode_kab, daftar_id, urutan, usulan_id, keluarga_id, kode_desa, isi)
    SELECT ${aktor.kodeKab}, ${daftarId}::uuid, urutan, "usulanId", "keluargaId", "kodeDesa", isi
    FROM jsonb_to_recordset(${JSON.stringify(barisList)}::jsonb)
      AS t (urutan integer, "usulanId" uuid, "keluargaId" uuid, "kodeDesa" text, isi text)`
}

/** Moves every usulan still in the list that stands at `dari`, each with its signed step. Returns how many. */
export async function gerakkanBaris(
  tx: Tx,
  aktor: Aktor,
  pada: Date,
  daftarId: string,
  gerak: {
    tindakan: Tindakan | 'buka-proses'
    dari: StatusUsulan
    ke: StatusUsulan
    rujukan: string
    catatan?: string | undefined
  },
): Promise<number> {
  const { kodeKab } = aktor
  const catatan = gerak.catatan ?? null
  await tx.$executeRaw`
    INSERT INTO usulan_langkah (kode_kab, usulan_id, kode_desa, tindakan, dari, ke, aktor, nama, peran, kode_wilayah, catatan, rujukan, pada)
    SELECT kode_kab, id, kode_desa, ${gerak.tindakan}, status, ${gerak.ke}, ${aktor.id}, ${aktor.nama}, ${aktor.peran}, ${aktor.kodeWilayah}, ${catatan}, ${gerak.rujukan}, ${pada}
    FROM usulan WHERE kode_kab = ${kodeKab} AND daftar_id = ${daftarId}::uuid AND status = ${gerak.dari}`
  return tx.$executeRaw`
    UPDATE usulan SET status = ${gerak.ke}, status_pada = CASE WHEN status = ${gerak.ke} THEN status_pada ELSE ${pada} END,
      diubah_pada = ${pada}, versi = versi + 1
    WHERE kode_kab = ${kodeKab} AND daftar_id = ${daftarId}::uuid AND status = ${gerak.dari}`
}

/** Ids of the usulan that are in the list now. */
export async function listUsulanId(tx: Tx, aktor: Aktor, daftarId: string): Promise<string[]> {
  const rows = await tx.usulan.findMany({ where: { kodeKab: aktor.kodeKab, daftarId }, select: { id: true } })
  return rows.map(({ id }) => id)
}

const isiBaris = z.array(z.object({ isi: z.string() }))

/** Texts of the rows of the present version, in their order. */
export async function listIsi(tx: Tx, aktor: Aktor, daftarId: string): Promise<string[]> {
  const rows = await tx.$queryRaw`
    SELECT isi FROM daftar_baris
    WHERE kode_kab = ${aktor.kodeKab} AND daftar_id = ${daftarId}::uuid AND dikeluarkan_versi IS NULL ORDER BY urutan`
  return isiBaris.parse(rows).map(({ isi }) => isi)
}

/**
 * Whether what was signed on the screen is what the list holds. Refusals: `verval/versi-berubah` when a newer version
 * exists, `verval/isi-berubah` when the rows no longer give the hash of the version.
 */
export async function cekSidik(
  tx: Tx,
  aktor: Aktor,
  daftar: DaftarTerkunci,
  ditandatangani: { versi: number; sha256: string },
): Promise<Result<null>> {
  if (daftar.versi !== ditandatangani.versi || daftar.sha256 !== ditandatangani.sha256)
    return refuse(
      'verval/versi-berubah',
      `Daftar ${daftar.nomor} sudah berubah: sekarang versi ${daftar.versi}. Baca versi itu dahulu, lalu tanda tangani.`,
    )
  const sidik = sidikOf(
    { kodeKab: aktor.kodeKab, nomor: daftar.nomor, versi: daftar.versi },
    await listIsi(tx, aktor, daftar.id),
  )
  return sidik === daftar.sha256
    ? ok(null)
    : refuse(
        'verval/isi-berubah',
        `Isi daftar ${daftar.nomor} tidak cocok dengan sidik versinya. Jangan ditandatangani; hubungi administrator.`,
      )
}

/**
 * Whether the rows about to leave are the ones that were ditetapkan: their hash is computed again and held against the
 * signature itself, which nobody can rewrite. Refusal: `verval/isi-berubah`.
 */
export async function cekTertandatangani(tx: Tx, aktor: Aktor, daftar: DaftarTerkunci): Promise<Result<null>> {
  const tandaTangan = await tx.daftarTandaTangan.findFirst({
    where: { kodeKab: aktor.kodeKab, daftarId: daftar.id, versi: daftar.versi, tindakan: 'tetapkan' },
    select: { sha256: true },
  })
  const sidik = sidikOf(
    { kodeKab: aktor.kodeKab, nomor: daftar.nomor, versi: daftar.versi },
    await listIsi(tx, aktor, daftar.id),
  )
  return tandaTangan !== null && tandaTangan.sha256 === sidik && daftar.sha256 === sidik
    ? ok(null)
    : refuse(
        'verval/isi-berubah',
        `Isi daftar ${daftar.nomor} bukan isi yang ditetapkan kepala daerah. Daftar tidak dikirim; hubungi administrator.`,
      )
}
