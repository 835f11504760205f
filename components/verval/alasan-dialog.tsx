'use client'

import { type Choice, SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import type { ButtonLook } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import type { Action } from '@/lib/core/action-state'

/** An act that needs a reason, and for some a step to go back to; asked in a dialog so that it is never pressed by accident. */
export function AlasanDialog<T>(props: {
  judul: string
  penjelasan: string
  tombol: string
  action: Action<T>
  isian: Record<string, string>
  tujuan?: Choice[]
  labelTujuan?: string
  look?: ButtonLook
  tanpaAlasan?: boolean
  labelUntuk?: string
}) {
  const look: ButtonLook = props.look ?? { intent: 'secondary', wide: true }
  return (
    <Dialog
      title={props.judul}
      description={props.penjelasan}
      trigger={{ label: props.tombol, ...look, ...(props.labelUntuk ? { 'aria-label': props.labelUntuk } : {}) }}
    >
      <Form action={props.action} warnUnsaved={false}>
        {Object.entries(props.isian).map(([nama, nilai]) => (
          <input key={nama} type="hidden" name={nama} value={nilai} />
        ))}
        {props.tujuan ? (
          <SelectField
            name="ke"
            label={props.labelTujuan ?? 'Kembali ke tahap'}
            options={props.tujuan}
            defaultValue={props.tujuan[0]?.value}
          />
        ) : null}
        <TextAreaField
          name="alasan"
          label="Alasan"
          hint="Dibaca pengusul dan tersimpan dalam riwayat usulan."
          optional={props.tanpaAlasan}
          rows={3}
          maxLength={1000}
          personal
        />
        <FormActions>
          <SubmitButton intent={look.intent === 'danger' ? 'danger' : 'primary'}>{props.tombol}</SubmitButton>
          <DialogClose intent="quiet">Batal</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  )
}
