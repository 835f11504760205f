import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { PemetaanPage } from '@/components/sumber/pemetaan-page'
import { Notice } from '@/components/ui/notice'
import { requireAktor } from '@/lib/server/session'
import { caraBacaSchema, lihatUnggahan } from '@/lib/sumber/commands/muatan/lihat-unggahan'

export const metadata = { title: 'Pemetaan kolom' }

export default async function PetakanPage({ params, searchParams }: PageProps<'/sumber/lain/[id]/petakan'>) {
  const aktor = await requireAktor('sumber:impor')
  const id = z.uuid().safeParse((await params).id)
  if (!id.success) notFound()
  const cara = caraBacaSchema.safeParse(await searchParams)
  const isi = await lihatUnggahan(aktor, id.data, cara.success ? cara.data : {})
  if (isi.ok) return <PemetaanPage isi={isi.value} />
  // Begun already, or not theirs: the page of the load says which.
  if (isi.error.code === 'sumber/tidak-ditemukan') redirect(`/sumber/lain/${id.data}`)
  return (
    <Notice tone="negative" title="Berkas ini tidak dapat dibaca">
      {isi.error.message}
    </Notice>
  )
}
