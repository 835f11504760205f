'use client'

import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import type { Action } from '@/lib/core/action-state'

/** Login: `namaPengguna` and `sandi`. `tujuan` is the address asked for before, kept in a hidden field. */
export function MasukForm<T>({ action, tujuan }: { action: Action<T>; tujuan?: string }) {
  return (
    <Form action={action} warnUnsaved={false} aria-label="Masuk">
      {tujuan ? <input type="hidden" name="tujuan" value={tujuan} /> : null}
      <TextField name="namaPengguna" label="Nama pengguna" autoComplete="username" maxLength={64} />
      <TextField name="sandi" type="password" label="Kata sandi" autoComplete="current-password" maxLength={128} />
      <SubmitButton pendingLabel="Memeriksa…" wide>
        Masuk
      </SubmitButton>
    </Form>
  )
}
