// Whether this aktor may do this act on this usulan now: izin, wilayah, status, and that nobody checks their own work.
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { isWithin, tingkatOf } from '@/lib/wilayah/kode'
import { IZIN_TINDAKAN, listTindakan, nextStatus, type StatusUsulan, TINDAKAN_DAFTAR, type Tindakan } from './alur'

/** What the rules need to know of an usulan. */
export type UsulanRingkas = {
  status: StatusUsulan
  kodeDesa: string
  pengusul: string
  diverifikasiOleh: string | null
  daftarId: string | null
}

const TIDAK_DITEMUKAN = 'Usulan tidak ditemukan di wilayah Anda.'

/** Refusal `akses/tanpa-izin` unless the peran has the izin of the act. */
export function cekIzin(aktor: Aktor, tindakan: Tindakan): Result<null> {
  return can(aktor, IZIN_TINDAKAN[tindakan])
    ? ok(null)
    : refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin untuk tindakan ini.')
}

/** Refusal `akses/tanpa-izin`, or `verval/tidak-ditemukan` when the desa is not theirs (its existence is not told). */
export function cekIzinDesa(aktor: Aktor, tindakan: Tindakan, kodeDesa: string): Result<null> {
  const izin = cekIzin(aktor, tindakan)
  if (!izin.ok) return izin
  return isWithin(kodeDesa, aktor.kodeWilayah) ? izin : refuse('verval/tidak-ditemukan', TIDAK_DITEMUKAN)
}

/** A daftar belongs to the whole kabupaten/kota. Refusals `akses/tanpa-izin`, `verval/tidak-ditemukan`. */
export function cekIzinDaftar(aktor: Aktor, tindakan: Tindakan): Result<null> {
  const izin = cekIzin(aktor, tindakan)
  if (!izin.ok) return izin
  return tingkatOf(aktor.kodeWilayah) === 'kabupaten'
    ? izin
    : refuse('verval/tidak-ditemukan', 'Daftar tidak ditemukan di wilayah Anda.')
}

/**
 * The status the act leads to, or the refusal: `akses/tanpa-izin`, `verval/tidak-ditemukan`, `verval/pemisahan-tugas`,
 * `verval/sudah-di-daftar`, `verval/tindakan-tidak-berlaku`, `verval/tujuan-tidak-berlaku`.
 * Dasar pemisahan tugas: pengusul tidak memverifikasi, pemverifikasi tidak mengesahkan (pengendalian intern).
 */
export function cekWewenang(
  aktor: Aktor,
  tindakan: Tindakan,
  usulan: UsulanRingkas,
  ke?: StatusUsulan,
): Result<StatusUsulan> {
  const izin = cekIzinDesa(aktor, tindakan, usulan.kodeDesa)
  if (!izin.ok) return izin
  const tujuan = nextStatus(usulan.status, tindakan, ke)
  if (!tujuan.ok) return tujuan
  if ((tindakan === 'verifikasi' || tindakan === 'periksa') && usulan.pengusul === aktor.id)
    return refuse(
      'verval/pemisahan-tugas',
      `Anda yang mengusulkan, jadi petugas lain yang harus ${tindakan === 'periksa' ? 'memeriksa' : 'memverifikasi'} usulan ini.`,
    )
  if (tindakan === 'sahkan' && usulan.diverifikasiOleh === aktor.id)
    return refuse('verval/pemisahan-tugas', 'Anda yang memverifikasi, jadi pejabat lain yang harus mengesahkannya.')
  if ((tindakan === 'kembalikan' || tindakan === 'tolak') && usulan.daftarId !== null)
    return refuse(
      'verval/sudah-di-daftar',
      'Usulan ini sudah masuk daftar. Keluarkan dulu dari daftar, beserta alasannya.',
    )
  return tujuan
}

/** Acts this aktor may do on this one usulan now, in the order of the office. Acts on a whole daftar are not among them. */
export function listTindakanAktor(aktor: Aktor, usulan: UsulanRingkas): Tindakan[] {
  return listTindakan(usulan.status).filter(
    (tindakan) => !TINDAKAN_DAFTAR.includes(tindakan) && cekWewenang(aktor, tindakan, usulan).ok,
  )
}

/** Whether the usulan waits for this aktor, or is one they made: a case of theirs. */
export function isUsulanUntuk(aktor: Aktor, usulan: UsulanRingkas): boolean {
  return usulan.pengusul === aktor.id || listTindakanAktor(aktor, usulan).length > 0
}
