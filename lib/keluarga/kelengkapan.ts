// How complete what is known of a family is: the values that matter, by group, as data; one evaluator for a page and the
// same rules as one SQL expression for lists. What is missing is named in words.
import { type IsoDate, parseDate, yearsBetween } from '@/lib/core/date'
import { labelKolom } from './kode'

/** One value that should be there: always, or only where another value says so, or from an age on (completed years). */
export type AturanLengkap = {
  kolom: string
  bila?: { kolom: string; kode: readonly string[] }
  umur?: number
}
export type KelompokLengkap = { nama: string; milik: 'keluarga' | 'anggota'; aturanList: readonly AturanLengkap[] }

const semua = (...kolomList: string[]): AturanLengkap[] => kolomList.map((kolom) => ({ kolom }))
const PLN_BERMETER = { kolom: 'sumber_penerangan_utama', kode: ['1'] }
const ADA_BAB = { kolom: 'fasilitas_bab', kode: ['1', '2', '3', '4'] }
const BEKERJA = { kolom: 'status_bekerja', kode: ['1'] }

/**
 * The values that matter, group by group. Ages: the questionnaire asks about school from 5, about work from 10 and about
 * functions of the body from 2 years on. Source of columns and codes: DOMAIN §2.1, §2.2.
 */
export const KELOMPOK_LENGKAP: readonly KelompokLengkap[] = [
  {
    nama: 'Identitas keluarga',
    milik: 'keluarga',
    aturanList: semua('nomor_kartu_keluarga', 'nama_anggota_keluarga', 'alamat'),
  },
  {
    nama: 'Perumahan',
    milik: 'keluarga',
    aturanList: semua(
      'status_kepemilikan_rumah',
      'jenis_lantai_terluas',
      'luas_lantai',
      'jenis_dinding_terluas',
      'jenis_atap_terluas',
    ),
  },
  {
    nama: 'Air, penerangan, dan sanitasi',
    milik: 'keluarga',
    aturanList: [
      ...semua('sumber_air_minum_utama', 'sumber_penerangan_utama', 'bahan_bakar_utama_memasak', 'fasilitas_bab'),
      { kolom: 'daya_terpasang', bila: PLN_BERMETER },
      { kolom: 'id_pelanggan_pln', bila: PLN_BERMETER },
      { kolom: 'jenis_kloset', bila: ADA_BAB },
      { kolom: 'pembuangan_akhir_tinja', bila: ADA_BAB },
    ],
  },
  {
    nama: 'Aset',
    milik: 'keluarga',
    aturanList: semua(
      'kepemilikan_aset',
      'aset_bergerak_lemari_es',
      'aset_bergerak_sepeda_motor',
      'aset_bergerak_mobil',
      'aset_bergerak_smartphone',
      'aset_tidak_bergerak_lahan_lainnya',
      'aset_tidak_bergerak_rumah_lainnya',
    ),
  },
  {
    nama: 'Identitas anggota',
    milik: 'anggota',
    aturanList: semua(
      'nomor_induk_kependudukan',
      'nama',
      'tanggal_lahir',
      'jenis_kelamin',
      'status_hubungan_keluarga',
      'status_kawin',
    ),
  },
  {
    nama: 'Pendidikan',
    milik: 'anggota',
    aturanList: [
      { kolom: 'partisipasi_sekolah', umur: 5 },
      { kolom: 'ijazah_tertinggi_yang_dimiliki', umur: 5 },
    ],
  },
  {
    nama: 'Pekerjaan',
    milik: 'anggota',
    aturanList: [
      { kolom: 'status_bekerja', umur: 10 },
      { kolom: 'lapangan_usaha_dari_pekerjaan_utama', bila: BEKERJA },
      { kolom: 'status_dalam_pekerjaan_utama', bila: BEKERJA },
    ],
  },
  {
    nama: 'Kesehatan',
    milik: 'anggota',
    aturanList: [
      'penglihatan',
      'pendengaran',
      'berjalan_atau_naik_tangga',
      'mengurus_diri',
      'mengingat_berkonsentrasi',
      'penyakit_kronis',
    ].map((kolom) => ({ kolom, umur: 2 })),
  },
]

/** Share in whole per cent, rounded down: 100 means nothing is missing. `kurangList` only names groups that miss something. */
export type Kelengkapan = {
  terisi: number
  seharusnya: number
  persen: number
  kurangList: { kelompok: string; kurang: { label: string; jumlah: number }[] }[]
}

