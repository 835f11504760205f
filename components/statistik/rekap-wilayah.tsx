import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { formatNumber, formatPercent } from '@/lib/core/format'
import type { RekapWilayahRow } from '@/lib/statistik/queries'

/** The areas one level down with their families; each leads to the same page for that area. */
export function RekapWilayah({ rows, judul, path }: { rows: RekapWilayahRow[]; judul: string; path: string }) {
  const head = 'border-b border-stroke bg-surface-secondary px-3 py-2 font-semibold whitespace-nowrap'
  const cell = 'border-b border-stroke px-3 py-1.5 text-right'
  return (
    <Card title={judul} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label={judul} tabIndex={0} className="overflow-x-auto">
        <table className="w-full border-separate border-spacing-0 text-sm">
          <caption className="sr-only">{judul}</caption>
          <thead>
            <tr>
              <th scope="col" className={`${head} text-left`}>
                Wilayah
              </th>
              <th scope="col" className={`${head} text-right`}>
                KK
              </th>
              <th scope="col" className={`${head} text-right`}>
                Jiwa
              </th>
              <th scope="col" className={`${head} text-right`}>
                Desil 1–4
              </th>
              <th scope="col" className={`${head} text-right`}>
                Desil 5
              </th>
              <th scope="col" className={`${head} text-right`}>
                Belum diperingkat
              </th>
            </tr>
          </thead>
          <tbody className="figures">
            {rows.map((row) => (
              <tr key={row.kode}>
                <th scope="row" className="border-b border-stroke px-3 py-1.5 text-left font-normal whitespace-nowrap">
                  <Link
                    href={`${path}?wilayah=${row.kode}`}
                    prefetch={false}
                    className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
                  >
                    {row.nama}
                  </Link>
                </th>
                <td className={cell}>{formatNumber(row.kk)}</td>
                <td className={cell}>{formatNumber(row.jiwa)}</td>
                <td className={cell}>
                  {formatNumber(row.kk14)}{' '}
                  <span className="text-content-secondary">
                    ({row.kk === 0 ? '—' : formatPercent(row.kk14 / row.kk, 1)})
                  </span>
                </td>
                <td className={cell}>{formatNumber(row.kk5)}</td>
                <td className={cell}>
                  {formatNumber(row.belum)}{' '}
                  <span className="text-content-secondary">
                    ({row.kk === 0 ? '—' : formatPercent(row.belum / row.kk, 1)})
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}
