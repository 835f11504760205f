'use client'

import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { putuskanPadanAction, urungkanPadanAction } from '@/lib/padan/actions'
import { type Keputusan, LABEL_KEPUTUSAN } from '@/lib/padan/pasangan'

/** Reason, then one of the answers still open; afterwards the next pair of the list. */
export function PutusanForm(props: {
  id: string
  ke: number
  keputusanList: readonly Keputusan[]
  jenis?: string | undefined
  wilayah?: string | undefined
}) {
  return (
    <Form action={putuskanPadanAction} aria-label="Keputusan" className="space-y-4">
      <input type="hidden" name="id" value={props.id} />
      <input type="hidden" name="ke" value={props.ke} />
      {props.jenis ? <input type="hidden" name="jenis" value={props.jenis} /> : null}
      {props.wilayah ? <input type="hidden" name="wilayah" value={props.wilayah} /> : null}
      <TextAreaField
        name="alasan"
        label="Alasan"
        hint="Misalnya: KTP-nya sudah dilihat; keluarga pindah dan KK lama belum dihapus."
        rows={3}
        maxLength={500}
        personal
      />
      <FormActions>
        {props.keputusanList.map((keputusan) => (
          <SubmitButton
            key={keputusan}
            name="keputusan"
            value={keputusan}
            intent={keputusan === 'sama' ? 'primary' : 'secondary'}
            pendingLabel="Menyimpan…"
          >
            {LABEL_KEPUTUSAN[keputusan]}
          </SubmitButton>
        ))}
      </FormActions>
      <p className="measure text-sm text-content-secondary">
        Sama menautkan kedua identitas; baris rilis tidak berubah dan keputusan dapat diurungkan. Setelah memutuskan,
        pasangan berikutnya terbuka.
      </p>
    </Form>
  )
}

/** Takes the decision back, with its reason. */
export function UrungkanForm({ id, ke }: { id: string; ke: number }) {
  return (
    <Dialog
      title="Urungkan keputusan"
      description="Pasangan kembali menunggu keputusan, dan tautan identitas yang dibuatnya berakhir. Keputusan lama tetap tercatat."
      trigger={{ label: 'Urungkan keputusan', intent: 'secondary' }}
    >
      <Form action={urungkanPadanAction} warnUnsaved={false} aria-label="Urungkan keputusan">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="ke" value={ke} />
        <TextAreaField name="alasan" label="Alasan" rows={3} maxLength={500} personal />
        <FormActions>
          <SubmitButton pendingLabel="Menyimpan…">Urungkan</SubmitButton>
          <DialogClose intent="quiet">Batal</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  )
}
