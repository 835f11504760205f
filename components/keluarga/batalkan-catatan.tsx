'use client'

import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { batalkanCatatanAction } from '@/lib/keluarga/actions'

/** Asks for the reason before a recorded event is withdrawn. */
export function BatalkanCatatan({ id, sebutan }: { id: string; sebutan: string }) {
  return (
    <Dialog
      title="Batalkan catatan peristiwa"
      description={`${sebutan}. Perubahan yang dibawanya dicabut. Catatannya tetap terlihat bersama alasan Anda.`}
      trigger={{ label: 'Batalkan catatan', size: 'sm', 'aria-label': `Batalkan catatan ${sebutan}` }}
    >
      <Form action={batalkanCatatanAction} warnUnsaved={false}>
        <input type="hidden" name="id" value={id} />
        <TextAreaField name="alasan" label="Alasan" rows={3} maxLength={300} personal />
        <FormActions>
          <SubmitButton intent="danger">Batalkan catatan</SubmitButton>
          <DialogClose intent="quiet">Tutup</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  )
}
