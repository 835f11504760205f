import { PeristiwaList } from '@/components/keluarga/peristiwa-list'
import { can } from '@/lib/akses/izin'
import { listPeristiwa } from '@/lib/keluarga/queries/list-peristiwa-wilayah'
import { peristiwaFilterSchema } from '@/lib/keluarga/schema'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'

export const metadata = { title: 'Peristiwa keluarga' }

export default async function PeristiwaPage({ searchParams }: PageProps<'/keluarga/peristiwa'>) {
  const aktor = await requireAktor('keluarga:lihat')
  const filter = peristiwaFilterSchema.parse(await searchParams)
  const { wilayah } = await readView(aktor, filter.wilayah ? { wilayah: filter.wilayah } : {})
  return (
    <PeristiwaList
      page={await listPeristiwa(aktor, { ...filter, wilayah })}
      filter={filter}
      bolehCatat={can(aktor, 'keluarga:catat')}
    />
  )
}
