import { notFound } from 'next/navigation'
import { PasanganDetailView } from '@/components/padan/pasangan-detail'
import { can } from '@/lib/akses/izin'
import { isLayananAda } from '@/lib/padan/commands/dukcapil/periksa-dukcapil'
import { lihatPasangan } from '@/lib/padan/commands/lihat-pasangan'
import { pasanganIdSchema, pasanganUrlSchema } from '@/lib/padan/schema'
import { requireAktor } from '@/lib/server/session'

export const metadata = { title: 'Pasangan' }

export default async function PasanganPage({ params, searchParams }: PageProps<'/padan/[id]'>) {
  const aktor = await requireAktor('padan:lihat')
  const id = pasanganIdSchema.safeParse((await params).id)
  const pasangan = id.success ? await lihatPasangan(aktor, id.data) : null
  if (!pasangan) notFound()
  return (
    <PasanganDetailView
      pasangan={pasangan}
      url={pasanganUrlSchema.parse(await searchParams)}
      boleh={{
        putuskan: can(aktor, 'padan:putuskan'),
        bukaSamaran: can(aktor, 'keluarga:buka-samaran'),
        periksa: can(aktor, 'padan:periksa') && isLayananAda(),
      }}
    />
  )
}
