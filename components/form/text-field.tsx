'use client'

import type { HTMLInputTypeAttribute, InputHTMLAttributes } from 'react'
import { cn } from '@/components/ui/cn'
import { controlClass } from './control-class'
import { Field, type FieldProps } from './field'

const WIDTH = { full: 'w-full', medium: 'w-full max-w-sm', short: 'w-40 max-w-full' }

/**
 * One line of text. `personal` marks NIK, No KK, names and the like: never kept in a draft, never offered by the
 * browser again. `width` hints at the length expected. A NIK: `inputMode="numeric" maxLength={16} personal digits`.
 */
export function TextField(
  props: FieldProps & {
    type?: HTMLInputTypeAttribute
    defaultValue?: string
    inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode']
    autoComplete?: string
    maxLength?: number
    personal?: boolean
    /** Digits of equal width, for numbers that are names. */
    digits?: boolean
    readOnly?: boolean
    width?: keyof typeof WIDTH
    suffix?: string
  },
) {
  return (
    <Field {...props}>
      {(control, typed) => {
        const input = (
          <input
            {...control}
            type={props.type ?? 'text'}
            // A password is never sent back, so it is never shown again.
            defaultValue={props.type === 'password' ? undefined : (typed ?? props.defaultValue)}
            inputMode={props.inputMode}
            autoComplete={props.autoComplete ?? 'off'}
            maxLength={props.maxLength}
            disabled={props.disabled}
            readOnly={props.readOnly}
            data-personal={props.personal || undefined}
            spellCheck={props.personal || props.digits ? false : undefined}
            className={cn(controlClass(), props.digits && 'figures', WIDTH[props.width ?? 'full'])}
          />
        )
        return props.suffix ? (
          <div className="flex items-center gap-2">
            {input}
            <span className="text-content-secondary">{props.suffix}</span>
          </div>
        ) : (
          input
        )
      }}
    </Field>
  )
}

/** A quantity, typed as text with a number keypad; `suffix` is its unit. The schema parses it. */
export function NumberField(
  props: FieldProps & { defaultValue?: number | string; suffix?: string; decimals?: boolean; readOnly?: boolean },
) {
  const { decimals, defaultValue, ...rest } = props
  return (
    <TextField
      {...rest}
      digits
      width="short"
      inputMode={decimals ? 'decimal' : 'numeric'}
      defaultValue={defaultValue === undefined ? undefined : String(defaultValue)}
    />
  )
}

/** A day, sent as `YYYY-MM-DD`. `min` and `max` in the same form. */
export function DateField(
  props: FieldProps & { defaultValue?: string; min?: string; max?: string; personal?: boolean },
) {
  return (
    <Field {...props}>
      {(control, typed) => (
        <input
          {...control}
          type="date"
          defaultValue={typed ?? props.defaultValue}
          min={props.min}
          max={props.max}
          disabled={props.disabled}
          data-personal={props.personal || undefined}
          className={cn(controlClass(), 'figures w-48 max-w-full')}
        />
      )}
    </Field>
  )
}

/** Several lines of text. */
export function TextAreaField(
  props: FieldProps & { defaultValue?: string; rows?: number; maxLength?: number; personal?: boolean },
) {
  return (
    <Field {...props}>
      {(control, typed) => (
        <textarea
          {...control}
          rows={props.rows ?? 4}
          maxLength={props.maxLength}
          defaultValue={typed ?? props.defaultValue}
          disabled={props.disabled}
          data-personal={props.personal || undefined}
          className={cn(controlClass(), 'measure w-full')}
        />
      )}
    </Field>
  )
}
