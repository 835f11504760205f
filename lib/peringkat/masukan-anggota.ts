// Inputs drawn from the members of a family: counts, the head, the women and men who lead it.
// None depends on the order of the members; where several persons answer, the smallest code (byte order) speaks.
import type { IsoDate } from '@/lib/core/date'
import type { AnggotaMasukan, JenisMasukan, NilaiMasukan } from './masukan'
import { lahirSebelum } from './umur'

type MasukanAnggota = {
  jenis: JenisMasukan
  /** DTSEN column whose codes the value has. */
  kolom?: string
  /** Value of a family without members where SQL finds no row to aggregate. */
  tanpaAnggota: 0 | null
  derive: (anggotaList: readonly AnggotaMasukan[], acuan: IsoDate) => NilaiMasukan
  /** The aggregate over member rows `g`, as text. */
  sql: (acuan: IsoDate) => string
}

type Syarat = { benar: (anggota: AnggotaMasukan, acuan: IsoDate) => boolean; sql: (acuan: IsoDate) => string }

const DISABILITAS = [
  'penglihatan',
  'pendengaran',
  'berjalan_atau_naik_tangga',
  'menggunakan_tangan_jari',
  'belajar_kemampuan_intelektual',
  'pengendalian_perilaku',
  'berbicara_komunikasi',
  'mengurus_diri',
  'mengingat_berkonsentrasi',
] as const

/** Level of schooling by ijazah: 1 SD, 2 SMP, 3 SMA, 4 above; codes not listed count as 0. Code list: DOMAIN §2.2. */
const TINGKAT_IJAZAH: readonly (readonly [tingkat: number, kode: readonly string[]])[] = [
  [1, ['01', '02', '03', '04', '05']],
  [2, ['06', '07', '08', '09', '10']],
  [3, ['11', '12', '13', '14', '15', '16', '17']],
  [4, ['18', '19', '20', '21', '22']],
]

const is = (kolom: keyof AnggotaMasukan, ...kode: string[]): Syarat => ({
  benar: (anggota) => {
    const nilai = anggota[kolom]
    return nilai !== null && kode.includes(nilai)
  },
  sql: () =>
    kode.length === 1 ? `g.${kolom} = '${kode[0]}'` : `g.${kolom} IN (${kode.map((k) => `'${k}'`).join(', ')})`,
})

/** Age from `mulai` (completed years) to below `sampai`; without a date of birth nobody is counted. */
const umur = (mulai: number | null, sampai: number | null): Syarat => ({
  benar: ({ tanggal_lahir: lahir }, acuan) =>
    lahir !== null &&
    (mulai === null || lahir <= lahirSebelum(acuan, mulai)) &&
    (sampai === null || lahir > lahirSebelum(acuan, sampai)),
  sql: (acuan) =>
    [
      ...(mulai === null ? [] : [`g.tanggal_lahir <= DATE '${lahirSebelum(acuan, mulai)}'`]),
      ...(sampai === null ? [] : [`g.tanggal_lahir > DATE '${lahirSebelum(acuan, sampai)}'`]),
    ].join(' AND '),
})

const all = (...syarat: Syarat[]): Syarat => ({
  benar: (anggota, acuan) => syarat.every((s) => s.benar(anggota, acuan)),
  sql: (acuan) => syarat.map((s) => s.sql(acuan)).join(' AND '),
})

const any = (...syarat: Syarat[]): Syarat => ({
  benar: (anggota, acuan) => syarat.some((s) => s.benar(anggota, acuan)),
  sql: (acuan) => `(${syarat.map((s) => s.sql(acuan)).join(' OR ')})`,
})

const count = (syarat: Syarat): MasukanAnggota => ({
  jenis: 'bilangan',
  tanpaAnggota: 0,
  derive: (list, acuan) => list.filter((anggota) => syarat.benar(anggota, acuan)).length,
  sql: (acuan) => `count(*) FILTER (WHERE ${syarat.sql(acuan)})`,
})

const least = (kolom: keyof AnggotaMasukan, syarat: Syarat, jenis: 'kode' | 'umur' = 'kode'): MasukanAnggota => ({
  jenis,
  kolom,
  tanpaAnggota: null,
  derive: (list, acuan) => {
    let terkecil: string | null = null
    for (const anggota of list) {
      const nilai = anggota[kolom]
      if (nilai === null || !syarat.benar(anggota, acuan)) continue
      if (terkecil === null || isBefore(nilai, terkecil)) terkecil = nilai
    }
    return terkecil
  },
  sql: (acuan) => `min(g.${kolom}${jenis === 'kode' ? ' COLLATE "C"' : ''}) FILTER (WHERE ${syarat.sql(acuan)})`,
})

const tingkatTertinggi: MasukanAnggota = {
  jenis: 'bilangan',
  tanpaAnggota: null,
  derive: (list) =>
    list.reduce<number | null>((tertinggi, { ijazah_tertinggi_yang_dimiliki: ijazah }) => {
      const tingkat = TINGKAT_IJAZAH.find(([, kode]) => ijazah !== null && kode.includes(ijazah))?.[0] ?? 0
      return Math.max(tertinggi ?? 0, tingkat)
    }, null),
  sql: () => {
    const cabang = TINGKAT_IJAZAH.map(
      ([tingkat, kode]) =>
        `WHEN g.ijazah_tertinggi_yang_dimiliki IN (${kode.map((k) => `'${k}'`).join(', ')}) THEN ${tingkat}`,
    )
    return `max(CASE ${cabang.join(' ')} ELSE 0 END)`
  },
}

