'use client'

import { useRouter } from 'next/navigation'
import { useContext, useEffect } from 'react'
import { FormContext } from '@/components/form/form-context'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { formatInstant } from '@/lib/core/format'

/** One change of the family since the form was opened. */
export type PerubahanTampil = { ke: number; pada: Date; oleh: string; teks: string }

/**
 * What somebody else changed since this form was opened, beside what is about to be sent: nothing typed is lost, and the
 * form goes out again once it was compared.
 */
export function VersiBentrok(props: {
  /** Version the form was filled in on, and the newest the page knows. */
  versi: number
  terbaru: number
  perubahanList: PerubahanTampil[]
  kiriman: readonly string[]
  onPakai: () => void
}) {
  const { state } = useContext(FormContext)
  const { refresh } = useRouter()
  const bentrok = state.status === 'refused' && state.code === 'keluarga/versi-berubah'
  useEffect(() => {
    if (bentrok) refresh()
  }, [bentrok, refresh])
  if (props.terbaru <= props.versi)
    return bentrok && props.perubahanList.length > 0 ? (
      <Notice tone="guide" live="status">
        Formulir ini sudah memakai keadaan terbaru. Periksa sekali lagi, lalu kirim.
      </Notice>
    ) : null
  const baru = props.perubahanList.filter(({ ke }) => ke > props.versi)
  return (
    <section aria-label="Perubahan sejak formulir dibuka" className="rounded-md border border-warning p-4">
      <h2 className="text-lg">Keluarga ini berubah sejak Anda membuka formulir</h2>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <div>
          <h3 className="text-base font-semibold">Yang sudah tercatat</h3>
          <ul className="mt-1 list-disc space-y-1 pl-5">
            {baru.map(({ ke, pada, oleh, teks }) => (
              <li key={ke}>
                {oleh} {teks}
                <span className="block text-sm text-content-secondary">{formatInstant(pada)}</span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className="text-base font-semibold">Yang akan Anda kirim</h3>
          <ul className="mt-1 list-disc space-y-1 pl-5">
            {props.kiriman.map((kalimat) => (
              <li key={kalimat}>{kalimat}</li>
            ))}
          </ul>
        </div>
      </div>
      <div className="mt-4">
        <Button onClick={props.onPakai}>Sudah dibandingkan, pakai keadaan terbaru</Button>
      </div>
    </section>
  )
}
