import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { KeluarPanel } from '@/components/akses/keluar-panel'
import { keluarAction } from '@/lib/akses/actions'
import { findAktor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Keluar' }

// A page with a button, because a mere link could be followed by a prefetch or set on another site.
export default async function KeluarPage() {
  const aktor = await findAktor()
  if (!aktor) redirect('/masuk')
  return <KeluarPanel action={keluarAction} nama={aktor.nama} />
}
