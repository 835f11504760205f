import { PemeriksaanList } from '@/components/verval/pemeriksaan-list'
import { can } from '@/lib/akses/izin'
import { requireAktor } from '@/lib/server/session'
import { listPemeriksaan } from '@/lib/verval/queries/list-pemeriksaan'
import { pemeriksaanFilterSchema } from '@/lib/verval/schema'
import { tingkatOf } from '@/lib/wilayah/kode'

export const metadata = { title: 'Pemeriksaan lapangan' }

export default async function PemeriksaanPage({ searchParams }: PageProps<'/verval/pemeriksaan'>) {
  const aktor = await requireAktor('verval:lihat')
  const filter = pemeriksaanFilterSchema.parse(await searchParams)
  const petugas = can(aktor, 'verval:periksa')
  return (
    <PemeriksaanList
      // Who makes no visits sees everybody's.
      page={await listPemeriksaan(aktor, petugas ? filter : { ...filter, semua: 'ya' })}
      filter={filter}
      sekabupaten={tingkatOf(aktor.kodeWilayah) === 'kabupaten'}
      petugas={petugas}
    />
  )
}
