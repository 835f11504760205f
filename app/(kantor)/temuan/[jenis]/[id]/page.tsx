import { notFound, redirect } from 'next/navigation'
import { TemuanDetailView } from '@/components/temuan/temuan-detail'
import { can } from '@/lib/akses/izin'
import { requireAktor } from '@/lib/server/session'
import { findTemuan } from '@/lib/temuan/queries/find-temuan'
import { listJawabanMitra } from '@/lib/temuan/queries/list-tugas-mitra'
import { jenisTemuanSchema, temuanIdSchema } from '@/lib/temuan/schema'

export const metadata = { title: 'Rincian temuan' }

export default async function TemuanPage({ params }: PageProps<'/temuan/[jenis]/[id]'>) {
  const aktor = await requireAktor('temuan:lihat')
  const { jenis, id } = await params
  if (!jenisTemuanSchema.safeParse(jenis).success || !temuanIdSchema.safeParse(id).success) notFound()
  const temuan = await findTemuan(aktor, id)
  if (!temuan) notFound()
  if (temuan.jenis !== jenis) redirect(`/temuan/${temuan.jenis}/${id}`)
  return (
    <TemuanDetailView
      temuan={temuan}
      jawabanList={
        can(aktor, 'temuan:minta-mitra')
          ? await listJawabanMitra(
              aktor,
              jenis === 'jawaban-mitra' && temuan.keluargaId ? { keluargaId: temuan.keluargaId } : { temuanId: id },
            )
          : []
      }
      boleh={{
        ajukan: can(aktor, 'verval:ajukan'),
        keluarga: can(aktor, 'keluarga:lihat'),
        padan: can(aktor, 'padan:lihat'),
      }}
    />
  )
}
