'use client'

import {
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Notice } from '@/components/ui/notice'
import type { Action, ActionState } from '@/lib/core/action-state'
import { useDraft } from './draft'
import { ErrorSummary } from './error-summary'
import { FormContext } from './form-context'
import { useGuardedAction } from './guarded-action'
import { newIdempotencyKey } from './idempotency-key'
import { useUnsavedWarning } from './unsaved'

/**
 * A native form around a server action. It works before the script has loaded; afterwards it keeps what was typed
 * through every refusal and fault, sends an idempotency key in the field `kunci`, ignores a second press while the
 * first is under way, warns about unsent input and, with `draftKey`, keeps a draft in this tab.
 *
 * Sent through `onSubmit` rather than the form's own action, because React empties the fields after the latter.
 */
export function Form<T>(props: {
  action: Action<T>
  children: ReactNode
  className?: string
  /** Name of the draft, unique per thing edited and without personal data: `usulan-baru`, `usulan-<id>`. */
  draftKey?: string
  /** Ask before leaving with unsent input. Default true; false for a login or a single confirmation. */
  warnUnsaved?: boolean
  /** Called once with each `done`, for what a redirect cannot do: closing a dialog, say. */
  onDone?: (value: T) => void
  /** Leave the message of `done` to the caller. */
  quiet?: boolean
  'aria-label'?: string
}) {
  const idle: ActionState<T> = { status: 'idle' }
  const action = useGuardedAction(props.action)
  // Awaited<…> of a T that is never a promise; React's types cannot know that.
  const [state, send, pending] = useActionState<ActionState<T>, FormData>(
    action as (previous: Awaited<ActionState<T>>, form: FormData) => Promise<ActionState<T>>,
    idle as Awaited<ActionState<T>>,
  )
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  // Held by React, not by the element: React writes a default value back on every rendering, and a second try after a
  // fault must carry the very key of the first.
  const [key, setKey] = useState(newIdempotencyKey)
  const dirty = useRef(false)
  const sent = useRef(false)
  const draft = useDraft(props.draftKey, form)
  const warn = props.warnUnsaved ?? true
  useUnsavedWarning(useCallback(() => warn && dirty.current, [warn]))

  const onDone = useRef(props.onDone)
  useEffect(() => {
    onDone.current = props.onDone
  })

  const { drop } = draft
  useEffect(() => {
    if (state.status === 'idle') return
    sent.current = false
    dirty.current = state.status !== 'done'
    // After a fault the outcome is unknown: the same key makes the second try harmless. Otherwise a new act begins.
    if (state.status !== 'failed') setKey(newIdempotencyKey())
    if (state.status === 'done') {
      drop()
      form.current?.reset()
      onDone.current?.(state.value)
    }
  }, [state, drop])

  // A redirect unmounts the form without an answer: then it was accepted and the draft has served.
  useEffect(() => {
    return () => {
      if (sent.current) drop()
    }
  }, [drop])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget)
    // The second argument of FormData is unknown to Chrome 109, so the pressed button is added by hand.
    const submitter = (event.nativeEvent as SubmitEvent).submitter
    if (submitter instanceof HTMLButtonElement && submitter.name) data.set(submitter.name, submitter.value)
    sent.current = true
    dirty.current = false
    startTransition(() => send(data))
  }

  function changed() {
    dirty.current = true
    draft.save()
  }

  return (
    <FormContext value={{ id, state }}>
      <form
        ref={form}
        action={send}
        onSubmit={submit}
        onInput={changed}
        noValidate
        aria-label={props['aria-label']}
        className={cn('space-y-6', props.className)}
      >
        <input type="hidden" name="kunci" value={key} readOnly suppressHydrationWarning />
        <ErrorSummary />
        {state.status === 'done' && state.message && !props.quiet ? (
          <Notice tone="positive" live="status">
            {state.message}
          </Notice>
        ) : null}
        {draft.restored ? (
          <Notice
            tone="guide"
            live="status"
            act={
              <Button
                size="sm"
                onClick={() => {
                  drop()
                  dirty.current = false
                  form.current?.reset()
                }}
              >
                Buang draf
              </Button>
            }
          >
            Isian yang belum dikirim dipulihkan.
          </Notice>
        ) : null}
        {props.children}
      </form>
    </FormContext>
  )
}
