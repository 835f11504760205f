// The table Dinsos Kota Bekasi published on 17 September 2025, to which a full import must come to the unit.
// Written out here a second time on purpose: the generator must not be checked against its own numbers.
import { serverAktor } from '@/lib/akses/izin'
import { findRilis } from '@/lib/keluarga/queries/find-rilis'
import { withAktor } from '@/lib/server/db'
import { getRekapDesil } from '@/lib/statistik/queries'

const TERBIT: { golongan: string; desil: (number | null)[]; kk: number; jiwa: number }[] = [
  { golongan: 'D1', desil: [1], kk: 30_147, jiwa: 94_894 },
  { golongan: 'D2', desil: [2], kk: 29_052, jiwa: 98_932 },
  { golongan: 'D3', desil: [3], kk: 37_748, jiwa: 117_061 },
  { golongan: 'D4', desil: [4], kk: 38_516, jiwa: 136_590 },
  { golongan: 'D5', desil: [5], kk: 47_235, jiwa: 157_117 },
  { golongan: 'D6–10', desil: [6, 7, 8, 9, 10], kk: 538_657, jiwa: 1_791_149 },
  { golongan: 'belum diperingkat', desil: [null], kk: 103_463, jiwa: 221_853 },
]

/** Throws with the group that differs when the imported city is not the published table; for 824,818 families of 3275. */
export async function expectTabelTerbit(kodeKab: string): Promise<void> {
  const aktor = serverAktor(kodeKab)
  const rilis = await withAktor(aktor, (tx) => findRilis(tx, kodeKab))
  if (!rilis) throw new Error('tidak ada rilis yang terbit')
  const { baris, jumlah } = await getRekapDesil(aktor, { rilisId: rilis.id, kodeWilayah: kodeKab })
  for (const { golongan, desil, kk, jiwa } of TERBIT) {
    const part = baris.filter((row) => desil.includes(row.desil))
    const sum = part.reduce((total, row) => ({ kk: total.kk + row.kk, jiwa: total.jiwa + row.jiwa }), {
      kk: 0,
      jiwa: 0,
    })
    if (sum.kk !== kk || sum.jiwa !== jiwa)
      throw new Error(`${golongan}: ${sum.kk} KK dan ${sum.jiwa} jiwa, seharusnya ${kk} dan ${jiwa}`)
  }
  if (jumlah.kk !== 824_818 || jumlah.jiwa !== 2_617_596)
    throw new Error(`jumlah ${jumlah.kk} KK dan ${jumlah.jiwa} jiwa tidak sama dengan tabel yang terbit`)
}