/** Order by code point, which is the byte order of COLLATE "C"; `<` would order surrogate pairs otherwise. */
function isBefore(a: string, b: string): boolean {
  const [kiri, kanan] = [[...a], [...b]]
  for (let i = 0; i < kiri.length && i < kanan.length; i++) {
    const selisih = (kiri[i]?.codePointAt(0) ?? 0) - (kanan[i]?.codePointAt(0) ?? 0)
    if (selisih !== 0) return selisih < 0
  }
  return kiri.length < kanan.length
}

const KEPALA = is('status_hubungan_keluarga', '1')
const PEMIMPIN = is('status_hubungan_keluarga', '1', '2')
const PEREMPUAN_PEMIMPIN = all(PEMIMPIN, is('jenis_kelamin', '2'))
const LAKI_PEMIMPIN = all(PEMIMPIN, is('jenis_kelamin', '1'))
const MASIH_SEKOLAH = is('partisipasi_sekolah', '2')

/** Member inputs by key. */
export const MASUKAN_ANGGOTA: Readonly<Record<string, MasukanAnggota>> = {
  anak_0_5: count(umur(null, 6)),
  anak_6_15: count(umur(6, 16)),
  lansia_65: count(umur(65, null)),
  usia_15_64: count(umur(15, 65)),
  usia_6_18: count(umur(6, 19)),
  usia_6_18_sekolah: count(all(umur(6, 19), MASIH_SEKOLAH)),
  kuliah: count(all(MASIH_SEKOLAH, is('jenjang_tertinggi_yang_diduduki', '18', '19', '20', '21', '22'))),
  bekerja: count(is('status_bekerja', '1')),
  disabilitas: count(any(...DISABILITAS.map((kolom) => is(kolom, '1', '2')))),
  perempuan_pemimpin: count(PEREMPUAN_PEMIMPIN),
  laki_pemimpin: count(LAKI_PEMIMPIN),
  pendidikan_tertinggi: tingkatTertinggi,
  kepala_umur: least('tanggal_lahir', KEPALA, 'umur'),
  kepala_jenis_kelamin: least('jenis_kelamin', KEPALA),
  kepala_status_kawin: least('status_kawin', KEPALA),
  kepala_ijazah: least('ijazah_tertinggi_yang_dimiliki', KEPALA),
  kepala_status_bekerja: least('status_bekerja', KEPALA),
  kepala_status_pekerjaan: least('status_dalam_pekerjaan_utama', KEPALA),
  kepala_lapangan_usaha: least('lapangan_usaha_dari_pekerjaan_utama', KEPALA),
  perempuan_ijazah: least('ijazah_tertinggi_yang_dimiliki', PEREMPUAN_PEMIMPIN),
  laki_status_bekerja: least('status_bekerja', LAKI_PEMIMPIN),
  laki_status_pekerjaan: least('status_dalam_pekerjaan_utama', LAKI_PEMIMPIN),
}

/** Indonesian label of each member input. */
export const LABEL_MASUKAN_ANGGOTA: Readonly<Record<string, string>> = {
  anak_0_5: 'Anggota berumur 0–5 tahun',
  anak_6_15: 'Anggota berumur 6–15 tahun',
  lansia_65: 'Anggota berumur 65 tahun ke atas',
  usia_15_64: 'Anggota berumur 15–64 tahun',
  usia_6_18: 'Anggota berumur 6–18 tahun',
  usia_6_18_sekolah: 'Anggota berumur 6–18 tahun yang masih sekolah',
  kuliah: 'Anggota yang sedang kuliah',
  bekerja: 'Anggota yang bekerja',
  disabilitas: 'Anggota dengan kesulitan fungsi',
  perempuan_pemimpin: 'Kepala keluarga atau pasangan perempuan',
  laki_pemimpin: 'Kepala keluarga atau pasangan laki-laki',
  pendidikan_tertinggi: 'Jenjang ijazah tertinggi dalam keluarga',
  kepala_umur: 'Umur kepala keluarga',
  kepala_jenis_kelamin: 'Jenis kelamin kepala keluarga',
  kepala_status_kawin: 'Status kawin kepala keluarga',
  kepala_ijazah: 'Ijazah kepala keluarga',
  kepala_status_bekerja: 'Kepala keluarga bekerja',
  kepala_status_pekerjaan: 'Status pekerjaan kepala keluarga',
  kepala_lapangan_usaha: 'Lapangan usaha kepala keluarga',
  perempuan_ijazah: 'Ijazah kepala keluarga atau pasangan perempuan',
  laki_status_bekerja: 'Kepala keluarga atau pasangan laki-laki bekerja',
  laki_status_pekerjaan: 'Status pekerjaan kepala keluarga atau pasangan laki-laki',
}
