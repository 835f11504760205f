/** Outcome of a business act: a value, or a refusal that a person can read. Faults are thrown, refusals are returned. */

/** Why a rule said no: `code` is `room/reason` for machines, `message` an Indonesian sentence without personal data. */
export type Refusal = { code: string; message: string }

export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refused<E = Refusal> = { readonly ok: false; readonly error: E }
export type Result<T, E = Refusal> = Ok<T> | Refused<E>

/** Success carrying `value`. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

/** Refusal with a machine code (`room/reason`) and the Indonesian sentence to show. */
export function refuse(code: string, message: string): Refused<Refusal> {
  return { ok: false, error: { code, message } }
}

/** Whether the act succeeded; narrows the result to its value. */
export function isOk<T, E>(result: Result<T, E>): result is Ok<T> {
  return result.ok
}
