import { X } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useId } from 'react'
import { controlClass } from '@/components/form/control-class'
import { buttonClass } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { changeHref, type ListUrl } from './list-url'

export type FilterOption = { value: string; label: string }

/**
 * One filter of a list. Never a name or number of a person: those are searched by POST.
 * `value` is what the URL says now, '' when the filter is off.
 */
export type Filter =
  | { kind: 'select'; name: string; label: string; value: string; options: FilterOption[]; all?: string }
  | { kind: 'text'; name: string; label: string; value: string; width?: 'short' | 'medium' }
  | { kind: 'date'; name: string; label: string; value: string }

/**
 * Filters from left to right in order of use, sent by GET so that the list has an address; below them a chip for each
 * active one with a link that takes it away. `act` stands at the right: the export, for instance.
 */
export function FilterBar(props: { url: ListUrl; filters: Filter[]; act?: ReactNode }) {
  const { url, filters } = props
  const id = useId()
  const own = new Set([...filters.map((filter) => filter.name), 'kursor'])
  const rest = Object.entries(url.params).flatMap(([name, value]) =>
    own.has(name) ? [] : (Array.isArray(value) ? value : [value]).map((one) => [name, one] as const),
  )
  const active = filters.filter((filter) => filter.value !== '')
  return (
    <div className="mb-3 space-y-3 print:hidden">
      <form method="get" action={url.path} className="flex flex-wrap items-end gap-3">
        {rest.map(([name, value]) =>
          value === null || value === undefined || value === '' ? null : (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          ),
        )}
        {filters.map((filter) => (
          <div key={filter.name} className="max-w-full">
            <label htmlFor={`${id}-${filter.name}`} className="mb-1 block text-sm font-medium">
              {filter.label}
            </label>
            <Control id={`${id}-${filter.name}`} filter={filter} />
          </div>
        ))}
        <button type="submit" className={buttonClass({ intent: 'secondary' })}>
          Terapkan
        </button>
        {props.act ? <div className="ml-auto">{props.act}</div> : null}
      </form>
      {active.length ? (
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="text-sm font-normal text-content-secondary" id={`${id}-active`}>
            Saringan aktif
          </h2>
          <ul aria-labelledby={`${id}-active`} className="flex flex-wrap gap-2">
            {active.map((filter) => (
              <li key={filter.name}>
                <Link
                  prefetch={false}
                  href={changeHref(url, { [filter.name]: null })}
                  className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-guide bg-guide-subtle px-3 text-sm text-guide-strong hover:underline"
                >
                  <span>
                    <span className="sr-only">Hapus saringan </span>
                    {filter.label}: {wordsOf(filter)}
                  </span>
                  <X aria-hidden className="size-4" />
                </Link>
              </li>
            ))}
          </ul>
          {active.length > 1 ? (
            <Link
              prefetch={false}
              href={changeHref(url, Object.fromEntries(active.map((filter) => [filter.name, null])))}
              className="text-sm text-link underline"
            >
              Hapus semua
            </Link>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

function wordsOf(filter: Filter): string {
  if (filter.kind !== 'select') return filter.value
  return filter.options.find((option) => option.value === filter.value)?.label ?? filter.value
}

// Keyed by its value: after a chip is removed the control must show the new state, not what was typed before.
function Control({ id, filter }: { id: string; filter: Filter }) {
  if (filter.kind === 'select') {
    return (
      <select
        key={filter.value}
        id={id}
        name={filter.name}
        defaultValue={filter.value}
        className={cn(controlClass(), 'max-w-full sm:max-w-60')}
      >
        <option value="">{filter.all ?? 'Semua'}</option>
        {filter.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  return (
    <input
      key={filter.value}
      id={id}
      name={filter.name}
      type={filter.kind}
      defaultValue={filter.value}
      autoComplete="off"
      className={cn(controlClass(), filter.kind === 'text' && filter.width !== 'short' ? 'w-56' : 'w-44', 'max-w-full')}
    />
  )
}
