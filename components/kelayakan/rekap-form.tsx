'use client'

import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { mintaRekapAction } from '@/lib/kelayakan/actions'

/** Asks for the rollup of a day as a job and leads to its progress. */
export function RekapForm({ tanggal }: { tanggal: string }) {
  return (
    <Form action={mintaRekapAction} warnUnsaved={false} aria-label="Hitung rekap kelayakan">
      <TextField name="tanggal" label="Tanggal penilaian" type="date" defaultValue={tanggal} />
      <FormActions>
        <SubmitButton pendingLabel="Mengantrekan…">Hitung rekap</SubmitButton>
      </FormActions>
    </Form>
  )
}
