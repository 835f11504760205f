import Link from 'next/link'

/** Name of the application and, small, of the office that runs it. */
export function Brand({ href, office }: { href: string; office?: string }) {
  return (
    <Link prefetch={false} href={href} className="flex min-h-11 items-center gap-2.5 rounded-md pr-2">
      <svg aria-hidden viewBox="0 0 32 32" className="size-8 shrink-0">
        <rect width="32" height="32" rx="8" className="fill-brand" />
        <path
          d="M9 16.5l4.5 4.5L23 11.5"
          fill="none"
          strokeWidth="3.2"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-on-brand"
        />
      </svg>
      <span className="min-w-0">
        <span className="block text-lg leading-5 font-semibold">Sahih</span>
        {office ? <span className="block max-w-48 truncate text-xs text-content-secondary">{office}</span> : null}
      </span>
    </Link>
  )
}
