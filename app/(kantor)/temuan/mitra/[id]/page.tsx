import { notFound } from 'next/navigation'
import { MitraDetail } from '@/components/temuan/mitra-detail'
import { can } from '@/lib/akses/izin'
import { today } from '@/lib/server/clock'
import { findAktor, requireAktor } from '@/lib/server/session'
import { lihatTugasMitra } from '@/lib/temuan/commands/lihat-tugas-mitra'
import { temuanIdSchema, tugasMitraFilterSchema } from '@/lib/temuan/schema'

export const metadata = { title: 'Permintaan verifikasi' }

export default async function TugasMitraPage({ params, searchParams }: PageProps<'/temuan/mitra/[id]'>) {
  const dilihat = await findAktor()
  const penjawab = dilihat !== null && can(dilihat, 'temuan:jawab')
  const aktor = await requireAktor(penjawab ? 'temuan:jawab' : 'temuan:minta-mitra')
  const id = temuanIdSchema.safeParse((await params).id)
  const { halaman } = tugasMitraFilterSchema.parse(await searchParams)
  const tugas = id.success ? await lihatTugasMitra(aktor, id.data, halaman) : null
  if (!tugas) notFound()
  return (
    <MitraDetail
      tugas={tugas}
      penjawab={penjawab}
      hariIni={today()}
      boleh={{ tutup: can(aktor, 'temuan:tutup-mitra'), perpanjang: can(aktor, 'temuan:perpanjang-mitra') }}
    />
  )
}
