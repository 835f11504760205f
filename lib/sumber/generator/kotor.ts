// Faults as offices deliver them, put into rows of a synthetic release, with the truth about each. One family has one
// fault at most, so that what an import must find can be told exactly. Source of the faults: DOMAIN §4.6.
import type { Masalah } from '../alasan'
import type { KodeCek } from '../cek'
import type { JenisBerkasDtsen } from '../kolom'
import type { AnggotaRow, KeluargaRow, KeluargaRows } from './keluarga-rows'
import { Random } from './random'

/** What an import must say of a row: refuse it, hold it, or warn of it. */
export type KelasKotor = 'salah' | 'ditahan' | 'peringatan'

/** The truth about one row: file, its line there, fault. */
export type Kebenaran = { berkas: JenisBerkasDtsen; baris: number; kode: Masalah | KodeCek; kelas: KelasKotor }

/** Columns of the file of truth; pipe-separated and quoted like the release. */
export const KOLOM_KOTOR = ['berkas', 'baris', 'kode', 'kelas'] as const

/** Name of the file of truth about faults. */
export function namaBerkasKotor(kodeKab: string): string {
  return `kotor_${kodeKab}.csv`
}

/** Rows of one family as they are written, and what is wrong with them. */
export type KeluargaKotor = { keluarga: string[]; anggota: string[]; kebenaran: Kebenaran[] }

/** A family under change: its rows, where they will stand, and what was found so far. */
class Bahan {
  readonly kebenaran: Kebenaran[] = []
  readonly keluarga: string[]
  readonly anggota: string[]

  constructor(
    readonly rows: KeluargaRows,
    readonly baris: { keluarga: number; anggota: number },
    readonly random: Random,
    readonly tetangga: Tetangga | null,
  ) {
    this.keluarga = []
    this.anggota = []
  }

  /** Notes what is to be said of row `ke` of the family's rows in a file. */
  tandai(kode: Masalah | KodeCek, kelas: KelasKotor, berkas: JenisBerkasDtsen, ke = 0): void {
    this.kebenaran.push({ berkas, baris: this.baris[berkas] + ke, kode, kelas })
  }

  /** Every member shares the fate of the family row. */
  ikut(kode: Masalah, kelas: KelasKotor): void {
    for (let i = 0; i < this.rows.anggotaList.length; i++) this.tandai(kode, kelas, 'anggota', i)
  }

  /** A member is refused: the family stands, with fewer members than it says. */
  anggotaSalah(kode: Masalah, ke: number): void {
    this.tandai(kode, 'salah', 'anggota', ke)
    this.tandai('jumlah-anggota-beda', 'peringatan', 'keluarga')
    if (ke === 0) this.tandai('tanpa-kepala', 'peringatan', 'keluarga')
  }
}

/** The head of the clean family before, with the line it stands on. */
type Tetangga = { row: AnggotaRow; baris: number }

type Pengotor = (bahan: Bahan) => boolean

/** A fault of the family row; `ubah` answers false where it does not fit. */
function keluargaSalah(kode: Masalah, ubah: (row: KeluargaRow) => void, anak: Masalah = 'keluarga-salah'): Pengotor {
  return (bahan) => {
    ubah(bahan.rows.keluarga)
    const ditahan = anak === 'keluarga-ditahan'
    bahan.tandai(kode, ditahan ? 'ditahan' : 'salah', 'keluarga')
    bahan.ikut(anak, ditahan ? 'ditahan' : 'salah')
    return true
  }
}

function anggotaSalah(kode: Masalah, ubah: (row: AnggotaRow) => void): Pengotor {
  return (bahan) => {
    const ke = bahan.random.below(bahan.rows.anggotaList.length)
    ubah(bahan.rows.anggotaList[ke] as AnggotaRow)
    bahan.anggotaSalah(kode, ke)
    return true
  }
}

function keluargaPeringatan(kode: KodeCek, ubah: (row: KeluargaRow) => void): Pengotor {
  return (bahan) => {
    ubah(bahan.rows.keluarga)
    bahan.tandai(kode, 'peringatan', 'keluarga')
    return true
  }
}

function anggotaPeringatan(kode: KodeCek, ubah: (row: AnggotaRow) => void): Pengotor {
  return (bahan) => {
    const ke = bahan.random.below(bahan.rows.anggotaList.length)
    ubah(bahan.rows.anggotaList[ke] as AnggotaRow)
    bahan.tandai(kode, 'peringatan', 'anggota', ke)
    return true
  }
}

