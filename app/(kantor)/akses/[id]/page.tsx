import { notFound } from 'next/navigation'
import { PenggunaDetail } from '@/components/akses/pengguna-detail'
import { findPengguna, listPenempatan, listSesi } from '@/lib/akses/queries'
import { requireAktor } from '@/lib/server/session'

export const metadata = { title: 'Pengguna' }

export default async function PenggunaPage({ params }: PageProps<'/akses/[id]'>) {
  const aktor = await requireAktor('akses:kelola')
  const pengguna = await findPengguna(aktor, (await params).id)
  if (!pengguna) notFound()
  return (
    <PenggunaDetail
      pengguna={pengguna}
      sesiList={await listSesi(aktor, pengguna.id)}
      wilayahList={await listPenempatan(aktor.kodeWilayah)}
      sendiri={pengguna.id === aktor.id}
    />
  )
}
