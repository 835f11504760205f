import { notFound } from 'next/navigation'
import { DaftarList } from '@/components/verval/daftar-list'
import { can } from '@/lib/akses/izin'
import { formatDate } from '@/lib/core/format'
import { today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { countSiapDisusun, listDaftar } from '@/lib/verval/queries/list-daftar'
import { daftarFilterSchema } from '@/lib/verval/schema/daftar'
import { tingkatOf } from '@/lib/wilayah/kode'
import { listPilihanWilayah } from '@/lib/wilayah/queries'

export const metadata = { title: 'Daftar penetapan' }

export default async function DaftarListPage({ searchParams }: PageProps<'/verval/daftar'>) {
  const aktor = await requireAktor('verval:lihat')
  if (tingkatOf(aktor.kodeWilayah) !== 'kabupaten') notFound()
  const filter = daftarFilterSchema.parse(await searchParams)
  return (
    <DaftarList
      page={await listDaftar(aktor, filter)}
      filter={filter}
      kodeKab={aktor.kodeKab}
      susun={
        can(aktor, 'verval:susun')
          ? {
              siap: await countSiapDisusun(aktor),
              wilayahList: await listPilihanWilayah(aktor.kodeWilayah),
              judul: `Usulan pembaruan data per ${formatDate(today())}`,
            }
          : null
      }
    />
  )
}
