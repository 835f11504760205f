'use client'

import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { controlClass } from './control-class'
import { Field, FieldGroup, type FieldProps } from './field'
import { useField } from './form-context'

export type Choice = { value: string; label: string; hint?: string; disabled?: boolean }

/** One of many, as the browser's own list. `placeholder` is the first, empty line. */
export function SelectField(props: FieldProps & { options: Choice[]; defaultValue?: string; placeholder?: string }) {
  return (
    <Field {...props}>
      {(control, typed) => (
        <select
          {...control}
          defaultValue={typed ?? props.defaultValue ?? ''}
          disabled={props.disabled}
          className={cn(controlClass(), 'w-full max-w-sm')}
        >
          {props.placeholder === undefined ? null : <option value="">{props.placeholder}</option>}
          {props.options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function Line(props: { id: string; label: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <label htmlFor={props.id} className="flex min-h-11 items-start gap-3 py-2">
      {props.children}
      <span>
        {props.label}
        {props.hint ? <span className="block text-sm text-content-secondary">{props.hint}</span> : null}
      </span>
    </label>
  )
}

const TICK = 'mt-0.5 size-5 shrink-0 accent-brand'

/** One of a few, all visible. */
export function RadioField(props: FieldProps & { options: Choice[]; defaultValue?: string }) {
  return (
    <FieldGroup {...props}>
      {(group, typed) =>
        props.options.map((option) => (
          <Line key={option.value} id={`${group.id}-${option.value}`} label={option.label} hint={option.hint}>
            <input
              type="radio"
              id={`${group.id}-${option.value}`}
              name={props.name}
              value={option.value}
              defaultChecked={(typed ?? props.defaultValue) === option.value}
              disabled={option.disabled}
              aria-invalid={group['aria-invalid']}
              className={TICK}
            />
          </Line>
        ))
      }
    </FieldGroup>
  )
}

/** One statement to agree to; sends `value` (default `ya`) when ticked and nothing otherwise. */
export function CheckboxField(props: FieldProps & { value?: string; defaultChecked?: boolean }) {
  const { id, errors, value: typed } = useField(props.name)
  const errorId = errors.length ? `${id}-error` : undefined
  return (
    <div>
      <Line id={id} label={props.label} hint={props.hint}>
        <input
          type="checkbox"
          id={id}
          name={props.name}
          value={props.value ?? 'ya'}
          defaultChecked={typed === undefined ? props.defaultChecked : typed === (props.value ?? 'ya')}
          disabled={props.disabled}
          aria-invalid={errorId ? true : undefined}
          aria-describedby={errorId}
          aria-required={props.optional ? undefined : true}
          className={TICK}
        />
      </Line>
      {errorId ? (
        <p id={errorId} className="text-sm font-medium text-negative-strong">
          {errors.join(' ')}
        </p>
      ) : null}
    </div>
  )
}
