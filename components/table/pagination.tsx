import { ChevronLeft, ChevronRight, ChevronsLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { formatNumber } from '@/lib/core/format'
import { changeHref, type ListUrl } from './list-url'

const SIZES = [25, 50, 100]

/**
 * Paging by cursor, as links: first, previous, next. There is no last page and no page number, because finding them
 * would read the whole table. `size` is rows per page; `total` is shown when the query knows it cheaply.
 */
export function Pagination(props: {
  url: ListUrl
  page: { next: string | null; prev: string | null; total?: number | null }
  count: number
  size?: number
}) {
  const { url, page } = props
  const counted =
    page.total === null || page.total === undefined
      ? `${formatNumber(props.count)} baris di halaman ini`
      : `${formatNumber(props.count)} dari ${formatNumber(page.total)} baris`
  return (
    <nav aria-label="Halaman daftar" className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 text-sm print:hidden">
      <p className="figures text-content-secondary">{counted}</p>
      {props.size ? (
        <p className="flex items-center gap-2 text-content-secondary">
          Baris per halaman
          {SIZES.map((size) =>
            size === props.size ? (
              <strong key={size} aria-current="true" className="figures text-content">
                {size}
              </strong>
            ) : (
              <Link
                prefetch={false}
                key={size}
                href={changeHref(url, { ukuran: size })}
                className="figures inline-flex min-h-6 min-w-6 items-center justify-center text-link underline"
              >
                {size}
              </Link>
            ),
          )}
        </p>
      ) : null}
      {page.prev === null && page.next === null ? null : (
        <div className="ml-auto flex gap-2">
          <Step href={page.prev === null ? null : changeHref(url, {})} label="Awal">
            <ChevronsLeft aria-hidden />
          </Step>
          <Step href={page.prev === null ? null : changeHref(url, { kursor: page.prev })} label="Sebelumnya" rel="prev">
            <ChevronLeft aria-hidden />
          </Step>
          <Step
            href={page.next === null ? null : changeHref(url, { kursor: page.next })}
            label="Berikutnya"
            rel="next"
            after
          >
            <ChevronRight aria-hidden />
          </Step>
        </div>
      )}
    </nav>
  )
}

function Step(props: { href: string | null; label: string; rel?: string; after?: boolean; children: ReactNode }) {
  const content = (
    <>
      {props.after ? null : props.children}
      {props.label}
      {props.after ? props.children : null}
    </>
  )
  const look = cn(buttonClass({ size: 'sm' }))
  return props.href === null ? (
    <span aria-hidden className={cn(look, 'pointer-events-none border-stroke! text-content-secondary!')}>
      {content}
    </span>
  ) : (
    <Link prefetch={false} href={props.href} rel={props.rel} className={look}>
      {content}
    </Link>
  )
}
