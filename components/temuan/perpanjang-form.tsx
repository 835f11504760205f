'use client'

import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField } from '@/components/form/text-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { perpanjangMitraAction } from '@/lib/temuan/actions'

/** Gives an open request another due date. */
export function PerpanjangForm({ id, tenggat, hariIni }: { id: string; tenggat: string; hariIni: string }) {
  return (
    <Dialog
      title="Perpanjang permintaan"
      description="Setelah tenggat lewat, permintaan ditutup dengan sendirinya dan salinan datanya dikosongkan."
      trigger={{ label: 'Perpanjang', intent: 'secondary' }}
    >
      <Form
        action={perpanjangMitraAction}
        warnUnsaved={false}
        quiet
        aria-label="Perpanjang permintaan"
        onDone={() => document.querySelector<HTMLDialogElement>('dialog[open]')?.close()}
        className="space-y-4"
      >
        <input type="hidden" name="id" value={id} />
        <DateField name="tenggat" label="Tenggat" min={hariIni} defaultValue={tenggat} />
        <FormActions>
          <SubmitButton pendingLabel="Menyimpan…">Perpanjang</SubmitButton>
          <DialogClose intent="quiet">Batal</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  )
}
