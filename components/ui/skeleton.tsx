import { cn } from './cn'

/** A grey place holder of one line; size it with `className` (`h-4 w-40`). Wrap a group in a region that says "Memuat…". */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cn('block animate-pulse rounded-sm bg-surface-tertiary', className ?? 'h-4 w-full')} />
  )
}

/** Grey lines with the words for screen readers, for `loading.tsx` of a page that is no list. */
export function PageSkeleton() {
  return (
    <div role="status" className="space-y-4">
      <span className="sr-only">Memuat halaman…</span>
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-4 w-96 max-w-full" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  )
}