type Isi = (kolom: string) => string | null

/** How complete a family is on a day. Empty text and nothing are the same; a rule whose condition is unknown asks nothing. */
export function computeKelengkapan(keluarga: Isi, anggotaList: readonly Isi[], acuan: IsoDate): Kelengkapan {
  let terisi = 0
  let seharusnya = 0
  const kurangList: Kelengkapan['kurangList'] = []
  for (const { nama, milik, aturanList } of KELOMPOK_LENGKAP) {
    const kurang = aturanList.flatMap((aturan) => {
      const berlaku = (milik === 'keluarga' ? [keluarga] : anggotaList).filter((isi) => isBerlaku(aturan, isi, acuan))
      const kosong = berlaku.filter((isi) => (isi(aturan.kolom) ?? '') === '').length
      seharusnya += berlaku.length
      terisi += berlaku.length - kosong
      return kosong === 0 ? [] : [{ label: labelKolom(aturan.kolom), jumlah: kosong }]
    })
    if (kurang.length > 0) kurangList.push({ kelompok: nama, kurang })
  }
  return { terisi, seharusnya, persen: seharusnya === 0 ? 0 : Math.floor((100 * terisi) / seharusnya), kurangList }
}

function isBerlaku({ bila, umur }: AturanLengkap, isi: Isi, acuan: IsoDate): boolean {
  if (bila && !bila.kode.includes(isi(bila.kolom) ?? '')) return false
  if (umur === undefined) return true
  const lahir = parseDate(isi('tanggal_lahir') ?? '')
  return lahir !== null && yearsBetween(lahir, acuan) >= umur
}

/**
 * The same for every family of a delivery: a SELECT of keluarga_id, kode_desa, terisi and seharusnya over the release as
 * delivered. For jobs on a connection of the owner; only names out of {@link KELOMPOK_LENGKAP} stand in it.
 * Reads both release tables of the delivery once.
 */
export function kelengkapanSql(sumber: { kodeKab: string; rilisId: number; acuan: IsoDate }): string {
  if (!/^\d{4}$/.test(sumber.kodeKab) || !Number.isInteger(sumber.rilisId) || !parseDate(sumber.acuan))
    throw new Error('sumber kelengkapan tidak berbentuk')
  const bagian = (milik: 'keluarga' | 'anggota', alias: string) => {
    const aturanList = KELOMPOK_LENGKAP.filter((satu) => satu.milik === milik).flatMap((satu) => satu.aturanList)
    const berlaku = (aturan: AturanLengkap) => syaratSql(aturan, alias, sumber.acuan)
    return {
      seharusnya: aturanList.map((aturan) => `(${berlaku(aturan)})::integer`).join(' + '),
      terisi: aturanList
        .map((aturan) => `(${berlaku(aturan)} AND coalesce(${alias}.${aturan.kolom}::text, '') <> '')::integer`)
        .join(' + '),
    }
  }
  const k = bagian('keluarga', 'k')
  const a = bagian('anggota', 'a')
  const dari = `kode_kab = '${sumber.kodeKab}' AND rilis_id = ${sumber.rilisId}`
  return `
    SELECT k.keluarga_id, k.kode_desa,
      (${k.terisi} + coalesce(m.terisi, 0))::integer AS terisi,
      (${k.seharusnya} + coalesce(m.seharusnya, 0))::integer AS seharusnya
    FROM rilis_keluarga k
    LEFT JOIN (
      SELECT a.keluarga_id, sum(${a.terisi}) AS terisi, sum(${a.seharusnya}) AS seharusnya
      FROM rilis_anggota a WHERE a.${dari.replace(' AND ', ' AND a.')} GROUP BY a.keluarga_id
    ) m ON m.keluarga_id = k.keluarga_id
    WHERE k.${dari.replace(' AND ', ' AND k.')}`
}

function syaratSql({ bila, umur }: AturanLengkap, alias: string, acuan: IsoDate): string {
  const syarat = [
    ...(bila
      ? [`coalesce(${alias}.${bila.kolom}::text, '') IN (${bila.kode.map((kode) => `'${kode}'`).join(', ')})`]
      : []),
    ...(umur === undefined
      ? []
      : [`coalesce(${alias}.tanggal_lahir <= (date '${acuan}' - interval '${umur} years')::date, false)`]),
  ]
  return syarat.length === 0 ? 'true' : syarat.join(' AND ')
}
