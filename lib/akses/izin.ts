// Who may do what: one table of peran and izin, and the one question everybody asks of it.
import { isWithin, type Tingkat, tingkatOf } from '@/lib/wilayah/kode'

export const PERAN = [
  'operator-desa',
  'pendamping',
  'operator-dinsos',
  'verifikator-dinsos',
  'kepala-dinas',
  'kepala-daerah',
  'auditor',
  'administrator',
  'verifikator-mitra',
] as const
export type Peran = (typeof PERAN)[number]

/** Name of each peran as people read it. */
export const LABEL_PERAN: Record<Peran | 'server', string> = {
  'operator-desa': 'Operator desa/kelurahan',
  pendamping: 'Pendamping',
  'operator-dinsos': 'Operator Dinsos',
  'verifikator-dinsos': 'Verifikator Dinsos',
  'kepala-dinas': 'Kepala dinas',
  'kepala-daerah': 'Kepala daerah',
  auditor: 'Auditor',
  administrator: 'Administrator',
  'verifikator-mitra': 'Verifikator perangkat daerah lain',
  server: 'Server',
}

/** Levels of wilayah a user of each peran may be bound to. */
export const TINGKAT_PERAN: Record<Peran, readonly Tingkat[]> = {
  'operator-desa': ['desa'],
  pendamping: ['desa', 'kecamatan', 'kabupaten'],
  'operator-dinsos': ['kabupaten'],
  'verifikator-dinsos': ['kabupaten'],
  'kepala-dinas': ['kabupaten'],
  'kepala-daerah': ['kabupaten'],
  auditor: ['kabupaten'],
  administrator: ['kabupaten'],
  'verifikator-mitra': ['kabupaten'],
}

export const IZIN = [
  'beranda:lihat',
  'wilayah:lihat',
  'wilayah:padankan',
  'akses:kelola',
  'audit:lihat',
  'berkas:unduh',
  'berkas:batalkan',
  'keluarga:lihat',
  'keluarga:cari',
  'keluarga:buka-samaran',
  'keluarga:ekspor',
  'keluarga:catat',
  'keluarga:batalkan-catatan',
  'sumber:lihat',
  'sumber:impor',
  'sumber:setujui',
  'sumber:tarik',
  'sumber:padankan',
  'sumber:prioritaskan',
  'padan:lihat',
  'padan:jalankan',
  'padan:putuskan',
  'padan:periksa',
  'padan:klarifikasi',
  'peringkat:lihat',
  'peringkat:jalankan',
  'kelayakan:lihat',
  'statistik:lihat',
  'temuan:lihat',
  'temuan:hitung',
  'temuan:tugaskan',
  'temuan:konfirmasi',
  'temuan:tepis',
  'temuan:buka-kembali',
  'temuan:minta-mitra',
  'temuan:perpanjang-mitra',
  'temuan:tutup-mitra',
  'temuan:jawab',
  'verval:lihat',
  'verval:ajukan',
  'verval:musyawarahkan',
  'verval:tugaskan',
  'verval:periksa',
  'verval:verifikasi',
  'verval:kembalikan',
  'verval:tolak',
  'verval:batalkan',
  'verval:susun',
  'verval:sahkan',
  'verval:tetapkan',
  'verval:kirim',
  'verval:jawab',
] as const
export type Izin = (typeof IZIN)[number]

const LIHAT = [
  'beranda:lihat',
  'wilayah:lihat',
  'keluarga:lihat',
  'keluarga:cari',
  'kelayakan:lihat',
  'statistik:lihat',
  'temuan:lihat',
  'verval:lihat',
  'berkas:unduh',
] as const satisfies readonly Izin[]

