'use client'

import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { Notice } from '@/components/ui/notice'
import { mintaSelisihAction } from '@/lib/sumber/actions'
import type { RilisPilihan } from '@/lib/sumber/queries/get-selisih'

/** A pair that does not follow each other is compared only when somebody asks. */
export function SelisihMinta({ lama, baru }: { lama: RilisPilihan; baru: RilisPilihan }) {
  if (lama.dibuang || baru.dibuang)
    return (
      <Notice>
        Kedua kiriman ini belum pernah dibandingkan, dan isi salah satunya sudah dibuang menurut aturan penyimpanan.
      </Notice>
    )
  return (
    <Notice title="Pasangan ini belum pernah dibandingkan">
      <p>Perbandingan seluruh isinya memakan waktu paling lama beberapa menit.</p>
      <Form action={mintaSelisihAction} warnUnsaved={false} aria-label="Hitung perbandingan">
        <input type="hidden" name="lama" value={lama.kode} />
        <input type="hidden" name="baru" value={baru.kode} />
        <FormActions>
          <SubmitButton pendingLabel="Mengantrekan…">Hitung perbandingan</SubmitButton>
        </FormActions>
      </Form>
    </Notice>
  )
}
