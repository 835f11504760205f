'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { isUsai } from '@/lib/berkas/jenis'
import type { PekerjaanRow } from '@/lib/berkas/queries'

type Kemajuan = Pick<PekerjaanRow, 'status' | 'tahap' | 'selesai' | 'total' | 'detik'>

/** Milliseconds between two questions, while the work goes on. */
const JEDA = 2_000

/**
 * Progress of a pekerjaan that has not ended. It starts from what the server read, so a reload loses nothing, and asks again
 * every two seconds; at the end the page itself is read anew. A question without an answer is asked again: the work goes on
 * whether or not somebody watches.
 */
export function PekerjaanProgress({ id, awal }: { id: string; awal: Kemajuan }) {
  const router = useRouter()
  const [kini, setKini] = useState(awal)
  const [putus, setPutus] = useState(false)

  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    async function ask() {
      try {
        const answer = await fetch(`/berkas/pekerjaan/${id}/status`, { signal: stop.signal, cache: 'no-store' })
        // Logged out or no longer allowed: the page knows where to send the person.
        if (answer.status === 401 || answer.status === 403 || answer.status === 404) return router.refresh()
        if (!answer.ok) throw new Error(String(answer.status))
        const next = (await answer.json()) as Kemajuan
        setPutus(false)
        setKini(next)
        if (isUsai(next.status)) return router.refresh()
      } catch {
        if (stop.signal.aborted) return
        setPutus(true)
      }
      timer = setTimeout(ask, JEDA)
    }
    timer = setTimeout(ask, JEDA)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [id, router])

  const laju = kini.detik > 0 ? kini.selesai / kini.detik : 0
  return (
    <div className="space-y-3">
      <Progress
        label={kini.tahap || (kini.status === 'antre' ? 'Menunggu giliran' : 'Memulai')}
        done={kini.selesai}
        total={kini.total > 0 ? kini.total : null}
        unit="baris"
        rate={laju > 0 ? laju : undefined}
        remaining={laju > 0 && kini.total > 0 ? (kini.total - kini.selesai) / laju : undefined}
      />
      {putus ? (
        <Notice tone="warning" live="status">
          Sambungan terputus. Pekerjaan tetap berjalan di server, dan halaman ini menyambung kembali dengan sendirinya.
        </Notice>
      ) : null}
    </div>
  )
}