/** The permission table. A kepala daerah reads lists and signs; an administrator sees no personal data. */
export const IZIN_PERAN: Record<Peran, readonly Izin[]> = {
  'operator-desa': [
    ...LIHAT,
    'keluarga:buka-samaran',
    'keluarga:catat',
    'padan:lihat',
    'temuan:konfirmasi',
    'temuan:tepis',
    'verval:ajukan',
    'verval:batalkan',
    'verval:musyawarahkan',
  ],
  pendamping: [...LIHAT, 'keluarga:buka-samaran', 'temuan:konfirmasi', 'temuan:tepis', 'verval:periksa'],
  'operator-dinsos': [
    ...LIHAT,
    'keluarga:buka-samaran',
    'keluarga:ekspor',
    'keluarga:catat',
    'keluarga:batalkan-catatan',
    'berkas:batalkan',
    'sumber:lihat',
    'sumber:impor',
    'sumber:padankan',
    'padan:lihat',
    'padan:jalankan',
    'padan:putuskan',
    'padan:periksa',
    'padan:klarifikasi',
    'wilayah:padankan',
    'peringkat:lihat',
    'peringkat:jalankan',
    'temuan:hitung',
    'temuan:tugaskan',
    'temuan:konfirmasi',
    'temuan:tepis',
    'temuan:buka-kembali',
    'temuan:minta-mitra',
    'temuan:perpanjang-mitra',
    'temuan:tutup-mitra',
    'verval:ajukan',
    'verval:batalkan',
    'verval:musyawarahkan',
    'verval:tugaskan',
    'verval:periksa',
    'verval:kirim',
    'verval:jawab',
  ],
  'verifikator-dinsos': [
    ...LIHAT,
    'keluarga:buka-samaran',
    'keluarga:ekspor',
    'keluarga:batalkan-catatan',
    'berkas:batalkan',
    'sumber:lihat',
    'sumber:setujui',
    'sumber:prioritaskan',
    'padan:lihat',
    'padan:putuskan',
    'padan:periksa',
    'padan:klarifikasi',
    'peringkat:lihat',
    'temuan:tugaskan',
    'temuan:konfirmasi',
    'temuan:tepis',
    'temuan:buka-kembali',
    'temuan:minta-mitra',
    'temuan:perpanjang-mitra',
    'temuan:tutup-mitra',
    'verval:tugaskan',
    'verval:verifikasi',
    'verval:kembalikan',
    'verval:tolak',
    'verval:susun',
  ],
  'kepala-dinas': [
    ...LIHAT,
    'sumber:lihat',
    'sumber:setujui',
    'sumber:tarik',
    'padan:lihat',
    'peringkat:lihat',
    'verval:kembalikan',
    'verval:tolak',
    'verval:sahkan',
  ],
  'kepala-daerah': [...LIHAT, 'peringkat:lihat', 'verval:kembalikan', 'verval:tetapkan'],
  auditor: [...LIHAT, 'audit:lihat', 'sumber:lihat', 'padan:lihat', 'peringkat:lihat'],
  administrator: ['beranda:lihat', 'wilayah:lihat', 'wilayah:padankan', 'akses:kelola', 'audit:lihat'],
  // Sees its own requests and nothing else: its scope in the database holds no desa.
  'verifikator-mitra': ['beranda:lihat', 'temuan:jawab'],
}

/**
 * The user acting, as loaded for this request: peran and wilayah are those of now, not of login.
 * `id` is the user's uuid, or `server` for the command line.
 */
export type Aktor = {
  id: string
  nama: string
  namaPengguna: string
  peran: Peran | 'server'
  kodeWilayah: string
  kodeKab: string
}

/** Whether the aktor has the izin at all; with `kodeWilayah` also whether that area is theirs. */
export function can(aktor: Aktor, izin: Izin, kodeWilayah?: string): boolean {
  const has = aktor.peran === 'server' || IZIN_PERAN[aktor.peran].includes(izin)
  return has && (kodeWilayah === undefined || isWithin(kodeWilayah, aktor.kodeWilayah))
}

/** Izin of the aktor inside one room, for drawing buttons. */
export function listIzin(aktor: Aktor, room: string): Izin[] {
  return IZIN.filter((izin) => izin.startsWith(`${room}:`) && can(aktor, izin))
}

/** Whether the peran reads no row of people at all, wherever it is bound to. */
export function isTanpaOrang(peran: Aktor['peran']): boolean {
  return peran === 'verifikator-mitra'
}

/** Whether a user of this peran may be bound to this area. */
export function isWilayahOfPeran(peran: Peran, kodeWilayah: string): boolean {
  return TINGKAT_PERAN[peran].includes(tingkatOf(kodeWilayah))
}

/** Stands for no kabupaten/kota: the chain of what happens before one is known, such as a login under a name nobody has. */
export const KAB_PELADEN = '0000'

/** The command line acting for one kabupaten/kota; recorded in the audit as `server`. */
export function serverAktor(kodeKab: string): Aktor {
  return { id: 'server', nama: 'Server', namaPengguna: 'server', peran: 'server', kodeWilayah: kodeKab, kodeKab }
}
