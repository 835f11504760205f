import { notFound } from 'next/navigation'
import { z } from 'zod'
import { DaftarDetailView } from '@/components/verval/daftar-detail'
import { can } from '@/lib/akses/izin'
import { toBukaanTampil } from '@/lib/keluarga/bukaan'
import { lihatNomor } from '@/lib/keluarga/commands/lihat-nomor'
import { findBukaan } from '@/lib/keluarga/queries/find-bukaan'
import { now } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { findDaftar } from '@/lib/verval/queries/get-daftar'

export const metadata = { title: 'Daftar penetapan' }

const halamanSchema = z.object({ halaman: z.coerce.number().int().min(1).max(1000).catch(1).default(1) })

export default async function DaftarPage({ params, searchParams }: PageProps<'/verval/daftar/[id]'>) {
  const aktor = await requireAktor('verval:lihat')
  const id = z.uuid().safeParse((await params).id)
  const { halaman } = halamanSchema.parse(await searchParams)
  const daftar = id.success ? await findDaftar(aktor, id.data, halaman) : null
  if (!daftar) notFound()
  const boleh = can(aktor, 'keluarga:buka-samaran') && (can(aktor, 'verval:susun') || can(aktor, 'verval:kirim'))
  const bukaan = boleh ? await findBukaan(aktor, { objek: 'daftar', objekId: daftar.id }, now()) : null
  return (
    <DaftarDetailView
      daftar={daftar}
      bukaan={
        boleh
          ? {
              kini: bukaan && toBukaanTampil(bukaan, now()),
              nomor: bukaan
                ? await lihatNomor(
                    aktor,
                    daftar.barisList.map(({ keluargaId }) => keluargaId),
                  )
                : null,
            }
          : null
      }
      kodeKab={aktor.kodeKab}
      boleh={{
        sahkan: can(aktor, 'verval:sahkan'),
        tetapkan: can(aktor, 'verval:tetapkan'),
        keluarkan: can(aktor, 'verval:kembalikan'),
        kirim: can(aktor, 'verval:kirim'),
      }}
    />
  )
}
