// Life of a finding: which act leads from which status to which, and who may do it.
import { type Aktor, can, type Izin } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { isWithin } from '@/lib/wilayah/kode'

export const STATUS_TEMUAN = ['baru', 'ditugaskan', 'dikonfirmasi', 'ditepis', 'selesai'] as const
export type StatusTemuan = (typeof STATUS_TEMUAN)[number]

export const LABEL_STATUS: Record<StatusTemuan, string> = {
  baru: 'Baru',
  ditugaskan: 'Ditugaskan',
  dikonfirmasi: 'Dikonfirmasi',
  ditepis: 'Ditepis',
  selesai: 'Sudah tidak ada',
}

/** Status of findings that still hold, whatever was decided. `selesai` is set by a run alone, when it is no longer true. */
export const STATUS_BERLAKU: readonly StatusTemuan[] = ['baru', 'ditugaskan', 'dikonfirmasi', 'ditepis']

export const TINDAKAN_TEMUAN = ['tugaskan', 'konfirmasi', 'tepis', 'buka-kembali'] as const
export type TindakanTemuan = (typeof TINDAKAN_TEMUAN)[number]

const IZIN_TINDAKAN: Record<TindakanTemuan, Izin> = {
  tugaskan: 'temuan:tugaskan',
  konfirmasi: 'temuan:konfirmasi',
  tepis: 'temuan:tepis',
  'buka-kembali': 'temuan:buka-kembali',
}

const ALUR: Record<StatusTemuan, Partial<Record<TindakanTemuan, StatusTemuan>>> = {
  baru: { tugaskan: 'ditugaskan', konfirmasi: 'dikonfirmasi', tepis: 'ditepis' },
  ditugaskan: { tugaskan: 'ditugaskan', konfirmasi: 'dikonfirmasi', tepis: 'ditepis' },
  dikonfirmasi: { 'buka-kembali': 'baru' },
  ditepis: { 'buka-kembali': 'baru' },
  selesai: {},
}

/** Statuses an act may start from. */
export function statusAsal(tindakan: TindakanTemuan): StatusTemuan[] {
  return STATUS_TEMUAN.filter((status) => tindakan in ALUR[status])
}

/** The status an act leads to. Refusal: `temuan/tindakan-tidak-berlaku`. */
export function nextStatus(status: StatusTemuan, tindakan: TindakanTemuan): Result<StatusTemuan> {
  const next = ALUR[status][tindakan]
  return next === undefined
    ? refuse(
        'temuan/tindakan-tidak-berlaku',
        `Temuan ini ${LABEL_STATUS[status].toLowerCase()}, jadi tindakan itu tidak berlaku lagi. Muat ulang halaman untuk melihat keadaannya.`,
      )
    : ok(next)
}

/** Refusal `akses/tanpa-izin` unless the peran has the izin of the act. */
export function cekIzin(aktor: Aktor, tindakan: TindakanTemuan): Result<null> {
  return can(aktor, IZIN_TINDAKAN[tindakan])
    ? ok(null)
    : refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin untuk tindakan ini.')
}

/** What the rules need to know of a finding. */
export type TemuanRingkas = { status: StatusTemuan; kodeDesa: string; petugasId: string | null }

/**
 * The status the act leads to, or the refusal: `akses/tanpa-izin`, `temuan/tidak-ditemukan`, `temuan/bukan-tugas` (who does
 * not give out work decides only on what was given to them), `temuan/tindakan-tidak-berlaku`.
 */
export function cekWewenang(aktor: Aktor, tindakan: TindakanTemuan, temuan: TemuanRingkas): Result<StatusTemuan> {
  const izin = cekIzin(aktor, tindakan)
  if (!izin.ok) return izin
  if (!isWithin(temuan.kodeDesa, aktor.kodeWilayah))
    return refuse('temuan/tidak-ditemukan', 'Temuan tidak ditemukan di wilayah Anda.')
  if (!can(aktor, 'temuan:tugaskan') && temuan.petugasId !== aktor.id)
    return refuse(
      'temuan/bukan-tugas',
      'Temuan ini tidak ditugaskan kepada Anda. Mintalah Dinas Sosial menugaskannya bila perlu Anda tangani.',
    )
  return nextStatus(temuan.status, tindakan)
}

/** Acts this aktor may do on this finding now, in the order of the office. */
export function listTindakan(aktor: Aktor, temuan: TemuanRingkas): TindakanTemuan[] {
  return TINDAKAN_TEMUAN.filter((tindakan) => cekWewenang(aktor, tindakan, temuan).ok)
}
