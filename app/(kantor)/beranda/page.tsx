import { redirect } from 'next/navigation'
import { Beranda } from '@/components/statistik/beranda'
import { TugasBeranda } from '@/components/temuan/tugas-beranda'
import { AntreanList } from '@/components/verval/antrean-list'
import { can } from '@/lib/akses/izin'
import { listRilis } from '@/lib/keluarga/queries/list-rilis'
import { today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'
import { getRekapDesil, listRekapWilayah } from '@/lib/statistik/queries'
import { berandaFilterSchema } from '@/lib/statistik/schema'
import { countTugasTemuan } from '@/lib/temuan/queries/list-temuan'
import { listAntrean } from '@/lib/verval/queries/list-antrean'
import { listJalur } from '@/lib/wilayah/queries'

export const metadata = { title: 'Beranda' }

export default async function BerandaPage({ searchParams }: PageProps<'/beranda'>) {
  const aktor = await requireAktor('beranda:lihat')
  // A verifier of another office has its requests and nothing else.
  if (can(aktor, 'temuan:jawab')) redirect('/temuan/mitra')
  const view = await readView(aktor, berandaFilterSchema.parse(await searchParams))
  const [jalur, rilisList] = await Promise.all([listJalur(view.wilayah), listRilis(aktor)])
  const rilis = can(aktor, 'statistik:lihat')
    ? (rilisList.find((one) => one.kode === view.rilis) ?? rilisList[0])
    : undefined
  const isi = rilis
    ? {
        rilis,
        rekap: await getRekapDesil(aktor, { rilisId: rilis.id, kodeWilayah: view.wilayah }),
        bawah:
          view.wilayah.length < 10 ? await listRekapWilayah(aktor, { rilisId: rilis.id, induk: view.wilayah }) : [],
      }
    : null
  return (
    <Beranda
      jalur={jalur}
      menunggu={
        <>
          {can(aktor, 'verval:lihat') ? <AntreanList antreanList={await listAntrean(aktor)} /> : null}
          {can(aktor, 'temuan:konfirmasi') ? <TugasBeranda {...(await countTugasTemuan(aktor, today()))} /> : null}
        </>
      }
      isi={isi}
      bolehImpor={can(aktor, 'sumber:impor')}
    />
  )
}
