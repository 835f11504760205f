'use client'

import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { Notice } from '@/components/ui/notice'
import { mulaiImporAction } from '@/lib/sumber/actions'
import type { ImporRow } from '@/lib/sumber/queries'
import { AlasanTahanList } from './alasan-tahan-list'

/** What a trial found, and the button that loads the same files for good. */
export function HasilCoba({ impor, milikSendiri }: { impor: ImporRow; milikSendiri: boolean }) {
  const { alasanTahan } = impor
  return (
    <Notice
      tone={alasanTahan.length > 0 ? 'warning' : 'positive'}
      title={
        alasanTahan.length > 0
          ? 'Sudah diperiksa; kiriman ini akan menunggu konfirmasi orang kedua'
          : 'Sudah diperiksa; kiriman ini akan langsung terbit'
      }
    >
      <p>Belum ada yang dimuat. Berkasnya masih tersimpan di sini sampai besok.</p>
      {alasanTahan.length > 0 ? <AlasanTahanList alasanList={alasanTahan} /> : null}
      {milikSendiri ? (
        <Form action={mulaiImporAction} warnUnsaved={false} aria-label="Muat kiriman ini">
          <input type="hidden" name="id" value={impor.id} />
          <FormActions>
            <SubmitButton pendingLabel="Memulai…">
              {alasanTahan.length > 0 ? 'Muat dan minta konfirmasi' : 'Muat dan terbitkan'}
            </SubmitButton>
          </FormActions>
        </Form>
      ) : null}
    </Notice>
  )
}
