// Workflow of an usulan: which act leads from which status to which, and which izin it needs. One table for buttons,
// commands, tests and queues.
import type { Izin } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'

// Dasar: urutan langkah DOMAIN §4.1 (usul, musyawarah, pemeriksaan lapangan, verifikasi, pengesahan, penetapan, BPS).
export const STATUS_USULAN = [
  'draf',
  'diajukan',
  'dimusyawarahkan',
  'diperiksa',
  'diverifikasi',
  'disahkan',
  'ditetapkan',
  'dikirim',
  'diproses',
  'terjawab',
  'ditolak',
  'dibatalkan',
] as const
export type StatusUsulan = (typeof STATUS_USULAN)[number]

export const TINDAKAN = [
  'ubah',
  'ajukan',
  'musyawarahkan',
  'tugaskan',
  'periksa',
  'verifikasi',
  'susun',
  'sahkan',
  'tetapkan',
  'kirim',
  'proses',
  'jawab',
  'keluarkan',
  'kembalikan',
  'tolak',
  'batalkan',
] as const
export type Tindakan = (typeof TINDAKAN)[number]

type Langkah = Partial<Record<Tindakan, readonly [StatusUsulan, ...StatusUsulan[]]>>

/** Status → act → statuses it may lead to, the usual one first. Every status is here; the compiler asks for new ones. */
export const ALUR = {
  draf: { ubah: ['draf'], ajukan: ['diajukan'], batalkan: ['dibatalkan'] },
  diajukan: { musyawarahkan: ['dimusyawarahkan', 'ditolak'], kembalikan: ['draf'], batalkan: ['dibatalkan'] },
  dimusyawarahkan: {
    tugaskan: ['dimusyawarahkan'],
    periksa: ['diperiksa'],
    kembalikan: ['diajukan', 'draf'],
    tolak: ['ditolak'],
    batalkan: ['dibatalkan'],
  },
  diperiksa: {
    verifikasi: ['diverifikasi'],
    kembalikan: ['dimusyawarahkan', 'diajukan', 'draf'],
    tolak: ['ditolak'],
  },
  diverifikasi: {
    susun: ['diverifikasi'],
    sahkan: ['disahkan'],
    keluarkan: ['diverifikasi', 'diperiksa', 'dimusyawarahkan', 'diajukan', 'draf'],
    kembalikan: ['diperiksa', 'dimusyawarahkan', 'diajukan', 'draf'],
    tolak: ['ditolak'],
  },
  disahkan: {
    tetapkan: ['ditetapkan'],
    keluarkan: ['diverifikasi', 'diperiksa', 'dimusyawarahkan', 'diajukan', 'draf'],
  },
  ditetapkan: { kirim: ['dikirim'] },
  // BPS may answer before anybody noted that it had begun.
  dikirim: { proses: ['diproses'], jawab: ['terjawab'] },
  diproses: { jawab: ['terjawab'] },
  terjawab: {},
  ditolak: {},
  dibatalkan: {},
} as const satisfies Record<StatusUsulan, Langkah>

const TABEL: Record<StatusUsulan, Langkah> = ALUR

/** Izin an act needs; every act has one. */
export const IZIN_TINDAKAN: Record<Tindakan, Izin> = {
  ubah: 'verval:ajukan',
  ajukan: 'verval:ajukan',
  musyawarahkan: 'verval:musyawarahkan',
  tugaskan: 'verval:tugaskan',
  periksa: 'verval:periksa',
  verifikasi: 'verval:verifikasi',
  susun: 'verval:susun',
  sahkan: 'verval:sahkan',
  tetapkan: 'verval:tetapkan',
  kirim: 'verval:kirim',
  proses: 'verval:kirim',
  jawab: 'verval:jawab',
  keluarkan: 'verval:kembalikan',
  kembalikan: 'verval:kembalikan',
  tolak: 'verval:tolak',
  batalkan: 'verval:batalkan',
}

