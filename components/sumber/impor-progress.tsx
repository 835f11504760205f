'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import type { ImporRow } from '@/lib/sumber/queries'
import { isUsaiImpor } from '@/lib/sumber/status'

type Kemajuan = Pick<ImporRow, 'status' | 'tahap' | 'selesai' | 'total'>

/** Milliseconds between two questions, while the import goes on. */
const JEDA = 1_500

/**
 * Progress of an import that has not ended: it starts from what the server read, so a reload loses nothing, and asks
 * again and again; at the end the page itself is read anew.
 */
export function ImporProgress({ id, awal }: { id: string; awal: Kemajuan }) {
  const router = useRouter()
  const [kini, setKini] = useState(awal)
  const [putus, setPutus] = useState(false)

  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    async function ask() {
      try {
        const answer = await fetch(`/sumber/${id}/status`, { signal: stop.signal, cache: 'no-store' })
        // Logged out or no longer allowed: the page knows where to send the person.
        if (answer.status === 401 || answer.status === 403 || answer.status === 404) return router.refresh()
        if (!answer.ok) throw new Error(String(answer.status))
        const next = (await answer.json()) as Kemajuan
        setPutus(false)
        setKini(next)
        if (isUsaiImpor(next.status)) return router.refresh()
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

  const menunggu = kini.status === 'antre' || kini.total === 0
  return (
    <div className="space-y-3">
      <Progress
        label={kini.tahap || (kini.status === 'antre' ? 'Menunggu giliran' : 'Memulai')}
        done={menunggu ? 0 : Math.round((kini.selesai / kini.total) * 100)}
        total={menunggu ? null : 100}
        unit="persen"
      />
      {putus ? (
        <Notice tone="warning" live="status">
          Sambungan terputus. Impor tetap berjalan di server, dan halaman ini menyambung kembali dengan sendirinya.
        </Notice>
      ) : null}
    </div>
  )
}
