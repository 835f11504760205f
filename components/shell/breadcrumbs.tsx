import { ChevronRight } from 'lucide-react'
import Link from 'next/link'

/** A step on the way down: kabupaten/kota, kecamatan, desa/kelurahan, then the thing itself. The last has no link. */
export type Crumb = { label: string; href?: string }

/** Where the page stands, by wilayah. */
export function Breadcrumbs({ items }: { items: Crumb[] }) {
  return (
    <nav aria-label="Letak halaman" className="mb-2 print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1 text-sm">
        {items.map((crumb, index) => (
          <li key={`${crumb.href ?? ''}${crumb.label}`} className="flex items-center gap-1">
            {index > 0 ? <ChevronRight aria-hidden className="size-4 text-content-secondary" /> : null}
            {crumb.href && index < items.length - 1 ? (
              <Link
                prefetch={false}
                href={crumb.href}
                className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
              >
                {crumb.label}
              </Link>
            ) : (
              <span aria-current={index === items.length - 1 ? 'page' : undefined} className="text-content-secondary">
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
