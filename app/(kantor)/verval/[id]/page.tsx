import { notFound } from 'next/navigation'
import { z } from 'zod'
import { TanggapanUsulan } from '@/components/sumber/tanggapan-usulan'
import { UsulanDetailView } from '@/components/verval/usulan-detail'
import { can } from '@/lib/akses/izin'
import { toBukaanTampil } from '@/lib/keluarga/bukaan'
import { lihatNomor } from '@/lib/keluarga/commands/lihat-nomor'
import { findBukaan } from '@/lib/keluarga/queries/find-bukaan'
import { now } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { listTanggapanUsulan } from '@/lib/sumber/queries/list-tanggapan-usulan'
import { findUsulan } from '@/lib/verval/queries/get-usulan'
import { listPetugas } from '@/lib/verval/queries/list-pemeriksaan'

export const metadata = { title: 'Usulan' }

export default async function UsulanPage({ params }: PageProps<'/verval/[id]'>) {
  const aktor = await requireAktor('verval:lihat')
  const id = z.uuid().safeParse((await params).id)
  const usulan = id.success ? await findUsulan(aktor, id.data) : null
  if (!usulan) notFound()
  const petugasList = usulan.tindakanList.includes('tugaskan') ? await listPetugas(aktor, usulan.keluarga.kodeDesa) : []
  const bukaan = await findBukaan(aktor, { objek: 'usulan', objekId: usulan.id }, now())
  return (
    <UsulanDetailView
      usulan={usulan}
      petugasList={petugasList}
      tanggapan={<TanggapanUsulan tanggapanList={usulan.nomor ? await listTanggapanUsulan(aktor, usulan.nomor) : []} />}
      // Offered where the case is the aktor's; the act asks again.
      bukaan={
        (usulan.milikAktor || bukaan) && can(aktor, 'keluarga:buka-samaran')
          ? {
              kini: bukaan && toBukaanTampil(bukaan, now()),
              nomor: (bukaan && (await lihatNomor(aktor, [usulan.keluarga.id])).get(usulan.keluarga.id)) ?? null,
            }
          : null
      }
    />
  )
}
