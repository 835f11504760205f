import { ButtonLink } from '@/components/ui/button'

/** The page that says no: what happened, that it is recorded, and what to do. */
export function DitolakPanel({ peran }: { peran?: string }) {
  return (
    <div className="mx-auto max-w-md space-y-6 text-base">
      <div>
        <h1 className="text-2xl sm:text-3xl">Halaman ini bukan untuk peran Anda</h1>
        <p className="mt-1 text-content-secondary">
          {peran ? `Anda masuk sebagai ${peran}. ` : ''}
          Permintaan ini tercatat dalam jejak audit. Bila Anda memerlukannya untuk bekerja, mintalah administrator Dinas
          Sosial menyesuaikan peran Anda.
        </p>
      </div>
      <ButtonLink href={peran ? '/beranda' : '/masuk'} intent="primary">
        {peran ? 'Ke beranda' : 'Masuk'}
      </ButtonLink>
    </div>
  )
}
