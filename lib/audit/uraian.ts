// An audit row in words: what the act was, and what changed from what to what.

/** Rooms whose acts are recorded, as the filter of the chain offers them. */
export const KAMAR_TINDAKAN: readonly (readonly [string, string])[] = [
  ['akses', 'Akses'],
  ['audit', 'Audit'],
  ['berkas', 'Berkas'],
  ['keluarga', 'Keluarga'],
  ['kelayakan', 'Kelayakan'],
  ['padan', 'Padan'],
  ['peringkat', 'Peringkat'],
  ['server', 'Server'],
  ['sumber', 'Sumber'],
  ['temuan', 'Temuan'],
  ['verval', 'Verval'],
  ['wilayah', 'Wilayah'],
]

/** Acts whose name does not say enough by itself. */
const LABEL: Readonly<Record<string, string>> = {
  'akses.masuk': 'Masuk',
  'akses.masuk-gagal': 'Gagal masuk',
  'akses.keluar': 'Keluar',
  'akses.tolak': 'Ditolak karena tanpa izin',
  'akses.buat': 'Menambah pengguna',
  'akses.ubah': 'Mengubah pengguna',
  'akses.atur-sandi': 'Mengatur kata sandi pengguna',
  'akses.ganti-sandi': 'Mengganti kata sandi sendiri',
  'akses.cabut-sesi': 'Mengakhiri sesi',
  'akses.buka-kunci': 'Membuka kunci pengguna',
  'audit.periksa': 'Memeriksa keutuhan jejak',
  'audit.segel': 'Menyegel log baca',
  'berkas.unduh': 'Mengunduh berkas',
  'keluarga.buka-samaran': 'Membuka nomor yang disamarkan',
  'keluarga.cari': 'Mencari orang',
  'keluarga.catat': 'Mencatat peristiwa keluarga',
  'keluarga.batalkan-catatan': 'Membatalkan catatan peristiwa keluarga',
  'keluarga.bandingkan': 'Membandingkan NIK tanpa membukanya',
  'keluarga.ekspor': 'Mengekspor daftar keluarga',
  'keluarga.lihat': 'Membuka halaman keluarga',
  'keluarga.pasang-syarat': 'Menyaring daftar keluarga menurut isian teks',
  'keluarga.nomor-terpakai': 'Mengisi nomor yang sudah milik orang atau keluarga lain',
  'temuan.minta-mitra': 'Meminta verifikasi perangkat daerah lain',
  'temuan.lihat-mitra': 'Membuka permintaan verifikasi',
  'temuan.unduh-mitra': 'Mengunduh permintaan verifikasi',
  'temuan.jawab': 'Menjawab permintaan verifikasi',
  'temuan.perpanjang-mitra': 'Memperpanjang permintaan verifikasi',
  'temuan.tutup-mitra': 'Menutup permintaan verifikasi',
  'temuan.ekspor': 'Mengekspor daftar temuan',
  'temuan.hitung-capaian': 'Menghitung capaian verval',
  'temuan.unduh-capaian': 'Mengunduh capaian verval',
  'temuan.muat-penduduk': 'Memuat penduduk acuan',
  'server.cadangkan': 'Mencadangkan seluruh data',
  'server.pulihkan': 'Memulihkan cadangan',
}

/** `verval.tolak` reads "Verval: tolak" unless it has words of its own. */
export function labelTindakan(tindakan: string): string {
  const known = LABEL[tindakan]
  if (known) return known
  const [room = '', act = ''] = tindakan.split('.')
  const name = KAMAR_TINDAKAN.find(([kamar]) => kamar === room)?.[1] ?? room
  return act === '' ? name : `${name}: ${act.replaceAll('-', ' ')}`
}

/** One line of what an act recorded; `dari` null when there was nothing before or it is a plain fact. */
export type BarisUraian = { nama: string; dari: string | null; ke: string }

/**
 * The content of a row as lines. `dari` and `ke` beside each other become one line per field, or one line if they are plain values;
 * everything else is a fact. Content that is no object is shown as it is.
 */
export function describeIsi(isi: string): BarisUraian[] {
  const value = parse(isi)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [{ nama: 'isi', dari: null, ke: isi }]
  const { dari, ke, ...facts } = value as Record<string, unknown>
  const change = dari === undefined && ke === undefined ? [] : describeChange(dari, ke)
  return [
    ...change,
    ...Object.entries(facts).map(([nama, fact]) => ({ nama: toLabel(nama), dari: null, ke: toWords(fact) })),
  ]
}

function describeChange(dari: unknown, ke: unknown): BarisUraian[] {
  if (!isRecord(dari) && !isRecord(ke))
    return [{ nama: 'keadaan', dari: dari === undefined ? null : toWords(dari), ke: toWords(ke) }]
  const before = isRecord(dari) ? dari : {}
  const after = isRecord(ke) ? ke : {}
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .filter((nama) => JSON.stringify(before[nama]) !== JSON.stringify(after[nama]))
    .map((nama) => ({ nama: toLabel(nama), dari: toWords(before[nama]), ke: toWords(after[nama]) }))
}

/** The name of a field as people read it: `sesiDicabut` is "sesi dicabut", `status_bekerja` "status bekerja". */
function toLabel(nama: string): string {
  return nama
    .replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replace(/[_-]+/g, ' ')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toWords(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'kosong'
  if (value === true) return 'ya'
  if (value === false) return 'tidak'
  if (Array.isArray(value)) return value.length === 0 ? 'kosong' : value.map(toWords).join(', ')
  if (isRecord(value))
    return Object.entries(value)
      .map(([nama, part]) => `${toLabel(nama)} ${toWords(part)}`)
      .join('; ')
  return String(value)
}

function parse(isi: string): unknown {
  try {
    return JSON.parse(isi)
  } catch {
    return null
  }
}
