'use client'

import { Search } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'

/**
 * Search over the register, always sent by POST: what is typed names a person and must not stand in an address.
 * Ctrl+K (⌘K) comes here from anywhere. The field is called `cari`; the action stores the search and redirects.
 */
export function SearchBox(props: {
  action: (form: FormData) => void | Promise<void>
  placeholder?: string
  label?: string
}) {
  const ref = useRef<HTMLInputElement>(null)
  const id = useId()

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      ref.current?.focus()
      ref.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <search className="block w-full">
      <form action={props.action} className="relative">
        <label htmlFor={id} className="sr-only">
          {props.label ?? 'Cari keluarga'}
        </label>
        <Search aria-hidden className="absolute top-3 left-3 size-5 text-content-secondary" />
        <input
          ref={ref}
          id={id}
          name="cari"
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-keyshortcuts="Control+K Meta+K"
          placeholder={props.placeholder ?? 'NIK, No KK, atau nama'}
          className="block min-h-11 w-full rounded-md border border-stroke-input bg-surface py-2 pr-16 pl-10"
        />
        <kbd
          aria-hidden
          className="absolute top-2.5 right-3 hidden rounded-sm border border-stroke px-1.5 text-xs leading-5 text-content-secondary lg:block"
        >
          Ctrl+K
        </kbd>
      </form>
    </search>
  )
}
