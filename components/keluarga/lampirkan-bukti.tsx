'use client'

import { useState } from 'react'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { lampirkanBuktiAction } from '@/lib/keluarga/actions'
import { BuktiField } from './bukti-field'

/** Brings papers for an event that is recorded already. */
export function LampirkanBukti({ id, sebutan }: { id: string; sebutan: string }) {
  // A new, empty list once the papers belong to the event.
  const [ke, setKe] = useState(0)
  return (
    <Dialog
      title="Lampirkan dokumen"
      description={`${sebutan}. Dokumen yang sudah dilampirkan tetap tersimpan.`}
      trigger={{ label: 'Lampirkan dokumen', size: 'sm', 'aria-label': `Lampirkan dokumen ${sebutan}` }}
    >
      <Form action={lampirkanBuktiAction} warnUnsaved={false} onDone={() => setKe(ke + 1)}>
        <input type="hidden" name="id" value={id} />
        <BuktiField key={ke} />
        <FormActions>
          <SubmitButton pendingLabel="Melampirkan…">Lampirkan</SubmitButton>
          <DialogClose intent="quiet">Tutup</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  )
}
