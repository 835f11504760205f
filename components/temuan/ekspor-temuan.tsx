'use client'

import type { ReactNode } from 'react'
import { RadioField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { useSelection } from '@/components/table/selection'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { formatNumber } from '@/lib/core/format'
import { eksporTemuanAction } from '@/lib/temuan/actions'
import { type DaftarTemuan, PilihanMasukan, SaringMasukan } from './pilihan-masukan'

/** Asks for a file of everything the list shows under its filter. */
export function EksporTemuan(props: DaftarTemuan) {
  return (
    <EksporDialog label="Ekspor" yang="Semua yang cocok dengan saringan.">
      <SaringMasukan {...props} />
      <input type="hidden" name="semua" value="ya" />
    </EksporDialog>
  )
}

/** The same for the findings chosen in the list; in the bulk bar. */
export function EksporTemuanTerpilih(props: DaftarTemuan) {
  const { semua, id } = useSelection().selection
  const kecuali = id.length > 0 ? `, kecuali ${formatNumber(id.length)}` : ''
  return (
    <EksporDialog
      label="Ekspor yang dipilih"
      yang={semua ? `Semua yang cocok dengan saringan${kecuali}.` : `${formatNumber(id.length)} temuan yang dipilih.`}
    >
      <PilihanMasukan {...props} />
    </EksporDialog>
  )
}

function EksporDialog(props: { label: string; yang: string; children: ReactNode }) {
  return (
    <Dialog
      title={props.label === 'Ekspor' ? 'Ekspor daftar temuan' : props.label}
      description={`${props.yang} Berkas disimpan 7 hari dan memuat nama Anda serta tujuannya. Siapa yang meminta, untuk apa, dan setiap unduhannya tercatat.`}
      trigger={{ label: props.label, intent: 'secondary', size: 'sm' }}
    >
      <Form action={eksporTemuanAction} warnUnsaved={false} aria-label={props.label} className="space-y-4">
        {props.children}
        <RadioField
          name="format"
          label="Bentuk berkas"
          defaultValue="xlsx"
          options={[
            { value: 'xlsx', label: 'XLSX', hint: 'Untuk dibuka di lembar kerja; NIK tersimpan sebagai teks.' },
            { value: 'csv', label: 'CSV', hint: 'Untuk aplikasi lain.' },
          ]}
        />
        <TextAreaField
          name="tujuan"
          label="Tujuan"
          hint="Untuk apa data ini dipakai dan oleh siapa, paling sedikit 10 huruf. Jangan menulis NIK atau nama orang."
          rows={3}
          maxLength={300}
        />
        <FormActions>
          <SubmitButton pendingLabel="Meminta…">Minta ekspor</SubmitButton>
          <DialogClose intent="quiet">Batal</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  )
}
