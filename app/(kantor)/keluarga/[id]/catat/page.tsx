import { notFound } from 'next/navigation'
import { CatatPeristiwa } from '@/components/keluarga/catat-peristiwa'
import { UsulanBerjalan } from '@/components/verval/usulan-berjalan'
import { can } from '@/lib/akses/izin'
import { lihatKeluarga } from '@/lib/keluarga/commands/lihat-keluarga'
import { listPerubahanKeluarga } from '@/lib/keluarga/queries/list-peristiwa'
import { catatHalamanSchema, keluargaIdSchema } from '@/lib/keluarga/schema'
import { today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { listUsulanKeluarga } from '@/lib/verval/queries/list-usulan-keluarga'
import { listAnak } from '@/lib/wilayah/queries'

export const metadata = { title: 'Catat peristiwa' }

export default async function CatatPeristiwaPage({ params, searchParams }: PageProps<'/keluarga/[id]/catat'>) {
  const aktor = await requireAktor('keluarga:catat')
  const id = keluargaIdSchema.safeParse((await params).id)
  const { jenis, subjek } = catatHalamanSchema.parse(await searchParams)
  const perubahanList = id.success && jenis ? await listPerubahanKeluarga(aktor, id.data) : []
  const keluarga = id.success ? await lihatKeluarga(aktor, id.data) : null
  if (!keluarga) notFound()
  const kabupatenList = jenis === 'pindah-keluar' ? await listAnak(aktor.kodeKab.slice(0, 2)) : []
  return (
    <CatatPeristiwa
      keluarga={keluarga}
      perubahanList={perubahanList}
      jenis={jenis}
      subjek={subjek}
      kabupatenList={kabupatenList
        .filter(({ kode }) => kode !== aktor.kodeKab)
        .map(({ kode, nama }) => ({ kode, nama }))}
      hariIni={today()}
      sebelum={
        can(aktor, 'verval:lihat') ? (
          <UsulanBerjalan rows={await listUsulanKeluarga(aktor, keluarga.keluargaId)} />
        ) : null
      }
    />
  )
}
