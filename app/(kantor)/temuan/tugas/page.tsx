import { TugasPage } from '@/components/temuan/tugas-page'
import { can } from '@/lib/akses/izin'
import { today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { countTugasTemuan, listTugasTemuan } from '@/lib/temuan/queries/list-temuan'
import { tugasFilterSchema } from '@/lib/temuan/schema'

export const metadata = { title: 'Tugas saya' }

export default async function TugasTemuanPage({ searchParams }: PageProps<'/temuan/tugas'>) {
  const aktor = await requireAktor('temuan:konfirmasi')
  const filter = tugasFilterSchema.parse(await searchParams)
  const page = await listTugasTemuan(aktor, filter)
  return (
    <TugasPage
      page={page}
      filter={filter}
      mitra={can(aktor, 'temuan:minta-mitra')}
      jumlah={await countTugasTemuan(aktor, today())}
    />
  )
}
