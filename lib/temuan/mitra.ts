// Offices that help to check, as data: which columns each is shown, and what an answer may say. An office sees what it needs to
// recognise a family and nothing of its house, its income or its aid.

import { type KodeKantor, LABEL_KANTOR } from '@/lib/akses/kantor'
import { parseDate } from '@/lib/core/date'
import { formatShortDate } from '@/lib/core/format'

/** Columns a task can carry. `nik` and `nomorKk` are whole; the masked ones show four digits. */
export const KOLOM_MITRA = {
  nama: 'Nama',
  nik: 'NIK',
  nikSamar: 'NIK (tersamar)',
  nomorKk: 'Nomor KK',
  tanggalLahir: 'Tanggal lahir',
  jenisKelamin: 'Jenis kelamin',
  alamat: 'Alamat',
  desa: 'Desa/kelurahan',
  kecamatan: 'Kecamatan',
} as const
export type KolomMitra = keyof typeof KOLOM_MITRA

/** A value of a request as people read it; a dash where there is none. */
export function sebutIsi(kolom: KolomMitra, nilai: string | undefined): string {
  const tanggal = kolom === 'tanggalLahir' ? parseDate(nilai ?? '') : null
  return tanggal ? formatShortDate(tanggal) : (nilai ?? '—')
}

export type Kantor = { label: string; kolom: readonly KolomMitra[]; alasan: string }

// Dasar: UU 27/2022 pasal 16 ayat (2) (pembatasan pemrosesan pada tujuannya): nama, alamat, dan identitas menurut keperluannya.
export const KANTOR = {
  disdukcapil: {
    label: LABEL_KANTOR.disdukcapil,
    kolom: ['nama', 'nik', 'nomorKk', 'tanggalLahir', 'jenisKelamin', 'alamat', 'desa', 'kecamatan'],
    alasan: 'Mencocokkan identitas dengan data kependudukan memerlukan nomornya.',
  },
  dinkes: {
    label: LABEL_KANTOR.dinkes,
    kolom: ['nama', 'nikSamar', 'tanggalLahir', 'jenisKelamin', 'alamat', 'desa', 'kecamatan'],
    alasan: 'Mengenali orang di wilayah kerja puskesmas.',
  },
  dpmd: {
    label: LABEL_KANTOR.dpmd,
    kolom: ['nama', 'alamat', 'desa', 'kecamatan'],
    alasan: 'Mengenali keluarga bersama pemerintah desa/kelurahan.',
  },
  lainnya: {
    label: LABEL_KANTOR.lainnya,
    kolom: ['nama', 'alamat', 'desa', 'kecamatan'],
    alasan: 'Mengenali keluarga dari nama dan alamatnya.',
  },
} as const satisfies Record<KodeKantor, Kantor>

export const JAWABAN_MITRA = ['sesuai', 'tidak-sesuai', 'tidak-dikenal'] as const
export type JawabanMitra = (typeof JAWABAN_MITRA)[number]

export const LABEL_JAWABAN: Record<JawabanMitra, string> = {
  sesuai: 'Sesuai',
  'tidak-sesuai': 'Tidak sesuai',
  'tidak-dikenal': 'Tidak dikenal',
}

/** What can differ. */
export const APA_MITRA = ['nama', 'alamat', 'identitas', 'meninggal', 'pindah', 'lainnya'] as const
export type ApaMitra = (typeof APA_MITRA)[number]

export const LABEL_APA: Record<ApaMitra, string> = {
  nama: 'Nama',
  alamat: 'Alamat',
  identitas: 'NIK, KK, atau tanggal lahir',
  meninggal: 'Sudah meninggal',
  pindah: 'Sudah pindah',
  lainnya: 'Lainnya (tulis di catatan)',
}

/** Most rows of one request: what another office can be asked to look through, most of it in the file. */
export const BARIS_TERBANYAK = 5000

/** An answer as a form or a file gives it; `nomor` is the row of the request. */
export type Jawaban = { nomor: number; jawaban: JawabanMitra; apa: ApaMitra[]; catatan: string | null }