/** Acts done on a whole daftar, never on one usulan by itself. */
export const TINDAKAN_DAFTAR: readonly Tindakan[] = ['susun', 'sahkan', 'tetapkan', 'kirim', 'proses', 'keluarkan']

/** Statuses in which nothing more happens; the values of the family are free to be proposed again. */
export const STATUS_AKHIR: readonly StatusUsulan[] = STATUS_USULAN.filter(
  (status) => Object.keys(ALUR[status]).length === 0,
)

/** Acts possible from a status, in the order the office performs them. */
export function listTindakan(status: StatusUsulan): Tindakan[] {
  return TINDAKAN.filter((tindakan) => tindakan in ALUR[status])
}

/** Statuses an act may lead to, the usual one first; empty when the act does not apply. */
export function listTujuan(status: StatusUsulan, tindakan: Tindakan): readonly StatusUsulan[] {
  return TABEL[status][tindakan] ?? []
}

/**
 * The status an act leads to (the usual one, or `ke` when it is among the allowed). Refusals:
 * `verval/tindakan-tidak-berlaku` from this status, `verval/tujuan-tidak-berlaku` for another target.
 */
export function nextStatus(status: StatusUsulan, tindakan: Tindakan, ke?: StatusUsulan): Result<StatusUsulan> {
  const tujuanList = listTujuan(status, tindakan)
  const [biasa] = tujuanList
  if (biasa === undefined)
    return refuse(
      'verval/tindakan-tidak-berlaku',
      `Usulan ini ${LABEL_STATUS[status].toLowerCase()}, sehingga tidak dapat ${PASIF_TINDAKAN[tindakan]}. Muat ulang halaman untuk melihat keadaan terakhir.`,
    )
  if (ke === undefined) return ok(biasa)
  return tujuanList.includes(ke)
    ? ok(ke)
    : refuse(
        'verval/tujuan-tidak-berlaku',
        `Usulan yang ${LABEL_STATUS[status].toLowerCase()} tidak dapat dipindahkan ke tahap ${LABEL_STATUS[ke].toLowerCase()}.`,
      )
}

/** A status as people read it. */
export const LABEL_STATUS: Record<StatusUsulan, string> = {
  draf: 'Masih draf',
  diajukan: 'Diajukan',
  dimusyawarahkan: 'Dimusyawarahkan',
  diperiksa: 'Diperiksa',
  diverifikasi: 'Diverifikasi',
  disahkan: 'Disahkan',
  ditetapkan: 'Ditetapkan',
  dikirim: 'Dikirim ke Kemensos',
  diproses: 'Diproses BPS',
  terjawab: 'Terjawab',
  ditolak: 'Ditolak',
  dibatalkan: 'Dibatalkan',
}

const PASIF_TINDAKAN: Record<Tindakan, string> = {
  ubah: 'diubah',
  ajukan: 'diajukan',
  musyawarahkan: 'dimusyawarahkan',
  tugaskan: 'ditugaskan untuk pemeriksaan',
  periksa: 'diperiksa',
  verifikasi: 'diverifikasi',
  susun: 'dimasukkan ke daftar',
  sahkan: 'disahkan',
  tetapkan: 'ditetapkan',
  kirim: 'dikirim',
  proses: 'dicatat diproses',
  jawab: 'dijawab',
  keluarkan: 'dikeluarkan dari daftar',
  kembalikan: 'dikembalikan',
  tolak: 'ditolak',
  batalkan: 'dibatalkan',
}

/** A step of the past as the timeline says it: `Diajukan`, `Dikembalikan`. */
export function labelLangkah(tindakan: string): string {
  // No act of a person: the release that had answered was withdrawn.
  if (tindakan === 'buka-jawaban') return 'Menunggu jawaban lagi'
  if (tindakan === 'buka-proses') return 'Menunggu diproses lagi'
  const kata = PASIF_TINDAKAN[tindakan as Tindakan] ?? tindakan
  return tindakan === 'buat' ? 'Draf dibuat' : `${kata.charAt(0).toUpperCase()}${kata.slice(1)}`
}
