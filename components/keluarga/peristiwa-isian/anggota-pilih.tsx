'use client'

import { controlClass } from '@/components/form/control-class'
import { FieldGroup } from '@/components/form/field'
import { useField } from '@/components/form/form-context'
import { cn } from '@/components/ui/cn'
import type { AnggotaKeadaan, Keadaan } from '@/lib/keluarga/dampak'
import type { MasukanPeristiwa } from '@/lib/keluarga/masukan-peristiwa'
import { HUBUNGAN_ANGGOTA, isKepala, sebutan } from './pilihan'

/** Members as checkboxes; with `hubungan` each ticked one says what they are in the family they come into. */
export function AnggotaPilih(props: {
  keadaan: Keadaan
  label: string
  hubungan?: boolean
  masukan?: MasukanPeristiwa | null
}) {
  return (
    <FieldGroup name="anggota" label={props.label}>
      {(group) => (
        <ul className="space-y-1">
          {props.keadaan.anggotaList.map((satu) => {
            const dicentang = props.masukan?.anggota.includes(satu.orangId) ?? true
            const kepala = props.masukan?.kepalaBaru === satu.orangId
            return (
              <li key={satu.orangId} className="flex flex-wrap items-center gap-x-4">
                <label className="flex min-h-11 items-center gap-3 py-1">
                  <input
                    type="checkbox"
                    name="anggota[]"
                    value={satu.orangId}
                    aria-invalid={group['aria-invalid']}
                    className="size-5 shrink-0 accent-brand"
                  />
                  {sebutan(satu)}
                </label>
                {props.hubungan && dicentang && !kepala ? <HubunganBaru anggota={satu} /> : null}
              </li>
            )
          })}
        </ul>
      )}
    </FieldGroup>
  )
}

function HubunganBaru({ anggota }: { anggota: AnggotaKeadaan }) {
  const name = `hubungan.${anggota.orangId}`
  const { id, errors, value } = useField(name)
  return (
    <select
      id={id}
      name={name}
      aria-label={`Hubungan ${anggota.nama} di keluarga yang dituju`}
      aria-invalid={errors.length > 0 || undefined}
      defaultValue={value ?? ''}
      className={cn(controlClass(), 'w-auto max-w-full')}
    >
      <option value="">{isKepala(anggota) ? 'Pilih hubungan…' : 'Hubungan tetap'}</option>
      {HUBUNGAN_ANGGOTA.map(({ value: kode, label }) => (
        <option key={kode} value={kode}>
          {label}
        </option>
      ))}
    </select>
  )
}
