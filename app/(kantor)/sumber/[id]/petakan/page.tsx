import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { PetakanRilisPage } from '@/components/sumber/petakan-rilis-page'
import { Notice } from '@/components/ui/notice'
import { requireAktor } from '@/lib/server/session'
import { caraBacaRilisSchema, lihatRilis } from '@/lib/sumber/commands/lihat-rilis'

export const metadata = { title: 'Kolom berkas rilis' }

export default async function PetakanRilisHalaman({ params, searchParams }: PageProps<'/sumber/[id]/petakan'>) {
  const aktor = await requireAktor('sumber:impor')
  const id = z.uuid().safeParse((await params).id)
  if (!id.success) notFound()
  const cara = caraBacaRilisSchema.safeParse(await searchParams)
  const isi = await lihatRilis(aktor, id.data, cara.success ? cara.data : {})
  if (isi.ok) return <PetakanRilisPage isi={isi.value} />
  // Begun already, or not theirs: the page of the import says which.
  if (isi.error.code === 'sumber/tidak-ditemukan') redirect(`/sumber/${id.data}`)
  return (
    <Notice tone="negative" title="Berkas ini tidak dapat dibaca">
      {isi.error.message}
    </Notice>
  )
}
