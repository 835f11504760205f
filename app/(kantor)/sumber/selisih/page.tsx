import { SelisihPage } from '@/components/sumber/selisih-page'
import { requireAktor } from '@/lib/server/session'
import { getSelisih } from '@/lib/sumber/queries/get-selisih'
import { selisihFilterSchema } from '@/lib/sumber/schema/selisih'
import { findWilayah } from '@/lib/wilayah/queries'

export const metadata = { title: 'Perbedaan dua rilis' }

export default async function SelisihRilisPage({ searchParams }: PageProps<'/sumber/selisih'>) {
  const aktor = await requireAktor('sumber:lihat')
  const { rilisList, detail } = await getSelisih(aktor, selisihFilterSchema.parse(await searchParams))
  const wilayah = detail ? ((await findWilayah(detail.wilayah))?.nama ?? detail.wilayah) : ''
  return <SelisihPage rilisList={rilisList} detail={detail} namaWilayah={wilayah} akar={aktor.kodeWilayah} />
}
