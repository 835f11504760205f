import { KeluargaLuarList } from '@/components/keluarga/keluarga-luar-list'
import { can } from '@/lib/akses/izin'
import { listKeluargaLuar } from '@/lib/keluarga/queries/list-keluarga-luar'
import { keluargaLuarFilterSchema } from '@/lib/keluarga/schema'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'

export const metadata = { title: 'Keluarga di luar rilis' }

export default async function KeluargaLuarPage({ searchParams }: PageProps<'/keluarga/luar-rilis'>) {
  const aktor = await requireAktor('keluarga:lihat')
  const filter = keluargaLuarFilterSchema.parse(await searchParams)
  const { wilayah } = await readView(aktor, filter.wilayah ? { wilayah: filter.wilayah } : {})
  return (
    <KeluargaLuarList
      page={await listKeluargaLuar(aktor, { ...filter, wilayah })}
      filter={filter}
      bolehCatat={can(aktor, 'keluarga:catat')}
    />
  )
}