/** Headings of the file a request travels as, in front of and behind the columns of the office. */
export const KEPALA_BERKAS = {
  permintaan: 'permintaan',
  nomor: 'nomor',
  jawaban: 'jawaban',
  apa: 'apa_yang_berbeda',
  catatan: 'catatan',
} as const

const rapi = (teks: string) =>
  teks
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')

/**
 * The answer in a row of a returned file, null when it was left empty, or what is wrong with it as a sentence without its
 * values. Words are read whatever their case, with blanks or hyphens.
 */
export function parseJawaban(
  isi: Pick<BarisJawaban, 'nomor' | 'jawaban' | 'apa' | 'catatan'>,
): Jawaban | null | { salah: string } {
  const nomor = Number(isi.nomor.trim())
  if (!Number.isInteger(nomor) || nomor < 1) return { salah: 'kolom nomor tidak terbaca' }
  if (rapi(isi.jawaban) === '') return null
  const jawaban = JAWABAN_MITRA.find((satu) => satu === rapi(isi.jawaban))
  if (!jawaban) return { salah: 'kolom jawaban diisi sesuai, tidak sesuai, atau tidak dikenal' }
  const kata = isi.apa.split(/[,;/]/).map(rapi).filter(Boolean)
  const apa = APA_MITRA.filter((satu) => kata.includes(satu))
  if (jawaban === 'tidak-sesuai' && apa.length === 0)
    return { salah: `kolom ${KEPALA_BERKAS.apa} diisi satu atau beberapa dari: ${APA_MITRA.join(', ')}` }
  const catatan = isi.catatan.trim().slice(0, 500)
  return { nomor, jawaban, apa: jawaban === 'tidak-sesuai' ? apa : [], catatan: catatan === '' ? null : catatan }
}

/** A row of a returned file: its line, and the texts of the columns that matter. */
export type BarisJawaban = {
  baris: number
  permintaan: string
  nomor: string
  jawaban: string
  apa: string
  catatan: string
}

/** A row of a file that was not taken: its line, and why as a sentence without its values. */
export type BarisDitolak = { baris: number; alasan: string }

/**
 * What of a returned file is an answer to the request `nomor` of `jumlah` rows, and what is not: rows of another request, rows the
 * request does not have, a row answered twice (the first counts), words that are no answer. Rows left empty are neither.
 */
export function pilahJawaban(
  barisList: readonly BarisJawaban[],
  permintaan: { nomor: string; jumlah: number },
): { jawabanList: Jawaban[]; ditolakList: BarisDitolak[] } {
  const jawabanByNomor = new Map<number, { jawaban: Jawaban; baris: number }>()
  const ditolakList: BarisDitolak[] = []
  for (const satu of barisList) {
    const hasil = parseJawaban(satu)
    if (hasil === null) continue
    const alasan = alasanOf(satu, hasil, permintaan)
    if (alasan !== null) ditolakList.push({ baris: satu.baris, alasan })
    else if (!('salah' in hasil)) {
      const lain = jawabanByNomor.get(hasil.nomor)
      if (lain) ditolakList.push({ baris: satu.baris, alasan: `nomor ini sudah dijawab di baris ${lain.baris}` })
      else jawabanByNomor.set(hasil.nomor, { jawaban: hasil, baris: satu.baris })
    }
  }
  return { jawabanList: [...jawabanByNomor.values()].map(({ jawaban }) => jawaban), ditolakList }
}

function alasanOf(
  baris: BarisJawaban,
  hasil: Jawaban | { salah: string },
  permintaan: { nomor: string; jumlah: number },
): string | null {
  if (baris.permintaan.trim().toUpperCase() !== permintaan.nomor)
    return `baris ini bukan dari permintaan ${permintaan.nomor}`
  if ('salah' in hasil) return hasil.salah
  return hasil.nomor > permintaan.jumlah ? 'nomor ini tidak ada di permintaan' : null
}
