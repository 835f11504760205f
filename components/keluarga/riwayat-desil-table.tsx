import { formatInstant, formatNumber } from '@/lib/core/format'
import type { RiwayatDesil } from '@/lib/keluarga/queries/get-keluarga'
import { DesilBadge } from './desil-badge'

/** Official desil of a family through the deliveries, newest first. */
export function RiwayatDesilTable({ rows }: { rows: RiwayatDesil[] }) {
  const head = 'border-b border-stroke bg-surface-secondary px-4 py-2 text-left font-semibold whitespace-nowrap'
  const cell = 'border-b border-stroke px-4 py-2'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label="Riwayat desil resmi" tabIndex={0} className="relative overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Riwayat desil resmi</caption>
        <thead>
          <tr>
            <th scope="col" className={head}>
              Rilis
            </th>
            <th scope="col" className={head}>
              Dimuat
            </th>
            <th scope="col" className={head}>
              Nasional
            </th>
            <th scope="col" className={head}>
              Provinsi
            </th>
            <th scope="col" className={head}>
              Kabupaten/kota
            </th>
            <th scope="col" className={head}>
              Jiwa
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.rilis}>
              <th scope="row" className={`${cell} text-left font-medium`}>
                {row.rilis}
              </th>
              <td className={cell}>{row.terbitPada ? formatInstant(row.terbitPada) : '—'}</td>
              <td className={cell}>
                <DesilBadge desil={row.nasional} asal="resmi" words="hidden" />
              </td>
              <td className={cell}>
                <DesilBadge desil={row.provinsi} asal="resmi" words="hidden" />
              </td>
              <td className={cell}>
                <DesilBadge desil={row.kabupatenKota} asal="resmi" words="hidden" />
              </td>
              <td className={`${cell} figures`}>{formatNumber(row.jiwa)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
