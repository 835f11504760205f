import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { formatInstant } from '@/lib/core/format'
import type { UsulanKeluargaRow } from '@/lib/verval/queries/list-usulan-keluarga'
import { UsulanStatus } from './usulan-status'

/** The usulan of one family on its page, newest first. */
export function UsulanKeluarga({ rows }: { rows: UsulanKeluargaRow[] }) {
  return (
    <Card title="Usulan">
      {rows.length === 0 ? (
        <p className="text-content-secondary">Belum ada usulan untuk keluarga ini.</p>
      ) : (
        <ul className="divide-y divide-stroke">
          {rows.map((row) => (
            <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <Link href={`/verval/${row.id}`} prefetch={false} className="text-link underline underline-offset-2">
                {row.nomor ?? 'Draf usulan'}
              </Link>
              <UsulanStatus status={row.status} dikembalikan={row.dikembalikan} />
              <span className="text-sm text-content-secondary">dibuat {formatInstant(row.dibuatPada)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
