import { notFound } from 'next/navigation'
import { SelisihDaftarPage } from '@/components/sumber/selisih-daftar'
import { requireAktor } from '@/lib/server/session'
import { listSelisih } from '@/lib/sumber/queries/list-selisih'
import { selisihFilterSchema, selisihKursorSchema, selisihSelSchema } from '@/lib/sumber/schema/selisih'
import { findWilayah } from '@/lib/wilayah/queries'

export const metadata = { title: 'Daftar perbedaan dua rilis' }

export default async function SelisihSelPage({ searchParams }: PageProps<'/sumber/selisih/daftar'>) {
  const aktor = await requireAktor('sumber:lihat')
  const params = await searchParams
  const { lama, baru, wilayah } = selisihFilterSchema.parse(params)
  const sel = selisihSelSchema.safeParse(params)
  if (!lama || !baru || !sel.success) notFound()
  const kursor = selisihKursorSchema.parse(params.kursor)
  const page = await listSelisih(aktor, { lama, baru, wilayah, sel: sel.data, kursor, ukuran: 50 })
  const nama = (await findWilayah(wilayah ?? aktor.kodeWilayah))?.nama ?? ''
  return (
    <SelisihDaftarPage page={page} filter={{ lama, baru, wilayah }} sel={sel.data} namaWilayah={nama} kursor={kursor} />
  )
}
