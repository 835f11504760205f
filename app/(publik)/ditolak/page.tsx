import type { Metadata } from 'next'
import { DitolakPanel } from '@/components/akses/ditolak-panel'
import { LABEL_PERAN } from '@/lib/akses/izin'
import { findAktor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Tidak diizinkan' }

export default async function DitolakPage() {
  const aktor = await findAktor()
  return <DitolakPanel peran={aktor ? LABEL_PERAN[aktor.peran] : undefined} />
}
