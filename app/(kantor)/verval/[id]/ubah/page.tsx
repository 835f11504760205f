import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { UsulanUbah } from '@/components/verval/usulan-ubah'
import { requireAktor } from '@/lib/server/session'
import { findDraf } from '@/lib/verval/queries/find-draf'

export const metadata = { title: 'Isi usulan' }

export default async function UsulanUbahPage({ params }: PageProps<'/verval/[id]/ubah'>) {
  const aktor = await requireAktor('verval:ajukan')
  const id = z.uuid().safeParse((await params).id)
  if (!id.success) notFound()
  const draf = await findDraf(aktor, id.data)
  // Submitted in the meantime, or never theirs: the page of the usulan tells which.
  if (!draf) redirect(`/verval/${id.data}`)
  return <UsulanUbah draf={draf} />
}
