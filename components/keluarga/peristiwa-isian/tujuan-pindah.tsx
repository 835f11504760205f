'use client'

import { RadioField, SelectField } from '@/components/form/choice-field'
import { TextField } from '@/components/form/text-field'
import { type IsianProps, PILIH } from './pilihan'

/** Where they move to. */
export function TujuanPindah({ masukan, kabupatenList }: IsianProps) {
  const jenis = masukan?.tempatJenis
  return (
    <>
      <RadioField
        name="tempatJenis"
        label="Pindah ke mana"
        options={[
          { value: 'sini', label: 'Desa/kelurahan lain di kabupaten/kota ini' },
          { value: 'kabupaten', label: 'Kabupaten/kota lain di provinsi ini' },
          { value: 'lain', label: 'Provinsi lain atau luar negeri' },
        ]}
      />
      {masukan === null || jenis === 'kabupaten' ? (
        <SelectField
          name="tempatKode"
          label="Kabupaten/kota tujuan"
          placeholder={PILIH}
          options={kabupatenList.map(({ kode, nama }) => ({ value: kode, label: nama }))}
        />
      ) : null}
      {masukan === null || jenis ? (
        <TextField
          name="tempat"
          label={jenis === 'lain' ? 'Kabupaten/kota atau negara tujuan' : 'Kecamatan dan desa tujuan'}
          optional={jenis !== 'lain'}
          maxLength={200}
          width="medium"
        />
      ) : null}
    </>
  )
}
