import { PenggunaBaruForm } from '@/components/akses/pengguna-form'
import { PageHeader } from '@/components/shell/page-header'
import { buatPenggunaAction } from '@/lib/akses/actions'
import { listPenempatan } from '@/lib/akses/queries'
import { requireAktor } from '@/lib/server/session'

export const metadata = { title: 'Tambah pengguna' }

export default async function PenggunaBaruPage() {
  const aktor = await requireAktor('akses:kelola')
  return (
    <>
      <PageHeader crumbs={[{ href: '/akses', label: 'Akses' }, { label: 'Tambah pengguna' }]} title="Tambah pengguna" />
      <PenggunaBaruForm action={buatPenggunaAction} wilayahList={await listPenempatan(aktor.kodeWilayah)} />
    </>
  )
}
