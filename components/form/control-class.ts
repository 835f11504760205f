import { cn } from '@/components/ui/cn'

/** Look of a text-like control. In a file of its own, because server components call it too. */
export function controlClass(size: 'sm' | 'md' = 'md'): string {
  return cn(
    'block rounded-md border border-stroke-input bg-surface text-content aria-invalid:border-negative aria-invalid:border-2 disabled:border-stroke disabled:bg-surface-tertiary disabled:text-content-secondary [&[readonly]]:bg-surface-secondary',
    size === 'sm' ? 'min-h-8 px-2 py-1 text-sm' : 'min-h-11 px-3 py-2 text-base',
  )
}
