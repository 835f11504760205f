import { notFound } from 'next/navigation'
import { TemuanList } from '@/components/temuan/temuan-list'
import { type Aktor, can } from '@/lib/akses/izin'
import { today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { listRilis } from '@/lib/sumber/queries'
import { TEMUAN } from '@/lib/temuan/jenis'
import { listPetugasTemuan } from '@/lib/temuan/queries/find-temuan'
import { listSebab } from '@/lib/temuan/queries/get-rekap-jenis'
import { listTemuan } from '@/lib/temuan/queries/list-temuan'
import { listMitra } from '@/lib/temuan/queries/list-tugas-mitra'
import { jenisTemuanSchema, temuanFilterSchema } from '@/lib/temuan/schema'
import { isWithin } from '@/lib/wilayah/kode'
import { findWilayah, listPilihanWilayah } from '@/lib/wilayah/queries'

/** Import of the release in force; null for who sees no deliveries. */
async function findImporKini(aktor: Aktor): Promise<string | null> {
  return (await listRilis(aktor)).find(({ kini }) => kini)?.imporId ?? null
}

export const metadata = { title: 'Daftar temuan' }

export default async function TemuanListPage({ params, searchParams }: PageProps<'/temuan/[jenis]'>) {
  const aktor = await requireAktor('temuan:lihat')
  const jenis = jenisTemuanSchema.safeParse((await params).jenis)
  if (!jenis.success) notFound()
  const asked = temuanFilterSchema.parse(await searchParams)
  const wilayah = asked.wilayah && isWithin(asked.wilayah, aktor.kodeWilayah) ? asked.wilayah : undefined
  const filter = { ...asked, wilayah }
  const page = await listTemuan(aktor, jenis.data, filter)
  // The areas to choose from: those below the one in view, of a desa those beside it; the way up stays among them.
  const kini = wilayah ?? aktor.kodeWilayah
  const induk = kini.length === 10 && aktor.kodeWilayah.length < 10 ? kini.slice(0, 6) : kini
  const wilayahList = await listPilihanWilayah(induk)
  return (
    <TemuanList
      jenis={jenis.data}
      page={page}
      filter={filter}
      wilayah={(await findWilayah(kini)) ?? undefined}
      wilayahList={induk === aktor.kodeWilayah ? wilayahList.slice(1) : wilayahList}
      petugasList={can(aktor, 'temuan:tugaskan') ? await listPetugasTemuan(aktor) : null}
      mitraList={can(aktor, 'temuan:minta-mitra') ? await listMitra(aktor) : null}
      sebabList={await listSebab(aktor, jenis.data, filter)}
      bolehEkspor={can(aktor, 'keluarga:ekspor')}
      hariIni={today()}
      imporId={TEMUAN[jenis.data].disisihkan ? await findImporKini(aktor) : null}
    />
  )
}
