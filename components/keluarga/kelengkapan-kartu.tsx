import { Card } from '@/components/ui/card'
import { formatNumber } from '@/lib/core/format'
import type { Kelengkapan } from '@/lib/keluarga/kelengkapan'

/** How complete the data of a family are, and what is missing, group by group. */
export function KelengkapanKartu({ kelengkapan }: { kelengkapan: Kelengkapan }) {
  const { terisi, seharusnya, persen, kurangList } = kelengkapan
  return (
    <Card title="Kelengkapan data">
      <p>
        <span className="figures text-2xl font-semibold">{persen}%</span>{' '}
        <span className="text-content-secondary">
          {formatNumber(terisi)} dari {formatNumber(seharusnya)} isian yang diperlukan terisi
        </span>
      </p>
      <progress aria-label="Kelengkapan data" className="sahih-progress mt-2" max={100} value={persen} />
      {kurangList.length > 0 ? (
        <details className="mt-3">
          <summary className="min-h-8 cursor-pointer text-link">Yang belum terisi</summary>
          <ul className="mt-1 space-y-1">
            {kurangList.map(({ kelompok, kurang }) => (
              <li key={kelompok}>
                <span className="font-medium">{kelompok}:</span>{' '}
                {kurang.map(({ label, jumlah }) => (jumlah > 1 ? `${label} (${jumlah} orang)` : label)).join(', ')}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  )
}
