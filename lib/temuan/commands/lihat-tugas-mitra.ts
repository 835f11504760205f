// Opening a request: it shows people to another office, so each page of it goes to the read log.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { today } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import { findTugasMitra, type TugasMitraDetail } from '../queries/list-tugas-mitra'

/** A page of rows of a request, with the opening recorded; null when the aktor may not see it. */
export async function lihatTugasMitra(aktor: Aktor, id: string, halaman: number): Promise<TugasMitraDetail | null> {
  const tugas = await findTugasMitra(aktor, id, today(), halaman)
  if (tugas?.status === 'terbuka')
    await withAktor(aktor, (tx) =>
      catat(tx, 'temuan.lihat-mitra', id, { nomor: tugas.nomor, halaman, baris: tugas.baris.length }),
    )
  return tugas
}
