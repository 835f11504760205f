import { KeluargaList } from '@/components/keluarga/keluarga-list'
import { can } from '@/lib/akses/izin'
import { findHasilCari } from '@/lib/keluarga/queries/cari-orang'
import { listKeluarga } from '@/lib/keluarga/queries/list-keluarga'
import { keluargaFilterSchema } from '@/lib/keluarga/schema'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'
import { listJalur } from '@/lib/wilayah/queries'

export const metadata = { title: 'Keluarga' }

export default async function KeluargaListPage({ searchParams }: PageProps<'/keluarga'>) {
  const aktor = await requireAktor('keluarga:lihat')
  const filter = keluargaFilterSchema.parse(await searchParams)
  const hasil = filter.cari ? await findHasilCari(aktor, filter.cari) : null
  const view = await readView(aktor, filter)
  const jalur = await listJalur(view.wilayah)
  if (filter.cari) return <KeluargaList mode="cari" cari={filter.cari} hasil={hasil} jalur={jalur} />
  const { rilis, page } = await listKeluarga(aktor, { ...filter, rilis: view.rilis, wilayah: view.wilayah })
  return (
    <KeluargaList
      mode="daftar"
      rilis={rilis}
      page={page}
      filter={filter}
      jalur={jalur}
      bolehEkspor={can(aktor, 'keluarga:ekspor')}
    />
  )
}
