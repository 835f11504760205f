import type { ReactNode } from 'react'
import { Breadcrumbs, type Crumb } from './breadcrumbs'

/**
 * Head of a page: where it stands, its title, one or two sentences, and on the right its one primary act. `status`
 * stands under the title (Status, DesilBadge, SimulationNote).
 */
export function PageHeader(props: {
  title: ReactNode
  description?: ReactNode
  crumbs?: Crumb[]
  status?: ReactNode
  act?: ReactNode
}) {
  return (
    <div className="mb-6">
      {props.crumbs?.length ? <Breadcrumbs items={props.crumbs} /> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-full">
          <h1 className="text-2xl sm:text-3xl">{props.title}</h1>
          {props.description ? <p className="measure mt-1 text-content-secondary">{props.description}</p> : null}
          {props.status ? <div className="mt-2 flex flex-wrap items-center gap-3">{props.status}</div> : null}
        </div>
        {props.act ? <div className="flex flex-wrap gap-2">{props.act}</div> : null}
      </div>
    </div>
  )
}
