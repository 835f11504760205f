import type { ReactNode } from 'react'

/** Words for a place without content: `title` says what is missing, `description` why and what next. */
export type EmptyText = { title: string; description: string; act?: ReactNode }

/** Shown instead of a list or chart that has nothing to show. */
export function EmptyState({ title, description, act }: EmptyText) {
  return (
    <div className="flex flex-col items-start gap-2 rounded-md border border-dashed border-stroke-input px-6 py-8">
      <p className="text-lg font-semibold">{title}</p>
      <p className="measure text-content-secondary">{description}</p>
      {act ? <div className="mt-2">{act}</div> : null}
    </div>
  )
}
