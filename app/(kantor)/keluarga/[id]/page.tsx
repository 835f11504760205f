import { notFound } from 'next/navigation'
import { KeluargaDetailView } from '@/components/keluarga/keluarga-detail'
import { can } from '@/lib/akses/izin'
import { findKeluarga } from '@/lib/keluarga/queries/get-keluarga'
import { keluargaDetailSchema, keluargaIdSchema } from '@/lib/keluarga/schema'
import { today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'
import { listJalur } from '@/lib/wilayah/queries'

export const metadata = { title: 'Rincian keluarga' }

export default async function KeluargaPage({ params, searchParams }: PageProps<'/keluarga/[id]'>) {
  const aktor = await requireAktor('keluarga:lihat')
  const id = keluargaIdSchema.safeParse((await params).id)
  const { tab, diketahui } = keluargaDetailSchema.parse(await searchParams)
  const view = await readView(aktor)
  const keluarga = id.success
    ? await findKeluarga(aktor, id.data, { rilis: view.rilis, diketahuiPada: diketahui })
    : null
  if (!keluarga) notFound()
  return (
    <KeluargaDetailView
      keluarga={keluarga}
      jalur={await listJalur(keluarga.kodeDesa)}
      tab={tab}
      hariIni={today()}
      diketahuiPada={diketahui ?? null}
      boleh={{ bukaSamaran: can(aktor, 'keluarga:buka-samaran'), ajukan: can(aktor, 'verval:ajukan') }}
    />
  )
}
