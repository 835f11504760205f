'use client'

import { RadioField } from '@/components/form/choice-field'
import { TextField } from '@/components/form/text-field'
import type { MasukanPeristiwa } from '@/lib/keluarga/masukan-peristiwa'

const CARA = {
  tetap: { value: 'tetap', label: 'Nomor KK tetap' },
  terbit: { value: 'terbit', label: 'KK baru sudah terbit', hint: 'Lampirkan kartunya di bawah.' },
  belum: { value: 'belum', label: 'KK baru belum terbit', hint: 'Ditandai sampai nomornya dicatat.' },
} as const

/** How the number of the kartu keluarga stands, and the number where there is a new one. */
export function NomorKk(props: {
  masukan: MasukanPeristiwa | null
  cara: readonly (keyof typeof CARA)[]
  label: string
  /** Chosen as long as nobody chose. */
  semula?: keyof typeof CARA
}) {
  const cara = props.masukan?.caraKk || props.semula
  return (
    <>
      <RadioField
        name="caraKk"
        label={props.label}
        options={props.cara.map((satu) => CARA[satu])}
        defaultValue={props.semula}
      />
      {props.masukan === null || cara === 'terbit' ? <NomorKkBaru /> : null}
    </>
  )
}

function NomorKkBaru() {
  return (
    <TextField name="nomorKk" label="Nomor KK baru" inputMode="numeric" maxLength={20} digits personal width="medium" />
  )
}
