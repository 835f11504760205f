import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { TEMUAN } from '@/lib/temuan/jenis'
import type { TemuanRow } from '@/lib/temuan/queries/list-temuan'
import { TemuanStatus } from './temuan-status'

/** What does not add up about one family, on its page. Nothing when there is none. */
export function TemuanKeluarga({ rows }: { rows: TemuanRow[] }) {
  if (rows.length === 0) return null
  return (
    <Card title="Temuan" description="Alasan untuk memeriksa, bukan kesalahan keluarga ini.">
      <ul className="divide-y divide-stroke">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <Link
              href={`/temuan/${row.jenis}/${row.id}`}
              prefetch={false}
              className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
            >
              {TEMUAN[row.jenis].label}
            </Link>
            <span>{row.uraian}</span>
            <TemuanStatus status={row.status} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