const nikLain = (nik: string, dari: number, ganti: string) =>
  nik.slice(0, dari) + ganti + nik.slice(dari + ganti.length)

/** The faults, in a fixed order: which one a family gets is drawn. */
const PENGOTOR: readonly Pengotor[] = [
  keluargaSalah('nomor-kosong', (row) => row.set('nomor_kartu_keluarga', ''), 'tanpa-keluarga'),
  keluargaSalah(
    'nomor-panjang',
    (row) => row.set('nomor_kartu_keluarga', row.get('nomor_kartu_keluarga').slice(0, 15)),
    'tanpa-keluarga',
  ),
  keluargaSalah('nama-kosong', (row) => row.set('nama_anggota_keluarga', ' ')),
  keluargaSalah('nama-angka', (row) => row.set('nama_anggota_keluarga', `${row.get('nama_anggota_keluarga')}2`)),
  keluargaSalah('desil', (row) => row.set('desil_nasional', '11')),
  keluargaSalah('bilangan-negatif', (row) => row.set('luas_lantai', '-36')),
  keluargaSalah('kabupaten', (row) => row.set('kode_kabupaten_kota', '9999')),
  keluargaSalah('desa-kosong', (row) => row.set('kode_kelurahan_desa', '')),
  keluargaSalah(
    'desa-tidak-dikenal',
    (row) => row.set('kode_kelurahan_desa', `${row.get('kode_kelurahan_desa').slice(0, -4)}9999`),
    'keluarga-ditahan',
  ),
  keluargaSalah(
    'kecamatan-tidak-cocok',
    (row) => row.set('kode_kecamatan', `${row.get('kode_kecamatan').slice(0, -2)}99`),
    'keluarga-ditahan',
  ),
  (bahan) => {
    bahan.keluarga.push(bahan.rows.keluarga.toText())
    bahan.tandai('baris-ganda', 'salah', 'keluarga', 1)
    return true
  },
  anggotaSalah('nomor-kosong', (row) => row.set('nomor_induk_kependudukan', '')),
  anggotaSalah('nomor-panjang', (row) =>
    row.set('nomor_induk_kependudukan', row.get('nomor_induk_kependudukan').slice(1)),
  ),
  anggotaSalah('nomor-angka', (row) =>
    row.set('nomor_induk_kependudukan', nikLain(row.get('nomor_induk_kependudukan'), 3, 'O')),
  ),
  anggotaSalah('nama-kosong', (row) => row.set('nama', '')),
  anggotaSalah('nama-angka', (row) => row.set('nama', `${row.get('nama')} 3`)),
  anggotaSalah('tanggal-bentuk', (row) =>
    row.set('tanggal_lahir', row.get('tanggal_lahir').split('-').reverse().join('/')),
  ),
  anggotaSalah('tanggal-umur', (row) => row.set('tanggal_lahir', '1850-01-01')),
  anggotaSalah('bilangan-negatif', (row) => row.set('jumlah_usaha', '-1')),
  (bahan) => {
    // The last member once more: lines behind it do not move.
    const akhir = bahan.rows.anggotaList.length
    bahan.anggota.push((bahan.rows.anggotaList[akhir - 1] as AnggotaRow).toText())
    bahan.tandai('baris-ganda', 'salah', 'anggota', akhir)
    return true
  },
  anggotaPeringatan('nik-tanggal-mustahil', (row) =>
    row.set('nomor_induk_kependudukan', nikLain(row.get('nomor_induk_kependudukan'), 8, '13')),
  ),
  anggotaPeringatan('nik-beda-lahir', (row) => {
    const [tahun = '', bulan = '', hari = ''] = row.get('tanggal_lahir').split('-')
    row.set('tanggal_lahir', `${tahun}-${bulan}-${hari === '01' ? '02' : '01'}`)
  }),
  anggotaPeringatan('nik-beda-kelamin', (row) =>
    row.set('jenis_kelamin', row.get('jenis_kelamin') === '1' ? '2' : '1'),
  ),
  anggotaPeringatan('anggota-kurang-isi', (row) => row.set('jenis_kelamin', '')),
  (bahan) => {
    // Whoever is too young to be asked about school; not every family has one.
    const ke = bahan.rows.anggotaList.findIndex((row) => row.get('partisipasi_sekolah') === '')
    const row = bahan.rows.anggotaList[ke]
    if (!row) return false
    row.set('jenjang_tertinggi_yang_diduduki', '19')
    bahan.tandai('umur-jenjang', 'peringatan', 'anggota', ke)
    return true
  },
  (bahan) => {
    ;(bahan.rows.anggotaList[0] as AnggotaRow).set('status_hubungan_keluarga', '8')
    bahan.tandai('tanpa-kepala', 'peringatan', 'keluarga')
    return true
  },
  (bahan) => {
    const kedua = bahan.rows.anggotaList[1]
    if (!kedua) return false
    kedua.set('status_hubungan_keluarga', '1')
    bahan.tandai('kepala-lebih', 'peringatan', 'keluarga')
    return true
  },
  keluargaPeringatan('jumlah-anggota-beda', (row) =>
    row.set('jumlah_anggota_keluarga', String(Number(row.get('jumlah_anggota_keluarga')) + 1)),
  ),
  keluargaPeringatan('daya-tanpa-listrik', (row) => {
    row.set('sumber_penerangan_utama', '4')
    row.set('daya_terpasang', '1')
  }),
  keluargaPeringatan('kloset-tanpa-bab', (row) => {
    row.set('fasilitas_bab', '6')
    row.set('jenis_kloset', '1')
  }),
  keluargaPeringatan('aset-tidak-cocok', (row) => {
    row.set('kepemilikan_aset', '2')
    row.set('aset_bergerak_sepeda', '1')
  }),
  keluargaPeringatan('keluarga-kurang-isi', (row) => row.set('jenis_lantai_terluas', '')),
  (bahan) => {
    // Somebody of the family next door is written here too.
    if (!bahan.tetangga) return false
    tambah(bahan, bahan.tetangga.row.copy())
    bahan.tandai('nik-dua-kk', 'peringatan', 'anggota', bahan.rows.anggotaList.length)
    bahan.kebenaran.push({ berkas: 'anggota', baris: bahan.tetangga.baris, kode: 'nik-dua-kk', kelas: 'peringatan' })
    return true
  },
  (bahan) => {
    const row = (bahan.rows.anggotaList.at(-1) as AnggotaRow).copy()
    row.set('nomor_induk_kependudukan', nikLain(row.get('nomor_induk_kependudukan'), 12, '8002'))
    tambah(bahan, row)
    bahan.tandai('orang-dua-kali', 'peringatan', 'anggota', bahan.rows.anggotaList.length)
    return true
  },
]

