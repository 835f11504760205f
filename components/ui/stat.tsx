import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from './cn'

/** One number with its name, read as "name: value". With `href` the whole tile leads to the list behind the number. */
export function Stat(props: { label: string; value: ReactNode; note?: ReactNode; href?: string }) {
  const body = (
    <>
      <dt className="text-sm text-content-secondary">{props.label}</dt>
      <dd className="figures text-2xl font-semibold">
        {props.href ? (
          <Link
            prefetch={false}
            href={props.href}
            className="text-content after:absolute after:inset-0 hover:underline"
          >
            {props.value}
          </Link>
        ) : (
          props.value
        )}
      </dd>
      {props.note ? <dd className="text-sm text-content-secondary">{props.note}</dd> : null}
    </>
  )
  return (
    <div
      className={cn(
        'relative rounded-md border border-stroke bg-surface p-4',
        props.href && 'hover:border-stroke-input hover:bg-surface-hover',
      )}
    >
      {body}
    </div>
  )
}

/** Tiles of Stat side by side, as a description list. */
export function StatGrid({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">{children}</dl>
}
