'use client'

import type { ReactNode } from 'react'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { Notice } from '@/components/ui/notice'
import { mulaiImporAction } from '@/lib/sumber/actions'
import type { AlasanTahan } from '@/lib/sumber/tahan'
import { AlasanTahanList } from './alasan-tahan-list'

/** What a trial found, and the button that loads the same files for good. */
export function HasilCoba(props: {
  impor: { id: string; alasanTahan: readonly AlasanTahan[] }
  milikSendiri: boolean
  /** How a delivery holds: a release is published. */
  berlaku: 'terbit' | 'berlaku'
  /** What else may be done before loading. */
  lain?: ReactNode
  /** Remarks about the files. */
  catatan?: readonly string[]
}) {
  const { impor, milikSendiri, berlaku } = props
  const { alasanTahan } = impor
  return (
    <Notice
      tone={alasanTahan.length > 0 ? 'warning' : 'positive'}
      title={
        alasanTahan.length > 0
          ? 'Sudah diperiksa; kiriman ini akan menunggu konfirmasi orang kedua'
          : `Sudah diperiksa; kiriman ini akan langsung ${berlaku}`
      }
    >
      <p>Belum ada yang dimuat. Berkasnya masih tersimpan di sini sampai besok.</p>
      {props.catatan?.map((kalimat) => (
        <p key={kalimat}>{kalimat}</p>
      ))}
      {alasanTahan.length > 0 ? <AlasanTahanList alasanList={alasanTahan} /> : null}
      {milikSendiri ? (
        <Form action={mulaiImporAction} warnUnsaved={false} aria-label="Muat kiriman ini">
          <input type="hidden" name="id" value={impor.id} />
          <FormActions>
            <SubmitButton pendingLabel="Memulai…">
              {alasanTahan.length > 0
                ? 'Muat dan minta konfirmasi'
                : berlaku === 'terbit'
                  ? 'Muat dan terbitkan'
                  : 'Muat'}
            </SubmitButton>
            {props.lain}
          </FormActions>
        </Form>
      ) : null}
    </Notice>
  )
}