/** One more member behind the others: the family says fewer. */
function tambah(bahan: Bahan, row: AnggotaRow): void {
  row.set('nomor_kartu_keluarga', bahan.rows.keluarga.get('nomor_kartu_keluarga'))
  row.set('status_hubungan_keluarga', '8')
  bahan.anggota.push(row.toText())
  bahan.tandai('jumlah-anggota-beda', 'peringatan', 'keluarga')
}

const LENGKAP = [
  'status_kepemilikan_rumah',
  'jenis_lantai_terluas',
  'jenis_dinding_terluas',
  'jenis_atap_terluas',
  'sumber_air_minum_utama',
  'sumber_penerangan_utama',
] as const

/** Puts faults into a share `bagian` of the rows; the same seed gives the same faults. */
export class PembuatKotor {
  private readonly random: Random
  private tetangga: Tetangga | null = null

  constructor(
    benih: string,
    private readonly bagian: number,
  ) {
    this.random = new Random(`${benih}/kotor`)
  }

  /** Whether a family of `jiwa` members gets a fault: asked once for each, in the order of the file. */
  isTerpilih(jiwa: number): boolean {
    return this.random.chance(Math.min(1, this.bagian * (jiwa + 1)))
  }

  /** The rows with one fault; null when the family is not fit for any. `baris` is where its rows will stand. */
  kotori(rows: KeluargaRows, baris: { keluarga: number; anggota: number }): KeluargaKotor | null {
    // A family that lacks values of itself is warned of without us.
    if (LENGKAP.some((kolom) => rows.keluarga.get(kolom) === '')) return null
    const bahan = new Bahan(rows, baris, this.random, this.tetangga)
    const mulai = this.random.below(PENGOTOR.length)
    for (let i = 0; i < PENGOTOR.length; i++) if (PENGOTOR[(mulai + i) % PENGOTOR.length]?.(bahan)) break
    this.tetangga = null
    return {
      keluarga: [bahan.rows.keluarga.toText(), ...bahan.keluarga],
      anggota: [...bahan.rows.anggotaList.map((row) => row.toText()), ...bahan.anggota],
      kebenaran: bahan.kebenaran,
    }
  }

  /** Notes a family that stays as it is; `kepala` reads its head, `baris` is the line of that. */
  lewati(kepala: () => AnggotaRow, baris: number): void {
    this.tetangga ??= { row: kepala(), baris }
  }
}
