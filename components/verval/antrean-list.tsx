import Link from 'next/link'
import { Stat, StatGrid } from '@/components/ui/stat'
import { formatNumber } from '@/lib/core/format'
import type { AntreanRow } from '@/lib/verval/queries/list-antrean'

/**
 * What waits for this person: each queue with work a tile that leads to its list, the empty ones in one line below.
 * Nothing when the peran has no queue.
 */
export function AntreanList({ antreanList }: { antreanList: AntreanRow[] }) {
  if (antreanList.length === 0) return null
  const isi = antreanList.filter(({ jumlah }) => jumlah > 0)
  const kosong = antreanList.filter(({ jumlah }) => jumlah === 0)
  return (
    <section aria-label="Menunggu Anda" className="mb-6 space-y-3 print:hidden">
      {isi.length === 0 ? null : (
        <StatGrid>
          {isi.map((satu) => (
            <Stat
              key={satu.antrean}
              label={satu.label}
              value={formatNumber(satu.jumlah)}
              note={satu.petunjuk}
              href={satu.tautan}
            />
          ))}
        </StatGrid>
      )}
      {kosong.length === 0 ? null : (
        <p className="text-sm text-content-secondary">
          {isi.length === 0 ? 'Tidak ada yang menunggu Anda: ' : 'Kosong: '}
          {kosong.map((satu, at) => (
            <span key={satu.antrean}>
              {at === 0 ? '' : ', '}
              <Link prefetch={false} href={satu.tautan} className="underline">
                {satu.label}
              </Link>
            </span>
          ))}
          .
        </p>
      )}
    </section>
  )
}
