import { notFound } from 'next/navigation'
import { RekapJenisPage } from '@/components/temuan/rekap-jenis-page'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'
import { listDesaTemuan, listSebab } from '@/lib/temuan/queries/get-rekap-jenis'
import { jenisTemuanSchema, ringkasanFilterSchema } from '@/lib/temuan/schema'
import { listJalur } from '@/lib/wilayah/queries'

export const metadata = { title: 'Jumlah temuan per desa' }

export default async function RekapTemuanPage({ params, searchParams }: PageProps<'/temuan/[jenis]/rekap'>) {
  const aktor = await requireAktor('temuan:lihat')
  const jenis = jenisTemuanSchema.safeParse((await params).jenis)
  if (!jenis.success) notFound()
  const { wilayah } = await readView(aktor, ringkasanFilterSchema.parse(await searchParams))
  return (
    <RekapJenisPage
      jenis={jenis.data}
      jalur={await listJalur(wilayah)}
      milik={aktor.kodeWilayah}
      desaList={await listDesaTemuan(aktor, jenis.data, wilayah)}
      sebabList={await listSebab(aktor, jenis.data, { wilayah })}
    />
  )
}
