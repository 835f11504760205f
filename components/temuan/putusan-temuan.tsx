'use client'

import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import type { Action } from '@/lib/core/action-state'
import { bukaKembaliTemuanAction, konfirmasiTemuanAction, tepisTemuanAction } from '@/lib/temuan/actions'
import type { TindakanTemuan } from '@/lib/temuan/alur'

type Putusan = Exclude<TindakanTemuan, 'tugaskan'>

const PUTUSAN: Record<
  Putusan,
  {
    tombol: string
    penjelasan: string
    action: Action<{ id: string }>
    intent: 'primary' | 'secondary'
    opsional?: true
  }
> = {
  konfirmasi: {
    tombol: 'Konfirmasi',
    penjelasan: 'Temuan ini memang benar. Ia tetap di daftar sampai rilis tidak lagi menunjukkannya.',
    action: konfirmasiTemuanAction,
    intent: 'primary',
    opsional: true,
  },
  tepis: {
    tombol: 'Tepis',
    penjelasan:
      'Tidak ada yang salah pada keluarga ini. Temuan tidak muncul lagi pada rilis berikutnya, kecuali nilainya berubah.',
    action: tepisTemuanAction,
    intent: 'secondary',
  },
  'buka-kembali': {
    tombol: 'Buka kembali',
    penjelasan: 'Putusan sebelumnya ditarik dan temuan menunggu lagi. Riwayatnya tetap tercatat.',
    action: bukaKembaliTemuanAction,
    intent: 'secondary',
  },
}

/** The decisions this person may take now, each asked with its reason. */
export function PutusanTemuan(props: { id: string; ke: number; tindakanList: readonly TindakanTemuan[] }) {
  return props.tindakanList
    .filter((tindakan): tindakan is Putusan => tindakan !== 'tugaskan')
    .map((tindakan) => {
      const { tombol, penjelasan, action, intent, opsional } = PUTUSAN[tindakan]
      return (
        <Dialog
          key={tindakan}
          title={`${tombol} temuan`}
          description={penjelasan}
          trigger={{ label: tombol, intent, wide: true }}
        >
          <Form action={action} warnUnsaved={false} aria-label={`${tombol} temuan`} className="space-y-4">
            <input type="hidden" name="id" value={props.id} />
            <input type="hidden" name="ke" value={props.ke} />
            <TextAreaField
              name="alasan"
              label={opsional ? 'Catatan' : 'Alasan'}
              hint="Tersimpan dalam riwayat temuan. Jangan menuliskan NIK atau nomor KK."
              optional={opsional}
              rows={3}
              maxLength={500}
              personal
            />
            <FormActions>
              <SubmitButton pendingLabel="Menyimpan…">{tombol}</SubmitButton>
              <DialogClose intent="quiet">Batal</DialogClose>
            </FormActions>
          </Form>
        </Dialog>
      )
    })
}
