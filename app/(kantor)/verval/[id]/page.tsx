import { notFound } from 'next/navigation'
import { z } from 'zod'
import { UsulanDetailView } from '@/components/verval/usulan-detail'
import { requireAktor } from '@/lib/server/session'
import { findUsulan } from '@/lib/verval/queries/get-usulan'
import { listPetugas } from '@/lib/verval/queries/list-pemeriksaan'

export const metadata = { title: 'Usulan' }

export default async function UsulanPage({ params }: PageProps<'/verval/[id]'>) {
  const aktor = await requireAktor('verval:lihat')
  const id = z.uuid().safeParse((await params).id)
  const usulan = id.success ? await findUsulan(aktor, id.data) : null
  if (!usulan) notFound()
  const petugasList = usulan.tindakanList.includes('tugaskan') ? await listPetugas(aktor, usulan.keluarga.kodeDesa) : []
  return <UsulanDetailView usulan={usulan} petugasList={petugasList} />
}
