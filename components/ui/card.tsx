import type { ReactNode } from 'react'
import { cn } from './cn'

/** A bordered area for one subject; `act` stands right of the title. `flush` lets a table touch the border. */
export function Card(props: {
  title?: ReactNode
  description?: ReactNode
  act?: ReactNode
  flush?: boolean
  /** Level of the title, 2 unless the card stands inside a section. */
  level?: 2 | 3
  children: ReactNode
}) {
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <section className="rounded-md border border-stroke bg-surface">
      {props.title || props.act ? (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4">
          <div className="min-w-0">
            {props.title ? <Heading className="text-lg">{props.title}</Heading> : null}
            {props.description ? <p className="measure text-sm text-content-secondary">{props.description}</p> : null}
          </div>
          {props.act}
        </div>
      ) : null}
      <div className={cn(props.flush ? 'pt-4' : 'p-4')}>{props.children}</div>
    </section>
  )
}

/** A titled part of a page without a border. */
export function Section(props: { title: ReactNode; description?: ReactNode; act?: ReactNode; children: ReactNode }) {
  return (
    <section className="mt-8 first:mt-0">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-xl">{props.title}</h2>
          {props.description ? <p className="measure text-sm text-content-secondary">{props.description}</p> : null}
        </div>
        {props.act}
      </div>
      {props.children}
    </section>
  )
}
