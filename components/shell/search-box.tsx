'use client'

import { LoaderCircle, Search } from 'lucide-react'
import { type KeyboardEvent as ReactKeyboardEvent, useActionState, useEffect, useId, useRef, useState } from 'react'
import { useGuardedAction } from '@/components/form/guarded-action'
import { newIdempotencyKey } from '@/components/form/idempotency-key'
import type { Action, ActionState } from '@/lib/core/action-state'

/**
 * Search over the register, always sent by POST: what is typed names a person and must not stand in an address.
 * Ctrl+K (⌘K), or / outside a field, comes here from anywhere; the arrow down leads to the first row below. The field is called `isi`; the action stores the search and redirects.
 */
export function SearchBox(props: { action: Action<{ id: string }>; placeholder?: string; label?: string }) {
  const ref = useRef<HTMLInputElement>(null)
  const id = useId()
  const action = useGuardedAction(props.action)
  const [state, send, pending] = useActionState<ActionState<{ id: string }>, FormData>(action, { status: 'idle' })
  const [kunci] = useState(newIdempotencyKey)
  const error = messageOf(state)

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const ctrlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)
      if (!(ctrlK || slash) || event.altKey || event.defaultPrevented) return
      event.preventDefault()
      ref.current?.focus()
      ref.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <search className="block w-full">
      <form
        action={send}
        className="relative"
        onSubmit={(event) => {
          // Every search is an act of its own, also when the box is used twice without a reload.
          const field = event.currentTarget.elements.namedItem('kunci')
          if (field instanceof HTMLInputElement) field.value = newIdempotencyKey()
        }}
      >
        <input type="hidden" name="kunci" defaultValue={kunci} suppressHydrationWarning />
        <label htmlFor={id} className="sr-only">
          {props.label ?? 'Cari keluarga'}
        </label>
        {pending ? (
          <LoaderCircle aria-hidden className="absolute top-3 left-3 size-5 animate-spin text-content-secondary" />
        ) : (
          <Search aria-hidden className="absolute top-3 left-3 size-5 text-content-secondary" />
        )}
        <span role="status" className="sr-only">
          {pending ? 'Mencari…' : ''}
        </span>
        <input
          ref={ref}
          id={id}
          name="isi"
          defaultValue={state.status === 'invalid' ? state.values.isi : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          type="text"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          onKeyDown={toFirstRow}
          aria-keyshortcuts="Control+K Meta+K /"
          placeholder={props.placeholder ?? 'NIK, No KK, atau nama, desa'}
          className="block min-h-11 w-full rounded-md border border-stroke-input bg-surface py-2 pr-4 pl-10 lg:pr-16"
        />
        <kbd
          aria-hidden
          className="absolute top-2.5 right-3 hidden rounded-sm border border-stroke px-1.5 text-xs leading-5 text-content-secondary lg:block"
        >
          Ctrl+K
        </kbd>
        {error ? (
          <p
            id={`${id}-error`}
            role="alert"
            className="absolute inset-x-0 top-full z-40 mt-1 rounded-md border border-negative bg-negative-subtle px-3 py-2 text-sm text-negative-strong shadow-floating"
          >
            {error}
          </p>
        ) : null}
      </form>
    </search>
  )
}

/** Whether a key pressed here is text: a field, a list, or something edited in place. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
  )
}

function toFirstRow(event: ReactKeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'ArrowDown') return
  const row = document.querySelector<HTMLAnchorElement>('main a[data-row-link]')
  if (!row) return
  event.preventDefault()
  row.focus()
}

function messageOf(state: ActionState<{ id: string }>): string | null {
  if (state.status === 'invalid')
    return Object.values(state.fieldErrors).flat()[0] ?? 'Isian pencarian belum dapat dibaca.'
  if (state.status === 'refused') return state.message
  if (state.status === 'failed' && state.reference === '')
    return 'Pencarian belum dijawab server. Periksa sambungan internet, lalu cari lagi.'
  if (state.status === 'failed')
    return `Pencarian gagal karena gangguan (rujukan ${state.reference}). Coba lagi beberapa saat.`
  return null
}
