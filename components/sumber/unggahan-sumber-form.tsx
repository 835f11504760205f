'use client'

import { CheckboxField, SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { bukaUnggahanSumberAction } from '@/lib/sumber/actions'
import { JENIS_SUMBER, type JenisSumber, LABEL_JENIS_SUMBER } from '@/lib/sumber/jenis'

/** Opens an upload of another source: what it is, and for which day, programme and period it speaks. */
export function UnggahanSumberForm(props: {
  /** The kind the way here was about. */
  jenis: JenisSumber | undefined
  hariIni: string
  periodeList: { value: string; label: string }[]
  sintetis: boolean
}) {
  return (
    <Form action={bukaUnggahanSumberAction} warnUnsaved={false} aria-label="Muat sumber lain">
      <SelectField
        name="jenis"
        label="Jenis kiriman"
        placeholder="Pilih jenisnya"
        defaultValue={props.jenis}
        options={JENIS_SUMBER.map((value) => ({ value, label: LABEL_JENIS_SUMBER[value] }))}
      />
      <TextField
        name="perTanggal"
        type="date"
        width="medium"
        label="Keadaan per tanggal"
        hint="Hari yang digambarkan isinya, bukan hari mengunggah."
        defaultValue={props.hariIni}
      />
      <SelectField
        optional
        name="periode"
        label="Periode"
        hint="Hanya untuk penerima bantuan: satu kiriman per program dan periode."
        placeholder="Bukan penerima bantuan"
        options={props.periodeList}
      />
      <TextField
        optional
        name="program"
        width="medium"
        label="Program"
        hint="Untuk penerima bantuan bila berkasnya tidak menyebut program, misalnya pkh atau sembako."
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
