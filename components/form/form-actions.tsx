import type { ReactNode } from 'react'

/** The row of buttons at the end of a form: the act first, ways out after it. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3 pt-2">{children}</div>
}

/** A titled group of fields: one thing per group. */
export function FormSection(props: { title: string; description?: ReactNode; children: ReactNode }) {
  return (
    <section className="space-y-4 border-stroke [section+&]:border-t [section+&]:pt-6">
      <div>
        <h2 className="text-lg">{props.title}</h2>
        {props.description ? <p className="measure text-sm text-content-secondary">{props.description}</p> : null}
      </div>
      {props.children}
    </section>
  )
}
