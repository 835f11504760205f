'use client'

import { CheckboxField, RadioField, SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { bukaUnggahanAction } from '@/lib/sumber/actions'

/** Opens an upload: which quarter, and in which system its area codes are written. */
export function UnggahanForm(props: { periodeList: { value: string; label: string }[]; sintetis: boolean }) {
  return (
    <Form action={bukaUnggahanAction} warnUnsaved={false} aria-label="Muat rilis">
      <SelectField
        name="periode"
        label="Triwulan rilis"
        hint="Kiriman ulang untuk triwulan yang sama menjadi pengiriman berikutnya; yang lama tetap dapat dibaca."
        options={props.periodeList}
        defaultValue={props.periodeList[0]?.value}
      />
      <RadioField
        name="sistem"
        label="Kode wilayah di dalam berkas"
        hint="Kode BPS dan kode Kemendagri sama panjang tetapi menunjuk wilayah yang berbeda."
        defaultValue="kemendagri"
        options={[
          { value: 'kemendagri', label: 'Kode Kemendagri' },
          { value: 'bps', label: 'Kode BPS', hint: 'Padanan kodenya harus sudah dimuat.' },
        ]}
      />
      {props.sintetis ? (
        <CheckboxField
          optional
          name="sintetis"
          label="Ini data sintetis untuk latihan"
          hint="Centang bila nomornya bukan buatan Sahih, misalnya contoh yang ditulis sendiri."
        />
      ) : null}
      <FormActions>
        <SubmitButton pendingLabel="Membuka…">Lanjut memilih berkas</SubmitButton>
        <ButtonLink intent="quiet" href="/sumber">
          Batal
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
