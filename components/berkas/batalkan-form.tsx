'use client'

import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { batalkanPekerjaanAction } from '@/lib/berkas/actions'

/** Asks once, then cancels a pekerjaan. */
export function BatalkanForm({ id }: { id: string }) {
  return (
    <Dialog
      title="Batalkan pekerjaan ini?"
      description="Yang sudah dikerjakan dibuang, dan data tetap seperti sebelum pekerjaan ini dimulai."
      trigger={{ label: 'Batalkan', intent: 'danger' }}
    >
      <Form action={batalkanPekerjaanAction} warnUnsaved={false} aria-label="Batalkan pekerjaan">
        <input type="hidden" name="id" value={id} />
        <FormActions>
          <SubmitButton intent="danger" pendingLabel="Membatalkan…">
            Batalkan pekerjaan
          </SubmitButton>
          <DialogClose intent="quiet">Biarkan berjalan</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  )
}
