// The precedence of the two layers per field, and who changed it when and why.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { isLapisAsal, type LapisAsal } from '@/lib/keluarga/asal'
import { withAktor } from '@/lib/server/db'

/** An order in force; `versi` 0 is the shipped one, with the reason it was shipped with. */
export type PrioritasRow = {
  kolom: string
  urutan: LapisAsal[]
  versi: number
  alasan: string
  oleh: { nama: string; pada: Date } | null
}
/** A change that was made here; also those that another has followed. */
export type PerubahanPrioritas = PrioritasRow & { oleh: { nama: string; pada: Date } }

/** Orders in force in the aktor's kabupaten/kota, and every change made here, newest first. Null without the izin. */
export async function listPrioritas(
  aktor: Aktor,
): Promise<{ berlakuList: PrioritasRow[]; riwayatList: PerubahanPrioritas[] } | null> {
  if (!can(aktor, 'sumber:lihat')) return null
  return withAktor(aktor, async (tx) => {
    const bawaan = await tx.prioritasSumber.findMany({ orderBy: { kolom: 'asc' } })
    const daerah = await tx.prioritasDaerah.findMany({
      where: { kodeKab: aktor.kodeKab },
      orderBy: [{ ditetapkanPada: 'desc' }, { kolom: 'asc' }],
      take: 200,
    })
    const riwayatList = daerah.map(
      ({ kolom, urutan, versi, alasan, aktorNama, ditetapkanPada }): PerubahanPrioritas => ({
        kolom,
        urutan: urutan.filter(isLapisAsal),
        versi,
        alasan,
        oleh: { nama: aktorNama, pada: ditetapkanPada },
      }),
    )
    const byKolom = new Map<string, PrioritasRow>(
      bawaan.map(({ kolom, urutan, catatan }) => [
        kolom,
        { kolom, urutan: urutan.filter(isLapisAsal), versi: 0, alasan: catatan ?? '', oleh: null },
      ]),
    )
    for (const satu of riwayatList.toReversed())
      if (satu.versi > (byKolom.get(satu.kolom)?.versi ?? 0)) byKolom.set(satu.kolom, satu)
    return { berlakuList: [...byKolom.values()], riwayatList }
  })
}
