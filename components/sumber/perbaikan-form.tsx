'use client'

import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { bukaPerbaikanAction } from '@/lib/sumber/actions'
import { KOLOM_RUJUKAN } from '@/lib/sumber/rujukan'

/** How rows set aside come back: what to do with the file, and where it is uploaded. */
export function PerbaikanForm({ imporId }: { imporId: string }) {
  return (
    <Form action={bukaPerbaikanAction} warnUnsaved={false} aria-label="Unggah perbaikan">
      <input type="hidden" name="id" value={imporId} />
      <p className="measure">
        Unduh berkasnya, perbaiki isi yang salah, lalu unggah berkas itu saja. Kolom {KOLOM_RUJUKAN} jangan diubah: dari
        kolom itu setiap baris dikenali. Baris yang belum diperbaiki boleh dibiarkan atau dibuang; barisnya tetap
        menunggu.
      </p>
      <FormActions>
        <SubmitButton intent="secondary" pendingLabel="Membuka…">
          Unggah perbaikan
        </SubmitButton>
      </FormActions>
    </Form>
  )
}
