import { notFound, redirect } from 'next/navigation'
import { MusyawarahBaru } from '@/components/verval/musyawarah-baru'
import { can } from '@/lib/akses/izin'
import { today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { CALON_TERBANYAK, listCalonMusyawarah } from '@/lib/verval/queries/list-calon-musyawarah'
import { findWilayah } from '@/lib/wilayah/queries'

export const metadata = { title: 'Catat musyawarah' }

export default async function MusyawarahBaruPage({ searchParams }: PageProps<'/verval/musyawarah/baru'>) {
  const aktor = await requireAktor('verval:musyawarahkan')
  const { desa } = await searchParams
  const kode = typeof desa === 'string' ? desa : aktor.kodeWilayah
  if (kode.length !== 10) redirect('/verval/musyawarah')
  const wilayah = can(aktor, 'verval:musyawarahkan', kode) ? await findWilayah(kode) : null
  if (!wilayah) notFound()
  const calonList = await listCalonMusyawarah(aktor, kode)
  return (
    <MusyawarahBaru
      desa={wilayah}
      calonList={calonList}
      penuh={calonList.length === CALON_TERBANYAK}
      hariIni={today()}
    />
  )
}
