// Builder of form endpoints: who, may they, what was sent; then the command; then where to go. Everything an action is, is in its list of parts.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import { type Aktor, can, type Izin } from '@/lib/akses/izin'
import { toMasuk } from '@/lib/akses/tujuan'
import type { Action, ActionState } from '@/lib/core/action-state'
import type { Result } from '@/lib/core/result'
import { log } from './log'
import { findAktor, recordRefusal } from './session'

/**
 * Who may: an izin; `sendiri`, anybody who is logged in, on what is their own (the command sees to that);
 * `umum`, the public, without an aktor.
 */
type Who<Schema extends z.ZodType, T> =
  | { izin: Izin | 'sendiri'; run: (aktor: Aktor, input: z.output<Schema>) => Promise<Result<T>> }
  | { izin: 'umum'; run: (aktor: null, input: z.output<Schema>) => Promise<Result<T>> }

type Parts<Schema extends z.ZodType, T> = Who<Schema, T> & {
  schema: Schema
  /** After success: revalidate, redirect. Its return value, if any, is the message shown. */
  after?: (value: T, input: z.output<Schema>) => undefined | string | Promise<undefined | string>
}

/**
 * FormData as an object: names sent more than once become lists, names ending in `[]` always are.
 * React's own fields (`$ACTION_…`) are dropped.
 */
export function toObject(form: FormData): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    const key = name.endsWith('[]') ? name.slice(0, -2) : name
    if (name.startsWith('$') || key === '__proto__') continue
    const values = form.getAll(name)
    object[key] = key !== name || values.length > 1 ? values : values[0]
  }
  return object
}

/** Passwords are not sent back, not even to whoever typed them. */
const SECRET_FIELD = /^(sandi|ulang)/

function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form.entries())
    if (typeof value === 'string' && !name.startsWith('$') && !SECRET_FIELD.test(name)) values[name] = value
  return values
}

/** Builds a server action. Refusals by permission are recorded; faults are logged with a reference and never told. */
export function action<Schema extends z.ZodType, T>(parts: Parts<Schema, T>): Action<T> {
  return async (_previous, form) => {
    const values = typedValues(form)
    let run: (input: z.output<Schema>) => Promise<Result<T>>
    if (parts.izin === 'umum') {
      run = (input) => parts.run(null, input)
    } else {
      const aktor = await findAktor()
      if (!aktor) redirect(toMasuk(await readReturnPath('/beranda')))
      if (parts.izin !== 'sendiri' && !can(aktor, parts.izin)) {
        await recordRefusal(aktor, parts.izin, 'tindakan')
        return {
          status: 'refused',
          code: 'akses/tanpa-izin',
          message: 'Peran Anda tidak memiliki izin untuk tindakan ini.',
          values,
        }
      }
      run = (input) => parts.run(aktor, input)
    }
    const input = parts.schema.safeParse(toObject(form))
    if (!input.success) {
      const { fieldErrors, formErrors } = z.flattenError(input.error)
      const errors = Object.fromEntries(
        Object.entries(fieldErrors as Record<string, string[] | undefined>).map(([k, v]) => [k, v ?? []]),
      )
      return { status: 'invalid', fieldErrors: formErrors.length > 0 ? { ...errors, '': formErrors } : errors, values }
    }
    return finish(parts, run, input.data, values)
  }
}

async function finish<Schema extends z.ZodType, T>(
  parts: Parts<Schema, T>,
  run: (input: z.output<Schema>) => Promise<Result<T>>,
  input: z.output<Schema>,
  values: Record<string, string>,
): Promise<ActionState<T>> {
  try {
    const result = await run(input)
    if (!result.ok) return { status: 'refused', code: result.error.code, message: result.error.message, values }
    const message = await parts.after?.(result.value, input)
    return message === undefined
      ? { status: 'done', value: result.value }
      : { status: 'done', value: result.value, message }
  } catch (error) {
    unstable_rethrow(error)
    const reference = randomUUID().slice(0, 8)
    log.error(
      { reference, izin: parts.izin, kind: error instanceof Error ? error.name : typeof error, stack: stackOf(error) },
      'tindakan gagal',
    )
    return { status: 'failed', reference, values }
  }
}

/** Where it failed, without the message: messages of the database can quote a value. */
function stackOf(error: unknown): string | undefined {
  return error instanceof Error
    ? error.stack
        ?.split('\n')
        .filter((line) => line.trimStart().startsWith('at '))
        .slice(0, 12)
        .join('\n')
    : undefined
}

/** Path of the page a form was sent from, without its query (which may hold a cursor of another list); `fallback` when unknown. */
export async function readReturnPath(fallback: string): Promise<string> {
  const referer = (await headers()).get('referer')
  try {
    const path = referer === null ? fallback : new URL(referer).pathname
    // `//host` is a path in a referer and another site in a redirect.
    return path.startsWith('//') ? fallback : path
  } catch {
    return fallback
  }
}
