import { BerkasPage } from '@/components/berkas/berkas-page'
import { listBerkas, listPekerjaan } from '@/lib/berkas/queries'
import { requireAktor } from '@/lib/server/session'

export const metadata = { title: 'Berkas dan pekerjaan' }

export default async function BerkasListPage() {
  const aktor = await requireAktor('berkas:unduh')
  return <BerkasPage berkasList={await listBerkas(aktor)} pekerjaanList={await listPekerjaan(aktor)} />
}
