'use client'

import { RadioField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { mintaEksporAction } from '@/lib/keluarga/actions'

/**
 * Asks for an export of the list as it is filtered: delivery, area (code and name) and desil (0 is belum diperingkat) come
 * from the page, the kind and the purpose from the person. Leads to the page that shows its progress.
 */
export function EksporForm(props: { rilis: string; wilayah: string; namaWilayah?: string; desil?: number }) {
  const { rilis, wilayah, desil } = props
  return (
    <Dialog
      title="Ekspor ke CSV"
      description={`Rilis ${rilis}, ${props.namaWilayah ?? `wilayah ${wilayah}`}, ${sebutDesil(desil)}. Berkas disimpan 7 hari. Siapa yang meminta, untuk apa, dan setiap unduhannya tercatat.`}
      trigger={{ label: 'Ekspor', size: 'sm' }}
    >
      <Form action={mintaEksporAction} warnUnsaved={false} aria-label="Ekspor ke CSV">
        <input type="hidden" name="rilis" value={rilis} />
        <input type="hidden" name="wilayah" value={wilayah} />
        <input type="hidden" name="desil" value={desil ?? ''} />
        <div className="space-y-4">
          <RadioField
            name="jenis"
            label="Isi berkas"
            defaultValue="keluarga"
            options={[
              { value: 'keluarga', label: 'Keluarga', hint: 'Satu baris untuk setiap keluarga, 52 kolom DTSEN.' },
              { value: 'anggota', label: 'Anggota', hint: 'Satu baris untuk setiap orang, 48 kolom DTSEN.' },
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
            <DialogClose intent="quiet">Tutup</DialogClose>
          </FormActions>
        </div>
      </Form>
    </Dialog>
  )
}

function sebutDesil(desil: number | undefined): string {
  if (desil === undefined) return 'semua desil'
  return desil === 0 ? 'belum diperingkat' : `desil ${desil}`
}
