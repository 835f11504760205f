/** What a form endpoint answers; shared by `lib/server/action` (writes it) and `components/form` (shows it). */

/**
 * - `invalid`: the input did not parse; `fieldErrors` by field name, key `''` for errors of the whole form.
 * - `refused`: a rule said no; `code` is `room/reason`, `message` an Indonesian sentence.
 * - `failed`: a fault of ours; `reference` finds it in the log, the text shown is generic. An empty reference: no answer
 *   came at all (components/form/guarded-action).
 *
 * `values` is what was typed, so that nothing is ever lost.
 */
export type ActionState<T> =
  | { status: 'idle' }
  | { status: 'done'; value: T; message?: string }
  | { status: 'invalid'; fieldErrors: Record<string, string[]>; values: Record<string, string> }
  | { status: 'refused'; code: string; message: string; values?: Record<string, string> }
  | { status: 'failed'; reference: string; values?: Record<string, string> }

/** A form endpoint as `useActionState` wants it. */
export type Action<T> = (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>>
