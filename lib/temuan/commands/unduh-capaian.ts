// Capaian as a file of aggregates: below a desa counts under five are suppressed.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { toCsvLine } from '@/lib/core/csv'
import { withAktor } from '@/lib/server/db'
import { samarkanKecil } from '../capaian'
import { exportCapaian, getCapaian } from '../queries/get-capaian'

/** One line per desa and desil of a pull, recorded; null before the first pull. */
export async function unduhCapaian(
  aktor: Aktor,
  filter: { kodeWilayah: string; tarikan?: string },
): Promise<{ nama: string; isi: string } | null> {
  const capaian = await getCapaian(aktor, filter)
  if (!capaian) return null
  const { tarikan, rilis, sintetis } = capaian
  const rows = await exportCapaian(aktor, { kodeWilayah: filter.kodeWilayah, tarikan })
  await withAktor(aktor, (tx) =>
    catat(tx, 'temuan.unduh-capaian', tarikan, { wilayah: filter.kodeWilayah, baris: rows.length }),
  )
  const kepala = ['tarikan', 'rilis', 'kode_desa', 'desa', 'desil', 'kk', 'kk_terverval', 'jiwa', 'jiwa_terverval']
  const isi = rows.map(({ kodeDesa, desa, desil, kk, kkVerval, jiwa, jiwaVerval }) => [
    tarikan,
    rilis,
    kodeDesa,
    desa,
    desil === 0 ? 'belum diperingkat' : String(desil),
    ...[kk, kkVerval, jiwa, jiwaVerval].map(samarkanKecil),
  ])
  const teks = [kepala, ...isi].map(toCsvLine).join('\r\n')
  return {
    nama: `capaian-verval-${filter.kodeWilayah}-${tarikan}${sintetis ? '-DATA-SINTETIS' : ''}.csv`,
    isi: `\ufeff${teks}\r\n`,
  }
}
