import { MitraList } from '@/components/temuan/mitra-list'
import { can } from '@/lib/akses/izin'
import { today } from '@/lib/server/clock'
import { findAktor, requireAktor } from '@/lib/server/session'
import { countTugasTemuan } from '@/lib/temuan/queries/list-temuan'
import { listTugasMitra } from '@/lib/temuan/queries/list-tugas-mitra'

export const metadata = { title: 'Verifikasi perangkat daerah lain' }

export default async function MitraPage() {
  // Two peran come here: who asks and who answers.
  const dilihat = await findAktor()
  const penjawab = dilihat !== null && can(dilihat, 'temuan:jawab')
  const aktor = await requireAktor(penjawab ? 'temuan:jawab' : 'temuan:minta-mitra')
  return (
    <MitraList
      tugasList={await listTugasMitra(aktor, today())}
      penjawab={penjawab}
      tugas={penjawab ? null : (await countTugasTemuan(aktor, today())).jumlah}
    />
  )
}
