import { RingkasanPage } from '@/components/temuan/ringkasan-page'
import { can } from '@/lib/akses/izin'
import { today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'
import { getRingkasanTemuan } from '@/lib/temuan/queries/get-ringkasan-temuan'
import { countTugasTemuan } from '@/lib/temuan/queries/list-temuan'
import { ringkasanFilterSchema } from '@/lib/temuan/schema'
import { listJalur } from '@/lib/wilayah/queries'

export const metadata = { title: 'Temuan' }

export default async function TemuanPage({ searchParams }: PageProps<'/temuan'>) {
  const aktor = await requireAktor('temuan:lihat')
  const view = await readView(aktor, ringkasanFilterSchema.parse(await searchParams))
  const [ringkasan, jalur] = [await getRingkasanTemuan(aktor, view.wilayah), await listJalur(view.wilayah)]
  return (
    <RingkasanPage
      ringkasan={ringkasan}
      jalur={jalur}
      milik={aktor.kodeWilayah}
      tugas={can(aktor, 'temuan:konfirmasi') ? (await countTugasTemuan(aktor, today())).jumlah : null}
      mitra={can(aktor, 'temuan:minta-mitra')}
      bolehHitung={can(aktor, 'temuan:hitung')}
    />
  )
}
