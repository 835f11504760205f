'use client'

import { Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'

/** Opens the browser's own print dialog. */
export function CetakTombol() {
  return (
    <Button intent="primary" onClick={() => window.print()}>
      <Printer aria-hidden />
      Cetak
    </Button>
  )
}
