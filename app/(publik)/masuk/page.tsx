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
    <MasukPanel notice={noticeOf(keadaan, asked)}>
      <MasukForm action={masukAction} tujuan={asked} />
    </MasukPanel>
  )
}

function noticeOf(keadaan: string | string[] | undefined, asked: string | undefined): string | undefined {
  if (keadaan === 'keluar') return 'Anda sudah keluar.'
  return asked === undefined ? undefined : 'Masuk lebih dulu; setelah itu halaman yang Anda tuju terbuka.'
}
