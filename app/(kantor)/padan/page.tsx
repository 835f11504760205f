import { PadanList } from '@/components/padan/padan-list'
import { can } from '@/lib/akses/izin'
import { isLayananAda } from '@/lib/padan/commands/dukcapil/periksa-dukcapil'
import { getRingkasanPadan, listPasangan } from '@/lib/padan/queries/list-pasangan'
import { padanFilterSchema, pasanganUrlSchema } from '@/lib/padan/schema'
import { requireAktor } from '@/lib/server/session'
import { listPilihanWilayah } from '@/lib/wilayah/queries'

export const metadata = { title: 'Padan' }

export default async function PadanPage({ searchParams }: PageProps<'/padan'>) {
  const aktor = await requireAktor('padan:lihat')
  const url = await searchParams
  const filter = padanFilterSchema.parse(url)
  return (
    <PadanList
      page={await listPasangan(aktor, filter)}
      filter={filter}
      ringkasan={await getRingkasanPadan(aktor)}
      wilayahList={await listPilihanWilayah(aktor.kodeWilayah)}
      dari={pasanganUrlSchema.parse(url).dari ?? null}
      boleh={{ jalankan: can(aktor, 'padan:jalankan'), periksa: can(aktor, 'padan:periksa') && isLayananAda() }}
    />
  )
}
