import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { UsulanBaru, UsulanTiada } from '@/components/verval/usulan-baru'
import { findNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { isSudahTiada } from '@/lib/keluarga/status-keluarga'
import { requireAktor } from '@/lib/server/session'
import { findDrafSaya } from '@/lib/verval/queries/find-draf'

export const metadata = { title: 'Usulan baru' }

export default async function UsulanBaruPage({ searchParams }: PageProps<'/verval/baru'>) {
  const aktor = await requireAktor('verval:ajukan')
  const { keluarga: keluargaId, asal } = await searchParams
  if (keluargaId === undefined) return <UsulanBaru keluarga={null} />
  const id = z.uuid().safeParse(keluargaId)
  const keluarga = id.success ? await findNilaiKeluarga(aktor, id.data) : null
  if (!keluarga) notFound()
  if (isSudahTiada([...keluarga.anggotaList, ...keluarga.anggotaDaerahList])) return <UsulanTiada keluarga={keluarga} />
  const draf = await findDrafSaya(aktor, keluarga.keluargaId)
  if (draf) redirect(`/verval/${draf}/ubah`)
  return <UsulanBaru keluarga={keluarga} asal={asal === 'temuan' ? asal : undefined} />
}
