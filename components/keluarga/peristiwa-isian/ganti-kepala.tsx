'use client'

import { SelectField } from '@/components/form/choice-field'
import { NomorKk } from './nomor-kk'
import { HUBUNGAN_ANGGOTA, type IsianProps, isKepala, PILIH, pilihanOrang } from './pilihan'

/** Who becomes the head, and what the former one becomes. */
export function GantiKepala({ keadaan, masukan }: IsianProps) {
  const lama = keadaan.anggotaList.find(isKepala)
  return (
    <>
      <SelectField
        name="orangId"
        label="Kepala keluarga yang baru"
        placeholder={PILIH}
        options={pilihanOrang(keadaan.anggotaList.filter((satu) => !isKepala(satu)))}
      />
      {lama ? (
        <SelectField
          name="hubunganLama"
          label={`${lama.nama} menjadi`}
          placeholder={PILIH}
          options={HUBUNGAN_ANGGOTA}
          defaultValue="8"
        />
      ) : null}
      <NomorKk masukan={masukan} cara={['tetap', 'terbit', 'belum']} label="Nomor KK keluarga ini" />
    </>
  )
}
