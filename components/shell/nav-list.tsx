'use client'

import {
  BarChart3,
  BellRing,
  Bot,
  ClipboardCheck,
  Database,
  Files,
  GitCompareArrows,
  HandHeart,
  Home,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  MapPinned,
  MessageSquareWarning,
  ScrollText,
  Users,
  UsersRound,
} from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '@/components/ui/cn'
import { formatNumber } from '@/lib/core/format'

// By name, because a function cannot travel from the server to the browser.
const ICON = {
  beranda: Home,
  keluarga: UsersRound,
  sumber: Database,
  padan: GitCompareArrows,
  peringkat: ListOrdered,
  kelayakan: HandHeart,
  verval: ClipboardCheck,
  temuan: ListChecks,
  pengaduan: MessageSquareWarning,
  petugas: BellRing,
  integrasi: Bot,
  berkas: Files,
  statistik: BarChart3,
  wilayah: MapPinned,
  akses: Users,
  audit: ScrollText,
} satisfies Record<string, LucideIcon>

/** One room in the navigation; `count` is the work that waits there for this person. */
export type NavItem = { href: string; label: string; icon: keyof typeof ICON; count?: number }

function isCurrent(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`)
}

/** The rooms as links, the one the person is in marked. Only what the peran may enter is handed in. */
export function NavList({ items }: { items: NavItem[] }) {
  const pathname = usePathname()
  return (
    <ul className="space-y-0.5">
      {items.map((item) => {
        const Icon = ICON[item.icon]
        const current = isCurrent(pathname, item.href)
        return (
          <li key={item.href}>
            <Link
              prefetch={false}
              href={item.href}
              aria-current={current ? 'page' : undefined}
              onClick={(event) => event.currentTarget.closest('details')?.removeAttribute('open')}
              className={cn(
                'inset-focus flex min-h-11 items-center gap-3 rounded-md border-l-4 px-3',
                current
                  ? 'border-brand bg-surface-tertiary font-semibold'
                  : 'border-transparent hover:bg-surface-hover',
              )}
            >
              <Icon aria-hidden className="size-5 shrink-0" />
              <span className="min-w-0 flex-1">{item.label}</span>
              {item.count ? (
                <span className="figures rounded-full bg-brand px-2 text-xs leading-5 font-semibold text-on-brand">
                  {formatNumber(item.count)}
                  <span className="sr-only"> menunggu</span>
                </span>
              ) : null}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
