'use client'

import { useRouter } from 'next/navigation'
import { type ChangeEvent, type ReactNode, useId, useRef, useState } from 'react'
import { kirimBerkas } from '@/components/form/kirim-berkas'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { formatBytes } from '@/lib/core/format'
import { BERKAS_TERBANYAK } from '@/lib/sumber/status'

type Terunggah = { ke: number; nama: string; ukuran: number }
type Kirim = { nama: string; sampai: number; ukuran: number }

/**
 * Files of an import that has not begun: each is sent by itself, with its own bar, and stays when the page is loaded
 * again. A file of a name that is here already takes its place. `children` is the next step.
 */
export function UnggahPanel(props: {
  id: string
  label: string
  hint: string
  terunggah: Terunggah[]
  children: ReactNode
}) {
  const { id, terunggah } = props
  const router = useRouter()
  const inputId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [kirim, setKirim] = useState<Kirim | null>(null)
  const [galat, setGalat] = useState<string | null>(null)

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.currentTarget.files ?? [])]
    const rows = [...terunggah]
    setGalat(null)
    for (const file of files) {
      const ke = rows.find(({ nama }) => nama === file.name)?.ke ?? nextKe(rows)
      if (ke === null) {
        setGalat(`Paling banyak ${BERKAS_TERBANYAK} berkas dalam satu unggahan.`)
        break
      }
      const wrong = await kirimBerkas(
        `/unggah/${id}?ke=${ke}`,
        file,
        (sampai) => setKirim({ nama: file.name, sampai, ukuran: file.size }),
        { nama: file.name },
      )
      if (wrong) {
        setGalat(`Berkas ${file.name} belum terunggah. ${wrong.pesan} Pilih berkasnya sekali lagi.`)
        break
      }
      if (!rows.some((row) => row.ke === ke)) rows.push({ ke, nama: file.name, ukuran: file.size })
    }
    setKirim(null)
    if (input.current) input.current.value = ''
    router.refresh()
  }

  return (
    <div className="space-y-6">
      <div className="space-y-1.5">
        <label htmlFor={inputId} className="block font-medium">
          {props.label}
        </label>
        <p id={`${inputId}-hint`} className="measure text-sm text-content-secondary">
          {props.hint} Berkas dikirim langsung ke server, jadi jangan tutup halaman ini sebelum bilahnya penuh.
        </p>
        <input
          ref={input}
          id={inputId}
          type="file"
          multiple
          accept=".csv,.txt,.xlsx,.zip,text/csv,text/plain"
          aria-describedby={`${inputId}-hint`}
          disabled={kirim !== null}
          onChange={choose}
          className="w-full rounded-md border border-stroke-input bg-surface px-3 py-2 file:mr-3 file:rounded-sm file:border-0 file:bg-surface-tertiary file:px-3 file:py-1 file:font-medium file:text-content"
        />
      </div>
      {kirim ? (
        <Progress label={`Mengunggah ${kirim.nama}`} done={kirim.sampai} total={kirim.ukuran} unit="bita" />
      ) : null}
      {galat ? (
        <Notice tone="negative" live="alert" title="Unggahan berhenti">
          {galat}
        </Notice>
      ) : null}
      {terunggah.length > 0 ? (
        <ul className="divide-y divide-stroke rounded-md border border-stroke">
          {terunggah.map((berkas) => (
            <li key={berkas.ke} className="flex flex-wrap justify-between gap-x-4 px-4 py-2">
              <span className="min-w-0 break-all">{berkas.nama}</span>
              <span className="figures text-content-secondary">{formatBytes(berkas.ukuran)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {props.children}
    </div>
  )
}

function nextKe(rows: readonly Terunggah[]): number | null {
  for (let ke = 1; ke <= BERKAS_TERBANYAK; ke++) if (!rows.some((row) => row.ke === ke)) return ke
  return null
}
