'use client'

import { Button, ButtonLink } from '@/components/ui/button'

/** What an error boundary shows: that the fault is ours, the code that finds it in the log, and a way on. */
export function Fault({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null
  return (
    <div role="alert" className="measure space-y-4 py-8">
      <h1 className="text-2xl">Halaman ini gagal dimuat</h1>
      <p>
        Terjadi gangguan pada sistem. Data yang sudah tersimpan tidak berubah. Muat lagi beberapa saat lagi; bila
        gangguan berlanjut, sampaikan {digest ? 'kode rujukan di bawah ini' : 'waktu kejadiannya'} kepada administrator.
      </p>
      {digest ? (
        <p>
          Kode rujukan: <strong className="figures">{digest}</strong>
        </p>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button intent="primary" onClick={retry}>
          Muat lagi
        </Button>
        <ButtonLink href="/">Ke halaman depan</ButtonLink>
      </div>
    </div>
  )
}
