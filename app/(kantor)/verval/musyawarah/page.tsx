import { MusyawarahList } from '@/components/verval/musyawarah-list'
import { can } from '@/lib/akses/izin'
import { requireAktor } from '@/lib/server/session'
import { listDesaMenunggu } from '@/lib/verval/queries/list-calon-musyawarah'
import { listMusyawarah } from '@/lib/verval/queries/list-musyawarah'
import { musyawarahFilterSchema } from '@/lib/verval/schema/musyawarah'
import { tingkatOf } from '@/lib/wilayah/kode'

export const metadata = { title: 'Musyawarah' }

export default async function MusyawarahPage({ searchParams }: PageProps<'/verval/musyawarah'>) {
  const aktor = await requireAktor('verval:lihat')
  const filter = musyawarahFilterSchema.parse(await searchParams)
  const bolehCatat = can(aktor, 'verval:musyawarahkan')
  return (
    <MusyawarahList
      page={await listMusyawarah(aktor, filter)}
      filter={filter}
      desaList={bolehCatat ? await listDesaMenunggu(aktor) : []}
      sekabupaten={tingkatOf(aktor.kodeWilayah) === 'kabupaten'}
      bolehCatat={bolehCatat}
    />
  )
}
