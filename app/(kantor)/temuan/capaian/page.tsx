import { CapaianPage } from '@/components/temuan/capaian-page'
import { can } from '@/lib/akses/izin'
import { today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'
import { getCapaian } from '@/lib/temuan/queries/get-capaian'
import { countTugasTemuan } from '@/lib/temuan/queries/list-temuan'
import { capaianFilterSchema } from '@/lib/temuan/schema'
import { listJalur } from '@/lib/wilayah/queries'

export const metadata = { title: 'Capaian verval' }

export default async function CapaianVervalPage({ searchParams }: PageProps<'/temuan/capaian'>) {
  const aktor = await requireAktor('temuan:lihat')
  const filter = capaianFilterSchema.parse(await searchParams)
  const { wilayah } = await readView(aktor, filter.wilayah ? { wilayah: filter.wilayah } : {})
  return (
    <CapaianPage
      capaian={
        await getCapaian(aktor, {
          kodeWilayah: wilayah,
          ...(filter.tarikan ? { tarikan: filter.tarikan } : {}),
        })
      }
      jalur={await listJalur(wilayah)}
      milik={aktor.kodeWilayah}
      tugas={can(aktor, 'temuan:konfirmasi') ? (await countTugasTemuan(aktor, today())).jumlah : null}
      boleh={{ mitra: can(aktor, 'temuan:minta-mitra'), hitung: can(aktor, 'temuan:hitung') }}
    />
  )
}
