import { PemeriksaanList } from '@/components/verval/pemeriksaan-list'
import { can } from '@/lib/akses/izin'
import { toBukaanTampil } from '@/lib/keluarga/bukaan'
import { lihatNomor } from '@/lib/keluarga/commands/lihat-nomor'
import { findBukaan } from '@/lib/keluarga/queries/find-bukaan'
import { now } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { listPemeriksaan } from '@/lib/verval/queries/list-pemeriksaan'
import { pemeriksaanFilterSchema } from '@/lib/verval/schema/pemeriksaan'
import { tingkatOf } from '@/lib/wilayah/kode'

export const metadata = { title: 'Pemeriksaan lapangan' }

export default async function PemeriksaanPage({ searchParams }: PageProps<'/verval/pemeriksaan'>) {
  const aktor = await requireAktor('verval:lihat')
  const filter = pemeriksaanFilterSchema.parse(await searchParams)
  const petugas = can(aktor, 'verval:periksa')
  // Who makes no visits sees everybody's.
  const page = await listPemeriksaan(aktor, petugas ? filter : { ...filter, semua: 'ya' })
  // One's own visits that are to be made: their numbers open under one purpose.
  const tugasSaya = petugas && can(aktor, 'keluarga:buka-samaran') && !filter.semua && filter.status === 'ditugaskan'
  const bukaan = tugasSaya ? await findBukaan(aktor, { objek: 'pemeriksaan', objekId: aktor.id }, now()) : null
  const nomor = bukaan
    ? await lihatNomor(
        aktor,
        page.rows.map(({ keluargaId }) => keluargaId),
      )
    : null
  return (
    <PemeriksaanList
      page={page}
      bukaan={
        tugasSaya && (bukaan || page.rows.length > 0) ? { kini: bukaan && toBukaanTampil(bukaan, now()), nomor } : null
      }
      filter={filter}
      sekabupaten={tingkatOf(aktor.kodeWilayah) === 'kabupaten'}
      petugas={petugas}
    />
  )
}
