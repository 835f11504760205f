'use client'

import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useField } from './form-context'

/** What every field has in common. `optional` writes "(tidak wajib)"; the rest is wajib, which the form need not repeat. */
export type FieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
  disabled?: boolean
}

/** Attributes that tie a control to its label, hint and errors. */
export type ControlProps = {
  id: string
  name: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
  'aria-required': true | undefined
}

function useParts(props: FieldProps) {
  const field = useField(props.name)
  const hintId = props.hint ? `${field.id}-hint` : null
  const errorId = field.errors.length ? `${field.id}-error` : null
  return {
    ...field,
    hintId,
    errorId,
    control: {
      id: field.id,
      name: props.name,
      'aria-invalid': errorId ? true : undefined,
      'aria-describedby': [hintId, errorId].filter(Boolean).join(' ') || undefined,
      'aria-required': props.optional ? undefined : true,
    } satisfies ControlProps,
  }
}

function Words(props: { hint: ReactNode; hintId: string | null; errors: string[]; errorId: string | null }) {
  return (
    <>
      {props.hintId ? (
        <p id={props.hintId} className="measure text-sm text-content-secondary">
          {props.hint}
        </p>
      ) : null}
      {props.errorId ? (
        <p id={props.errorId} className="flex items-start gap-1.5 text-sm font-medium text-negative-strong">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{props.errors.join(' ')}</span>
        </p>
      ) : null}
    </>
  )
}

/** Label, hint, error and control in reading order; the control gets its attributes and the value typed before. */
export function Field(
  props: FieldProps & { children: (control: ControlProps, typed: string | undefined) => ReactNode },
) {
  const { control, hintId, errorId, errors, value } = useParts(props)
  return (
    <div className="space-y-1.5">
      <label htmlFor={control.id} className="block font-medium">
        {props.label}
        {props.optional ? <span className="font-normal text-content-secondary"> (tidak wajib)</span> : null}
      </label>
      <Words hint={props.hint} hintId={hintId} errors={errors} errorId={errorId} />
      {props.children(control, value)}
    </div>
  )
}

/** A question answered by several radio buttons or checkboxes: a fieldset with the question as legend. */
export function FieldGroup(
  props: FieldProps & { children: (group: ControlProps, typed: string | undefined) => ReactNode },
) {
  const { control, hintId, errorId, errors, value } = useParts(props)
  return (
    <fieldset
      id={control.id}
      aria-describedby={control['aria-describedby']}
      disabled={props.disabled}
      className="space-y-1.5"
    >
      <legend className="mb-1.5 font-medium">
        {props.label}
        {props.optional ? <span className="font-normal text-content-secondary"> (tidak wajib)</span> : null}
      </legend>
      <Words hint={props.hint} hintId={hintId} errors={errors} errorId={errorId} />
      {props.children(control, value)}
    </fieldset>
  )
}
