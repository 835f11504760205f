import { SilangList } from '@/components/padan/silang-list'
import { can } from '@/lib/akses/izin'
import { listPindahTunggu } from '@/lib/padan/queries/list-pindah'
import { listKlarifikasiMasuk, listSilang } from '@/lib/padan/queries/list-silang'
import { silangFilterSchema } from '@/lib/padan/schema'
import { requireAktor } from '@/lib/server/session'

export const metadata = { title: 'Kabupaten/kota lain' }

export default async function SilangPage({ searchParams }: PageProps<'/padan/lintas'>) {
  const aktor = await requireAktor('padan:lihat')
  return (
    <SilangList
      page={await listSilang(aktor, silangFilterSchema.parse(await searchParams))}
      masukList={await listKlarifikasiMasuk(aktor)}
      pindah={await listPindahTunggu(aktor)}
      boleh={{ klarifikasi: can(aktor, 'padan:klarifikasi'), catat: can(aktor, 'keluarga:catat') }}
    />
  )
}
