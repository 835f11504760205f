'use client'

import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonLook } from '@/components/ui/button'

/**
 * The button that sends the form; its words are the act. While sending it says so and stays focusable. `name` and
 * `value` tell which of several buttons was pressed.
 */
export function SubmitButton({
  children,
  pendingLabel = 'Mengirim…',
  intent = 'primary',
  ...rest
}: { children: ReactNode; pendingLabel?: string; name?: string; value?: string } & ButtonLook) {
  const { pending, data } = useFormStatus()
  const mine = pending && (!rest.name || data?.get(rest.name) === rest.value)
  return (
    <Button
      {...rest}
      type="submit"
      intent={intent}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
    >
      {mine ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {mine ? pendingLabel : children}
    </Button>
  )
}
