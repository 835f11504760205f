import { Stat, StatGrid } from '@/components/ui/stat'
import { formatNumber } from '@/lib/core/format'
import type { AntreanRow } from '@/lib/verval/queries/list-antrean'

/** What waits for this person, each queue a tile that leads to its list. Nothing when the peran has no queue. */
export function AntreanList({ antreanList }: { antreanList: AntreanRow[] }) {
  if (antreanList.length === 0) return null
  return (
    <section aria-label="Menunggu Anda" className="mb-6 print:hidden">
      <StatGrid>
        {antreanList.map((satu) => (
          <Stat
            key={satu.antrean}
            label={satu.label}
            value={formatNumber(satu.jumlah)}
            note={satu.jumlah === 0 ? 'Tidak ada yang menunggu.' : satu.petunjuk}
            href={satu.tautan}
          />
        ))}
      </StatGrid>
    </section>
  )
}
