'use client'

import { useEffect, useRef, useState } from 'react'
import { type Choice, SelectField } from '@/components/form/choice-field'
import { PERAN, type Peran } from '@/lib/akses/izin'
import { KODE_KANTOR, type KodeKantor, LABEL_KANTOR, perluKantor } from '@/lib/akses/kantor'

/** The peran, and the office of somebody who answers for one. */
export function PeranField(props: {
  options: Choice[]
  peran?: Peran | undefined
  kantor?: KodeKantor | null | undefined
}) {
  const [peran, setPeran] = useState(props.peran)
  const ref = useRef<HTMLDivElement>(null)
  const read = () => {
    const dipilih = ref.current?.querySelector('select')?.value
    setPeran(PERAN.find((satu) => satu === dipilih))
  }
  // On a slow line a peran may be chosen before anybody listens.
  useEffect(read, [])
  return (
    <>
      <div ref={ref} onChange={read}>
        <SelectField
          name="peran"
          label="Peran"
          options={props.options}
          defaultValue={props.peran}
          placeholder="Pilih peran"
        />
      </div>
      {peran && perluKantor(peran) ? (
        <SelectField
          name="kantor"
          label="Perangkat daerah"
          hint="Menentukan kolom yang dilihatnya dalam permintaan verifikasi."
          options={KODE_KANTOR.map((kode) => ({ value: kode, label: LABEL_KANTOR[kode] }))}
          defaultValue={props.kantor ?? undefined}
          placeholder="Pilih perangkat daerah"
        />
      ) : null}
    </>
  )
}
