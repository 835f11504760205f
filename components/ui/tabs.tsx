import Link from 'next/link'
import { formatNumber } from '@/lib/core/format'
import { cn } from './cn'

export type Tab = { href: string; label: string; count?: number; current?: boolean }

/** Tabs as links, so that each has an address and works without JavaScript. `label` names the group. */
export function Tabs({ label, items }: { label: string; items: Tab[] }) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-b border-stroke print:hidden">
      <ul className="flex gap-1">
        {items.map((tab) => (
          <li key={tab.href}>
            <Link
              prefetch={false}
              href={tab.href}
              aria-current={tab.current ? 'page' : undefined}
              className={cn(
                'inset-focus flex min-h-11 items-center gap-2 border-b-2 px-3 font-medium whitespace-nowrap',
                tab.current
                  ? 'border-brand text-content'
                  : 'border-transparent text-content-secondary hover:border-stroke-input hover:text-content',
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="figures rounded-full bg-surface-tertiary px-2 text-xs leading-5 text-content">
                  {formatNumber(tab.count)}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
