import { NotFound } from '@/components/shell/not-found'

export const metadata = { title: 'Tidak ditemukan' }

export default function NotFoundPage() {
  return (
    <main id="isi" className="mx-auto max-w-3xl px-4">
      <NotFound />
    </main>
  )
}
