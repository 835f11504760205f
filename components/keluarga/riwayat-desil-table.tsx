import { PlainTable } from '@/components/table/plain-table'
import { formatInstant, formatNumber } from '@/lib/core/format'
import type { RiwayatDesil } from '@/lib/keluarga/queries/get-keluarga'
import { DesilBadge } from './desil-badge'

/** Official desil of a family through the deliveries, newest first. */
export function RiwayatDesilTable({ rows }: { rows: RiwayatDesil[] }) {
  const badge = (desil: number | null) => <DesilBadge desil={desil} asal="resmi" words="hidden" />
  return (
    <PlainTable
      caption="Riwayat desil resmi"
      head="Rilis"
      columns={[
        { key: 'dimuat', label: 'Dimuat', align: 'left' },
        { key: 'nasional', label: 'Nasional', align: 'left' },
        { key: 'provinsi', label: 'Provinsi', align: 'left' },
        { key: 'kabupaten-kota', label: 'Kabupaten/kota', align: 'left' },
        { key: 'jiwa', label: 'Jiwa' },
      ]}
      rows={rows.map((row) => ({
        key: row.rilis,
        head: row.rilis,
        cells: [
          row.terbitPada ? formatInstant(row.terbitPada) : '—',
          badge(row.nasional),
          badge(row.provinsi),
          badge(row.kabupatenKota),
          formatNumber(row.jiwa),
        ],
      }))}
    />
  )
}
