import { PendudukPage } from '@/components/temuan/penduduk-page'
import { can } from '@/lib/akses/izin'
import { requireAktor } from '@/lib/server/session'
import { listPenduduk } from '@/lib/temuan/queries/list-penduduk'
import { tingkatOf } from '@/lib/wilayah/kode'

export const metadata = { title: 'Penduduk acuan' }

export default async function PendudukAcuanPage() {
  const aktor = await requireAktor('temuan:lihat')
  const muat = can(aktor, 'temuan:hitung') && tingkatOf(aktor.kodeWilayah) === 'kabupaten'
  return <PendudukPage rows={await listPenduduk(aktor)} boleh={{ muat }} />
}
