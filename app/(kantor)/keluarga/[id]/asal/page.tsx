import { notFound } from 'next/navigation'
import { AsalDataPage } from '@/components/sumber/asal-data-page'
import { can } from '@/lib/akses/izin'
import { lihatKeluarga } from '@/lib/keluarga/commands/lihat-keluarga'
import { keluargaIdSchema } from '@/lib/keluarga/schema'
import { requireAktor } from '@/lib/server/session'
import { listAsalData } from '@/lib/sumber/queries/list-asal-data'

export const metadata = { title: 'Asal data' }

export default async function AsalDataRoute({ params }: PageProps<'/keluarga/[id]/asal'>) {
  const aktor = await requireAktor('keluarga:lihat')
  const id = keluargaIdSchema.safeParse((await params).id)
  // Read through the same act as the page of the family, so that this look is recorded too.
  const keluarga = id.success ? await lihatKeluarga(aktor, id.data) : null
  const asal = id.success && keluarga ? await listAsalData(aktor, id.data) : null
  if (!asal) notFound()
  return (
    <AsalDataPage
      asal={asal}
      nama={keluarga?.nilai.nama_anggota_keluarga?.kini ?? ''}
      bolehUrutan={can(aktor, 'sumber:lihat')}
    />
  )
}
