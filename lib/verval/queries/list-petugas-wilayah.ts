// Who may be sent into an area.
import 'server-only'
import { type Aktor, IZIN_PERAN, PERAN } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { isWithin } from '@/lib/wilayah/kode'

export type PetugasWilayah = { id: string; nama: string; kodeWilayah: string }

/** Active users who check and whose wilayah holds the area or lies in it, by name. Reads pengguna_kode_kab_idx. */
export async function listPetugasWilayah(aktor: Aktor, kodeWilayah: string): Promise<PetugasWilayah[]> {
  const penggunaList = await withAktor(aktor, (tx) =>
    tx.pengguna.findMany({
      where: {
        kodeKab: aktor.kodeKab,
        aktif: true,
        peran: { in: PERAN.filter((peran) => IZIN_PERAN[peran].includes('verval:periksa')) },
      },
      orderBy: [{ nama: 'asc' }, { id: 'asc' }],
      select: { id: true, nama: true, kodeWilayah: true },
    }),
  )
  return penggunaList.filter(
    (satu) => isWithin(kodeWilayah, satu.kodeWilayah) || isWithin(satu.kodeWilayah, kodeWilayah),
  )
}
