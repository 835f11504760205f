// When a delivery waits for a second person instead of being published: it is much smaller than the one before, areas
// have become empty, or the file ends in the middle of a row.
import { z } from 'zod'
import { formatNumber } from '@/lib/core/format'

/** Key of the thresholds in the table pengaturan. */
export const KUNCI_AMBANG = 'sumber.ambang-tahan'

/**
 * Thresholds, as data: `susutPersen` fewer delivered rows and `susutDimuatPersen` fewer loadable rows than the delivery
 * before, `kkWilayah` families an area must have had for its emptiness to be told.
 */
export const ambangTahanSchema = z.object({
  susutPersen: z.number().min(0).max(100).default(2),
  // Rows that cannot be loaded are listed and come back corrected; only when many are gone is the present better kept.
  susutDimuatPersen: z.number().min(0).max(100).default(10),
  // A single family that moved away is no missing area.
  kkWilayah: z.number().int().min(1).default(2),
})
export type AmbangTahan = z.output<typeof ambangTahanSchema>

/** Why a delivery waits, as a code and as the sentence with its figures that an official reads. */
export const alasanTahanSchema = z.object({
  kode: z.enum(['susut', 'susut-dimuat', 'kecamatan-kosong', 'desa-kosong', 'baris-terpotong']),
  kalimat: z.string(),
})
export type AlasanTahan = z.output<typeof alasanTahanSchema>

/** Rows of one kind in the delivery before and in this one; `sumber` are those of a source beside the releases. */
export type Susut = {
  apa: 'keluarga' | 'anggota' | 'sumber'
  lama: number
  baru: number
  dimuatLama: number
  dimuatBaru: number
}
/** An area that had families (rows of a list) and has none now; `kk` is how many it had. */
export type WilayahKosong = { kode: string; nama: string; kk: number }

/** What is compared. `sebelumnya` names the delivery before; null for a first one. */
export type BahanTahan = {
  sebelumnya: string | null
  susutList: readonly Susut[]
  kecamatanKosong: readonly WilayahKosong[]
  desaKosong: readonly WilayahKosong[]
  /** What the figures of the areas count: families, or rows of a list. */
  satuan?: 'KK' | 'baris'
  /** Files whose last row stops in the middle, by name, with its line. */
  terpotong: readonly { nama: string; baris: number }[]
}

/** Percentage by which `baru` is less than `lama`, 0 when it is not. */
export function computeSusut(lama: number, baru: number): number {
  return lama > 0 && baru < lama ? ((lama - baru) / lama) * 100 : 0
}

const sebut = (list: readonly WilayahKosong[], satuan: string) => {
  const nama = list.slice(0, 5).map((satu) => `${satu.nama} (${formatNumber(satu.kk)} ${satuan})`)
  return list.length > 5 ? `${nama.join(', ')}, dan ${formatNumber(list.length - 5)} lainnya` : nama.join(', ')
}

/** The reasons to wait; empty when there is none. Exactly the threshold already waits. */
export function judgeTahan(bahan: BahanTahan, ambang: AmbangTahan): AlasanTahan[] {
  const alasanList: AlasanTahan[] = []
  const { satuan = 'KK' } = bahan
  const isi = satuan === 'KK' ? 'keluarga' : 'baris'
  for (const { apa, lama, baru, dimuatLama, dimuatBaru } of bahan.susutList) {
    const dikirim = computeSusut(lama, baru)
    const dimuat = computeSusut(dimuatLama, dimuatBaru)
    if (dikirim > 0 && dikirim >= ambang.susutPersen)
      alasanList.push({
        kode: 'susut',
        kalimat: `Berkas ${apa} berisi ${formatNumber(baru)} baris, ${formatNumber(dikirim, 1)} % lebih sedikit daripada kiriman ${bahan.sebelumnya} (${formatNumber(lama)} baris).`,
      })
    else if (dimuat > 0 && dimuat >= ambang.susutDimuatPersen)
      alasanList.push({
        kode: 'susut-dimuat',
        kalimat: `Baris ${apa} yang dapat dimuat ${formatNumber(dimuatBaru)}, ${formatNumber(dimuat, 1)} % lebih sedikit daripada kiriman ${bahan.sebelumnya} (${formatNumber(dimuatLama)} baris).`,
      })
  }
  const kecamatan = bahan.kecamatanKosong.filter(({ kk }) => kk >= ambang.kkWilayah)
  if (kecamatan.length > 0)
    alasanList.push({
      kode: 'kecamatan-kosong',
      kalimat: `Kecamatan tanpa satu ${isi} pun, padahal ada pada kiriman ${bahan.sebelumnya}: ${sebut(kecamatan, satuan)}.`,
    })
  const desa = bahan.desaKosong.filter(
    ({ kode, kk }) => kk >= ambang.kkWilayah && !kecamatan.some((satu) => kode.startsWith(satu.kode)),
  )
  if (desa.length > 0)
    alasanList.push({
      kode: 'desa-kosong',
      kalimat: `Kelurahan/desa tanpa satu ${isi} pun, padahal ada pada kiriman ${bahan.sebelumnya}: ${sebut(desa, satuan)}.`,
    })
  for (const { nama, baris } of bahan.terpotong)
    alasanList.push({
      kode: 'baris-terpotong',
      kalimat: `Berkas ${nama} berakhir di tengah baris ${formatNumber(baris)}; mungkin tidak terkirim seluruhnya.`,
    })
  return alasanList
}
