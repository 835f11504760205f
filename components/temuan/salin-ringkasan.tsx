'use client'

import { useId, useState } from 'react'
import { controlClass } from '@/components/form/control-class'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'

/** The summary as text, to be copied into a message; without a script it can be selected. */
export function SalinRingkasan({ teks }: { teks: string }) {
  const [pesan, setPesan] = useState('')
  const id = useId()

  async function salin() {
    try {
      await navigator.clipboard.writeText(teks)
      setPesan('Ringkasan tersalin.')
    } catch {
      setPesan('Peramban tidak mengizinkan penyalinan. Pilih teksnya, lalu salin.')
    }
  }

  return (
    <Card title="Ringkasan untuk pesan" description="Hanya jumlah, tanpa data pribadi.">
      <label htmlFor={id} className="sr-only">
        Ringkasan capaian
      </label>
      <textarea id={id} readOnly rows={6} value={teks} className={cn(controlClass(), 'figures w-full text-sm')} />
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button intent="secondary" onClick={salin}>
          Salin ringkasan
        </Button>
        <p role="status" className="text-sm text-content-secondary">
          {pesan}
        </p>
      </div>
    </Card>
  )
}
