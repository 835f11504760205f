import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PemeriksaanDetailView } from '@/components/verval/pemeriksaan-detail'
import { can } from '@/lib/akses/izin'
import { toBukaanTampil } from '@/lib/keluarga/bukaan'
import { lihatNomor } from '@/lib/keluarga/commands/lihat-nomor'
import { findBukaan } from '@/lib/keluarga/queries/find-bukaan'
import { now, today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { findPemeriksaan } from '@/lib/verval/queries/list-pemeriksaan'

export const metadata = { title: 'Pemeriksaan lapangan' }

export default async function PemeriksaanDetailPage({ params }: PageProps<'/verval/pemeriksaan/[id]'>) {
  const aktor = await requireAktor('verval:lihat')
  const id = z.uuid().safeParse((await params).id)
  const pemeriksaan = id.success ? await findPemeriksaan(aktor, id.data) : null
  if (!pemeriksaan) notFound()
  const tugasSaya =
    pemeriksaan.petugasSaya && pemeriksaan.status === 'ditugaskan' && can(aktor, 'keluarga:buka-samaran')
  const bukaan = tugasSaya ? await findBukaan(aktor, { objek: 'pemeriksaan', objekId: aktor.id }, now()) : null
  const { keluarga } = pemeriksaan
  return (
    <PemeriksaanDetailView
      pemeriksaan={pemeriksaan}
      hariIni={today()}
      bukaan={
        tugasSaya
          ? {
              kini: bukaan && toBukaanTampil(bukaan, now()),
              nomor: (bukaan && (await lihatNomor(aktor, [keluarga.id])).get(keluarga.id)) ?? null,
            }
          : null
      }
    />
  )
}
