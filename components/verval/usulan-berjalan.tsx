import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { STATUS_AKHIR } from '@/lib/verval/alur'
import type { UsulanKeluargaRow } from '@/lib/verval/queries/list-usulan-keluarga'

/** For whoever records an event: the usulan of the family that are on their way. They block nothing and are marked by it. */
export function UsulanBerjalan({ rows }: { rows: readonly UsulanKeluargaRow[] }) {
  const berjalan = rows.filter(({ status }) => !STATUS_AKHIR.includes(status))
  if (berjalan.length === 0) return null
  return (
    <div className="mb-6">
      <Notice tone="guide" title="Ada usulan yang sedang berjalan untuk keluarga ini">
        {berjalan.map((row, ke) => (
          <span key={row.id}>
            {ke > 0 ? ', ' : ''}
            <Link href={`/verval/${row.id}`} prefetch={false} className="text-link underline">
              {row.nomor ?? 'Draf usulan'}
            </Link>
          </span>
        ))}
        . Peristiwa tetap dapat dicatat; usulannya ditandai supaya yang memprosesnya tahu.
      </Notice>
    </div>
  )
}
