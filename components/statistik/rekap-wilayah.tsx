import Link from 'next/link'
import { PlainTable } from '@/components/table/plain-table'
import { Card } from '@/components/ui/card'
import { formatNumber, formatPercent } from '@/lib/core/format'
import type { RekapWilayahRow } from '@/lib/statistik/queries'

/** The areas one level down with their families; each leads to the same page for that area. */
export function RekapWilayah({ rows, judul, path }: { rows: RekapWilayahRow[]; judul: string; path: string }) {
  return (
    <Card title={judul} flush>
      <PlainTable
        caption={judul}
        head="Wilayah"
        columns={[
          { key: 'kk', label: 'KK' },
          { key: 'jiwa', label: 'Jiwa' },
          { key: 'kk14', label: 'Desil 1–4' },
          { key: 'kk5', label: 'Desil 5' },
          { key: 'belum', label: 'Belum diperingkat' },
        ]}
        rows={rows.map((row) => ({
          key: row.kode,
          head: (
            <Link
              href={`${path}?wilayah=${row.kode}`}
              prefetch={false}
              className="inline-flex min-h-6 items-center whitespace-nowrap text-link underline underline-offset-2"
            >
              {row.nama}
            </Link>
          ),
          cells: [
            formatNumber(row.kk),
            formatNumber(row.jiwa),
            <Bagian key="kk14" part={row.kk14} of={row.kk} />,
            formatNumber(row.kk5),
            <Bagian key="belum" part={row.belum} of={row.kk} />,
          ],
        }))}
      />
    </Card>
  )
}

/** A count and its share. */
function Bagian({ part, of }: { part: number; of: number }) {
  return (
    <>
      {formatNumber(part)}{' '}
      <span className="text-content-secondary">({of === 0 ? '—' : formatPercent(part / of, 1)})</span>
    </>
  )
}
