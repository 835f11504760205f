import { notFound } from 'next/navigation'
import { z } from 'zod'
import { DaftarCetak } from '@/components/verval/daftar-cetak'
import { requireAktor } from '@/lib/server/session'
import { findDaftar } from '@/lib/verval/queries/get-daftar'
import { findWilayah } from '@/lib/wilayah/queries'

export const metadata = { title: 'Cetak daftar penetapan' }

export default async function DaftarCetakPage({ params }: PageProps<'/verval/daftar/[id]/cetak'>) {
  const aktor = await requireAktor('verval:lihat')
  const id = z.uuid().safeParse((await params).id)
  const daftar = id.success ? await findDaftar(aktor, id.data, 0) : null
  if (!daftar) notFound()
  const daerah = await findWilayah(aktor.kodeKab)
  return <DaftarCetak daftar={daftar} kodeKab={aktor.kodeKab} daerah={daerah?.nama ?? aktor.kodeKab} />
}
