'use client'

import { createContext, useContext } from 'react'
import type { ActionState } from '@/lib/core/action-state'

/** What a field needs to know of its form: the last answer and the prefix of its ids. */
export type FormContextValue = { id: string; state: ActionState<unknown> }

export const FormContext = createContext<FormContextValue>({ id: 'f', state: { status: 'idle' } })

/** Id, errors and last typed value of one field. Outside a Form there are no errors and no values. */
export function useField(name: string): { id: string; errors: string[]; value: string | undefined } {
  const { id, state } = useContext(FormContext)
  const values = 'values' in state ? state.values : undefined
  return {
    id: fieldId(id, name),
    errors: state.status === 'invalid' ? (state.fieldErrors[name] ?? []) : [],
    value: values?.[name],
  }
}

/** The id of a field's control, also the target of the link in the error summary. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`
}
