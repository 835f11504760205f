'use client'

import { SelectField } from '@/components/form/choice-field'
import { type IsianProps, isKepala, pilihanOrang } from './pilihan'

/** Asked only when the head is among those who leave and somebody stays. */
export function KepalaSisa({ jenis, keadaan, masukan }: IsianProps) {
  const pergi = jenis === 'kematian' ? [masukan?.orangId ?? ''] : (masukan?.anggota ?? [])
  const kepala = keadaan.anggotaList.find(isKepala)
  const sisa = keadaan.anggotaList.filter(({ orangId }) => !pergi.includes(orangId))
  if (masukan !== null && (!kepala || !pergi.includes(kepala.orangId) || sisa.length === 0)) return null
  return (
    <SelectField
      name="kepalaSisa"
      label="Kepala keluarga sesudahnya"
      hint="Seperti di kartu keluarga yang baru. Biarkan bila belum diketahui."
      optional
      placeholder="Belum diketahui"
      options={pilihanOrang(sisa)}
    />
  )
}
