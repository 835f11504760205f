import type { ReactNode } from 'react'

export type Description = { term: ReactNode; value: ReactNode; note?: ReactNode }

/** Facts as term and value; an empty value is written as "belum diisi", never as a blank. */
export function DescriptionList({ items, columns = 1 }: { items: Description[]; columns?: 1 | 2 }) {
  return (
    <dl className={columns === 2 ? 'grid gap-x-8 lg:grid-cols-2' : undefined}>
      {items.map((item, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed for one page and terms may repeat
          key={index}
          className="grid gap-x-4 border-b border-stroke py-2 sm:grid-cols-[minmax(9rem,2fr)_3fr]"
        >
          <dt className="text-sm text-content-secondary sm:leading-6">{item.term}</dt>
          <dd className="min-w-0">
            {item.value === null || item.value === undefined || item.value === '' ? (
              <span className="text-content-secondary">belum diisi</span>
            ) : (
              item.value
            )}
            {item.note ? <div className="text-sm text-content-secondary">{item.note}</div> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
