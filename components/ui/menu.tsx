'use client'

import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react'
import { type ButtonLook, buttonClass } from './button'
import { cn } from './cn'

/**
 * A button that unfolds a floating list of links or controls. Built on `<details>`, so it opens before the script has
 * loaded; the script adds closing on Escape, on a click elsewhere and after a choice.
 */
export function Menu(
  props: {
    label: ReactNode
    /** Name for screen readers when the label is an icon or only a value. */
    'aria-label'?: string
    side?: 'start' | 'end'
    className?: string
    children: ReactNode
  } & ButtonLook,
) {
  const ref = useRef<HTMLDetailsElement>(null)

  useEffect(() => {
    function onPointer(event: PointerEvent) {
      const details = ref.current
      if (details?.open && event.target instanceof Node && !details.contains(event.target)) details.open = false
    }
    function onKey(event: KeyboardEvent) {
      const details = ref.current
      if (event.key !== 'Escape' || !details?.open) return
      details.open = false
      details.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey)
    }
  }, [])

  return (
    <details
      ref={ref}
      className={cn('group relative', props.className)}
      onBlur={(event) => {
        const next = event.relatedTarget
        if (next instanceof Node && !event.currentTarget.contains(next)) event.currentTarget.open = false
      }}
    >
      <summary
        aria-label={props['aria-label']}
        className={buttonClass({ intent: props.intent, size: props.size, wide: props.wide })}
      >
        {props.label}
        <ChevronDown aria-hidden className="group-open:rotate-180" />
      </summary>
      <div
        className={cn(
          'absolute z-40 mt-1 max-h-[70vh] w-max max-w-[min(22rem,90vw)] min-w-full overflow-y-auto rounded-md border border-stroke bg-surface p-1 shadow-floating',
          props.side === 'end' ? 'right-0' : 'left-0',
        )}
      >
        {props.children}
      </div>
    </details>
  )
}

/** Look of one line of a Menu. */
export const menuItemClass =
  'inset-focus flex min-h-11 w-full items-center gap-2 rounded-sm px-3 text-left text-base hover:bg-surface-hover'

/** A destination in a Menu; `current` marks where the person is. */
export function MenuLink({ current, className, ...rest }: ComponentProps<typeof Link> & { current?: boolean }) {
  return (
    <Link
      {...rest}
      aria-current={current ? 'true' : undefined}
      className={cn(menuItemClass, current && 'bg-surface-tertiary font-medium', className)}
      onClick={(event) => event.currentTarget.closest('details')?.removeAttribute('open')}
    />
  )
}
