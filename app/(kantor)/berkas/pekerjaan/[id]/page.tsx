import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PekerjaanPage } from '@/components/berkas/pekerjaan-page'
import { can } from '@/lib/akses/izin'
import { isBatalBisa } from '@/lib/berkas/jenis'
import { findBerkas, findPekerjaan } from '@/lib/berkas/queries'
import { requireAktor } from '@/lib/server/session'
import { findWilayah } from '@/lib/wilayah/queries'

export const metadata = { title: 'Pekerjaan' }

export default async function PekerjaanDetailPage({ params }: PageProps<'/berkas/pekerjaan/[id]'>) {
  const aktor = await requireAktor('berkas:unduh')
  const id = z.uuid().safeParse((await params).id)
  const pekerjaan = id.success ? await findPekerjaan(aktor, id.data) : null
  if (!pekerjaan) notFound()
  const wilayah = pekerjaan.masukan.wilayah ? await findWilayah(pekerjaan.masukan.wilayah) : null
  return (
    <PekerjaanPage
      pekerjaan={pekerjaan}
      berkas={pekerjaan.berkasId ? await findBerkas(aktor, pekerjaan.berkasId) : null}
      wilayah={wilayah?.nama ?? null}
      bolehBatal={isBatalBisa(pekerjaan.status) && pekerjaan.aktor === aktor.id && can(aktor, 'berkas:batalkan')}
    />
  )
}
