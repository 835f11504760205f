import { DukcapilPage } from '@/components/padan/dukcapil-page'
import { can } from '@/lib/akses/izin'
import { isLayananAda } from '@/lib/padan/commands/dukcapil/periksa-dukcapil'
import { listBelumTerjawab, listBerkasJawaban, listHasilDukcapil } from '@/lib/padan/queries/list-dukcapil'
import { dukcapilFilterSchema } from '@/lib/padan/schema'
import { requireAktor } from '@/lib/server/session'
import { listPilihanWilayah } from '@/lib/wilayah/queries'

export const metadata = { title: 'Pemeriksaan ke Dukcapil' }

export default async function DukcapilListPage({ searchParams }: PageProps<'/padan/dukcapil'>) {
  const aktor = await requireAktor('padan:lihat')
  const { hasil = 'perlu', ...rest } = dukcapilFilterSchema.parse(await searchParams)
  const filter = { hasil, ...rest }
  return (
    <DukcapilPage
      page={await listHasilDukcapil(aktor, filter)}
      filter={filter}
      wilayahList={await listPilihanWilayah(aktor.kodeWilayah)}
      jawabanList={await listBerkasJawaban(aktor)}
      belumList={await listBelumTerjawab(aktor)}
      layananAda={isLayananAda()}
      boleh={{ periksa: can(aktor, 'padan:periksa'), muat: can(aktor, 'sumber:impor') }}
    />
  )
}
