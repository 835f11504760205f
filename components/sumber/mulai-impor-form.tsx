'use client'

import { CheckboxField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { mulaiImporAction } from '@/lib/sumber/actions'

/** Starts the import of a release whose files are here, or only the check of them. */
export function MulaiImporForm({ id }: { id: string }) {
  return (
    <Form action={mulaiImporAction} warnUnsaved={false} aria-label="Mulai impor">
      <input type="hidden" name="id" value={id} />
      <CheckboxField
        optional
        name="coba"
        label="Periksa dulu, jangan terbitkan"
        hint="Semua baris diperiksa dan dihitung; hasilnya tampil di sini sebelum Anda memutuskan."
      />
      <FormActions>
        <SubmitButton pendingLabel="Memulai…">Mulai impor</SubmitButton>
      </FormActions>
    </Form>
  )
}
