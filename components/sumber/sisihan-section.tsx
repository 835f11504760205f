import type { ReactNode } from 'react'
import { Section } from '@/components/ui/card'
import type { ImporDetail } from '@/lib/sumber/queries'
import { SisihanTable } from './sisihan-table'

type Impor = {
  berkasSalahId: string | null
  berkasPerbaikanId: string | null
  berkasList: Parameters<typeof SisihanTable>[0]['berkasList']
}

/** Rows an import set aside, by reason, the files that hold them, and what can be done (`children`); nothing when there are none. */
export function SisihanSection(props: { impor: Impor; sisihan: ImporDetail['sisihan']; children?: ReactNode }) {
  const { impor, sisihan } = props
  const unduh = impor.berkasSalahId ? <Unduh impor={impor} /> : undefined
  if (sisihan.length === 0 && !unduh) return null
  return (
    <Section
      title="Baris yang disisihkan"
      description="Isi barisnya hanya ada di dalam berkas unduhan; setiap unduhan tercatat."
      act={unduh}
    >
      {sisihan.length > 0 ? <SisihanTable rows={sisihan} berkasList={impor.berkasList} /> : null}
      {props.children ? <div className="mt-4">{props.children}</div> : null}
    </Section>
  )
}

function Unduh({ impor: { berkasSalahId, berkasPerbaikanId } }: { impor: Impor }) {
  // Not a Link: a router that fetches ahead would be recorded as a download.
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      <a href={`/unduh/${berkasSalahId}`} download className="text-link underline underline-offset-2">
        Unduh baris yang disisihkan (CSV)
      </a>
      {berkasPerbaikanId ? (
        <a href={`/unduh/${berkasPerbaikanId}`} download className="text-link underline underline-offset-2">
          Unduh untuk diperbaiki (XLSX)
        </a>
      ) : null}
    </span>
  )
}
