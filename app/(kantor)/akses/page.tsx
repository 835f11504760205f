import { PenggunaList } from '@/components/akses/pengguna-list'
import { listPengguna } from '@/lib/akses/queries'
import { penggunaFilterSchema } from '@/lib/akses/schema'
import { requireAktor } from '@/lib/server/session'

export const metadata = { title: 'Akses' }

export default async function AksesPage({ searchParams }: PageProps<'/akses'>) {
  const aktor = await requireAktor('akses:kelola')
  const filter = penggunaFilterSchema.parse(await searchParams)
  return <PenggunaList page={await listPengguna(aktor, filter)} filter={filter} />
}
