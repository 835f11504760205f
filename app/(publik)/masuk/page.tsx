import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { MasukForm } from '@/components/akses/masuk-form'
import { MasukPanel } from '@/components/akses/masuk-panel'
import { masukAction } from '@/lib/akses/actions'
import { toTujuan } from '@/lib/akses/tujuan'
import { findAktor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Masuk' }

export default async function MasukPage({ searchParams }: PageProps<'/masuk'>) {
  const { tujuan, keadaan } = await searchParams
  const asked = typeof tujuan === 'string' ? toTujuan(tujuan) : undefined
  if (await findAktor()) redirect(asked ?? '/beranda')
  return (
    <MasukPanel notice={keadaan === 'keluar' ? 'Anda sudah keluar.' : undefined}>
      <MasukForm action={masukAction} tujuan={asked} />
    </MasukPanel>
  )
}
