'use client'

import { RadioField, SelectField } from '@/components/form/choice-field'
import { DateField, TextField } from '@/components/form/text-field'
import { HUBUNGAN, HUBUNGAN_ANGGOTA, type IsianProps, PILIH, pilihanKode } from './pilihan'

/** Who is born or comes in. */
export function OrangBaru({ jenis, hariIni }: IsianProps) {
  const lahir = jenis === 'kelahiran'
  return (
    <>
      <TextField
        name="nik"
        label="NIK"
        hint={
          lahir
            ? 'Kosongkan bila belum terbit.'
            : 'Bila orang ini sudah tercatat di kabupaten/kota ini, catatannya dihubungkan.'
        }
        optional={lahir}
        inputMode="numeric"
        maxLength={20}
        digits
        personal
        width="medium"
      />
      <TextField name="nama" label={lahir ? 'Nama anak' : 'Nama'} maxLength={100} personal width="medium" />
      {lahir ? null : <DateField name="tanggalLahir" label="Tanggal lahir" max={hariIni} personal />}
      <RadioField name="jenisKelamin" label="Jenis kelamin" options={pilihanKode('jenis_kelamin')} />
      <SelectField
        name="hubungan"
        label="Hubungan dengan kepala keluarga"
        placeholder={PILIH}
        options={lahir ? HUBUNGAN_ANGGOTA : HUBUNGAN}
        defaultValue={lahir ? '3' : undefined}
      />
      {lahir ? null : (
        <SelectField
          name="statusKawin"
          label="Status kawin"
          optional
          placeholder="Belum diketahui"
          options={pilihanKode('status_kawin')}
        />
      )}
    </>
  )
}
