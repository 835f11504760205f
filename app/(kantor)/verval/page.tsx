import { UsulanList } from '@/components/verval/usulan-list'
import { can } from '@/lib/akses/izin'
import { requireAktor } from '@/lib/server/session'
import { listAntrean } from '@/lib/verval/queries/list-antrean'
import { listUsulan } from '@/lib/verval/queries/list-usulan'
import { usulanFilterSchema } from '@/lib/verval/schema/usulan'
import { tingkatOf } from '@/lib/wilayah/kode'
import { listPilihanWilayah } from '@/lib/wilayah/queries'

export const metadata = { title: 'Verval' }

export default async function VervalPage({ searchParams }: PageProps<'/verval'>) {
  const aktor = await requireAktor('verval:lihat')
  const filter = usulanFilterSchema.parse(await searchParams)
  return (
    <UsulanList
      antreanList={await listAntrean(aktor)}
      page={await listUsulan(aktor, filter)}
      filter={filter}
      wilayahList={await listPilihanWilayah(aktor.kodeWilayah)}
      sekabupaten={tingkatOf(aktor.kodeWilayah) === 'kabupaten'}
      boleh={{ ajukan: can(aktor, 'verval:ajukan'), verifikasi: can(aktor, 'verval:verifikasi') }}
    />
  )
}
