import { ChevronDown, X } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useId } from 'react'
import { controlClass } from '@/components/form/control-class'
import { buttonClass } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import type { UrlParams } from '@/lib/core/href'
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
export function FilterBar(props: {
  url: ListUrl
  filters: Filter[]
  /** Filters used now and then, folded away until one of them is on. */
  more?: Filter[]
  /** Conditions that are not a field here, each with the address without it. */
  chips?: { label: string; href: string }[]
  /** What takes all of these away. */
  cleared?: UrlParams
  /** Beside the button: what else narrows the list. */
  tools?: ReactNode
  act?: ReactNode
}) {
  const { url } = props
  const id = useId()
  const filters = [...props.filters, ...(props.more ?? [])]
  const own = new Set([...filters.map((filter) => filter.name), 'kursor'])
  const rest = Object.entries(url.params).flatMap(([name, value]) =>
    own.has(name) ? [] : (Array.isArray(value) ? value : [value]).map((one) => [name, one] as const),
  )
  const active = filters.filter((filter) => filter.value !== '')
  const chips = [
    ...active.map((filter) => ({
      label: `${filter.label}: ${wordsOf(filter)}`,
      href: changeHref(url, { [filter.name]: null }),
    })),
    ...(props.chips ?? []),
  ]
  return (
    <div className="mb-3 space-y-3 print:hidden">
      <div className="flex flex-wrap items-end gap-3">
        <form method="get" action={url.path} className="contents">
          {rest.map(([name, value]) =>
            value === null || value === undefined || value === '' ? null : (
              <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
            ),
          )}
          {props.filters.map((filter) => (
            <Labelled key={filter.name} id={`${id}-${filter.name}`} filter={filter} />
          ))}
          {props.more?.length ? (
            <details className="group min-w-0 open:basis-full" open={props.more.some((filter) => filter.value !== '')}>
              <summary className={buttonClass({ intent: 'quiet' })}>
                Saringan lain
                <ChevronDown aria-hidden className="group-open:rotate-180" />
              </summary>
              <div className="mt-2 flex flex-wrap items-end gap-3">
                {props.more.map((filter) => (
                  <Labelled key={filter.name} id={`${id}-${filter.name}`} filter={filter} />
                ))}
              </div>
            </details>
          ) : null}
          <button type="submit" className={buttonClass({ intent: 'secondary' })}>
            Terapkan
          </button>
        </form>
        {props.tools}
        {/* Beside the filters and not among them: what it opens may hold a form of its own. */}
        {props.act ? <div className="ml-auto">{props.act}</div> : null}
      </div>
      {chips.length > 0 ? (
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="text-sm font-normal text-content-secondary" id={`${id}-active`}>
            Saringan aktif
          </h2>
          <ul aria-labelledby={`${id}-active`} className="flex flex-wrap gap-2">
            {chips.map((chip) => (
              <li key={chip.label}>
                <Link
                  prefetch={false}
                  href={chip.href}
                  className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-guide bg-guide-subtle px-3 text-sm text-guide-strong hover:underline"
                >
                  <span>
                    <span className="sr-only">Hapus saringan </span>
                    {chip.label}
                  </span>
                  <X aria-hidden className="size-4" />
                </Link>
              </li>
            ))}
          </ul>
          {chips.length > 1 ? (
            <Link
              prefetch={false}
              href={changeHref(url, {
                ...Object.fromEntries(active.map((filter) => [filter.name, null])),
                ...props.cleared,
              })}
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

function Labelled({ id, filter }: { id: string; filter: Filter }) {
  return (
    <div className="max-w-full">
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {filter.label}
      </label>
      <Control id={id} filter={filter} />
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
