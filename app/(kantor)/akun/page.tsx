import { AkunPanel } from '@/components/akses/akun-panel'
import { listSesi } from '@/lib/akses/queries'
import { findSesiId, requireAktor } from '@/lib/server/session'
import { findWilayah } from '@/lib/wilayah/queries'

export const metadata = { title: 'Akun' }

export default async function AkunPage() {
  const aktor = await requireAktor('beranda:lihat')
  const wilayah = await findWilayah(aktor.kodeWilayah)
  return (
    <AkunPanel
      aktor={aktor}
      wilayah={wilayah?.nama ?? aktor.kodeWilayah}
      sesiList={await listSesi(aktor, aktor.id)}
      kini={await findSesiId()}
    />
  )
}
