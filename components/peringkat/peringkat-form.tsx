'use client'

import { RadioField, SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { mintaPeringkatAction } from '@/lib/peringkat/actions'
import { LABEL_BOBOT, LABEL_LAPIS } from './label'

/** Asks for a run as a job and leads to its progress. */
export function PeringkatForm(props: { rilisList: string[]; modelList: { kode: string; nama: string }[] }) {
  return (
    <Form action={mintaPeringkatAction} warnUnsaved={false} aria-label="Jalankan simulasi">
      <SelectField
        name="periode"
        label="Rilis"
        options={props.rilisList.map((kode) => ({ value: kode, label: kode }))}
        defaultValue={props.rilisList[0] ?? ''}
      />
      <SelectField
        name="model"
        label="Model"
        options={props.modelList.map(({ kode, nama }) => ({ value: kode, label: nama }))}
        defaultValue={props.modelList[0]?.kode ?? ''}
      />
      <RadioField
        name="lapis"
        label="Data yang dibaca"
        options={[
          { value: 'rilis', label: LABEL_LAPIS.rilis },
          { value: 'kini', label: LABEL_LAPIS.kini },
        ]}
        defaultValue="rilis"
      />
      <RadioField
        name="bobot"
        label="Bobot desil"
        options={[
          { value: 'jiwa', label: LABEL_BOBOT.jiwa },
          { value: 'kk', label: LABEL_BOBOT.kk },
        ]}
        defaultValue="jiwa"
      />
      <FormActions>
        <SubmitButton pendingLabel="Mengantrekan…">Jalankan simulasi</SubmitButton>
      </FormActions>
    </Form>
  )
}
