'use client'

import { Check } from 'lucide-react'
import { useActionState } from 'react'
import { cn } from '@/components/ui/cn'
import { Menu, menuItemClass } from '@/components/ui/menu'
import type { Action, ActionState } from '@/lib/core/action-state'

/**
 * What stays the same on every page: the delivery, the wilayah. Shows `label` and the current choice and unfolds to
 * buttons that send `name` to the action, which remembers the choice and comes back to the same page.
 */
export function Switcher(props: {
  label: string
  current: string
  name: string
  action: Action<null>
  options: { value: string; label: string; current?: boolean }[]
}) {
  const [, send] = useActionState<ActionState<null>, FormData>(props.action, { status: 'idle' })
  return (
    <Menu
      size="sm"
      label={
        <span className="flex max-w-56 flex-col items-start py-0.5 text-left">
          <span className="text-xs leading-4 font-normal text-content-secondary">
            {props.label}
            <span className="sr-only">:</span>
          </span>
          <span className="max-w-full truncate leading-5">{props.current}</span>
        </span>
      }
    >
      <form action={send}>
        {props.options.map((option) => (
          <button
            key={option.value}
            type="submit"
            name={props.name}
            value={option.value}
            aria-current={option.current ? 'true' : undefined}
            className={menuItemClass}
          >
            <Check aria-hidden className={cn('size-4 shrink-0', !option.current && 'invisible')} />
            {option.label}
          </button>
        ))}
      </form>
    </Menu>
  )
}
