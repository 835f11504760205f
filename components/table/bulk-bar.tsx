'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { formatNumber } from '@/lib/core/format'

/** Stands at the foot of the screen while rows are selected: how many, what can be done with them, and a way out. */
export function BulkBar(props: { count: number; label?: string; onClear: () => void; children: ReactNode }) {
  return (
    <section
      aria-label="Tindakan untuk baris terpilih"
      className="sticky bottom-2 z-30 mt-2 flex flex-wrap items-center gap-3 rounded-md border border-stroke-input bg-surface p-3 shadow-floating print:hidden"
    >
      <p role="status" className="figures font-medium">
        {props.label ?? `${formatNumber(props.count)} baris dipilih`}
      </p>
      {props.children}
      <Button size="sm" intent="quiet" onClick={props.onClear}>
        Batalkan pilihan
      </Button>
    </section>
  )
}
