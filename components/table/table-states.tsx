import { Skeleton } from '@/components/ui/skeleton'

/** A list that is still loading, for `loading.tsx`: as many columns and rows as usual, so that nothing jumps. */
export function TableSkeleton({ columns = 6, rows = 12 }: { columns?: number; rows?: number }) {
  return (
    <div role="status">
      <span className="sr-only">Memuat daftar…</span>
      <div aria-hidden className="overflow-hidden rounded-md border border-stroke">
        {Array.from({ length: rows + 1 }, (_, row) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: identical place holders
            key={row}
            className={`flex gap-4 border-b border-stroke px-3 py-3 last:border-b-0 ${row === 0 ? 'bg-surface-secondary' : ''}`}
          >
            {Array.from({ length: columns }, (_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: identical place holders
              <Skeleton key={column} className={column === 0 ? 'h-4 w-48 shrink-0' : 'h-4 flex-1'} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

/** A list page that is still loading: heading, filters and rows. */
export function ListPageSkeleton({ columns, rows }: { columns?: number; rows?: number }) {
  return (
    <div className="space-y-4">
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-11 w-full max-w-2xl" />
      <TableSkeleton columns={columns} rows={rows} />
    </div>
  )
}
