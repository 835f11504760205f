import { KelayakanPageView } from '@/components/kelayakan/kelayakan-page'
import { can } from '@/lib/akses/izin'
import { findRekapKelayakan } from '@/lib/kelayakan/queries/get-rekap-kelayakan'
import { listProgram } from '@/lib/kelayakan/queries/list-aturan'
import { kelayakanFilterSchema } from '@/lib/kelayakan/schema'
import { today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'
import { findWilayah } from '@/lib/wilayah/queries'

export const metadata = { title: 'Kelayakan program' }

export default async function KelayakanPage({ searchParams }: PageProps<'/kelayakan'>) {
  const aktor = await requireAktor('kelayakan:lihat')
  const filter = kelayakanFilterSchema.parse(await searchParams)
  const tanggal = filter.tanggal ?? today()
  const view = await readView(aktor, filter.wilayah ? { wilayah: filter.wilayah } : {})
  const [programList, rekap, wilayah] = await Promise.all([
    listProgram(),
    findRekapKelayakan(aktor, { kodeWilayah: view.wilayah, tanggal }),
    findWilayah(view.wilayah),
  ])
  return (
    <KelayakanPageView
      tanggal={tanggal}
      wilayah={{ kode: view.wilayah, nama: wilayah?.nama ?? view.wilayah }}
      programList={programList}
      rekap={rekap}
      bolehHitung={can(aktor, 'peringkat:jalankan')}
    />
  )
}
