'use client'

import { useState } from 'react'
import { RadioField, SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions, FormSection } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { catatKeluargaMasukAction } from '@/lib/keluarga/actions'
import { susunKeluargaMasuk } from '@/lib/keluarga/dampak-pendatang'
import { listKode } from '@/lib/keluarga/kode'
import { isKkBaru, type MasukanPeristiwa } from '@/lib/keluarga/masukan-peristiwa'
import { DOKUMEN_PERISTIWA, LABEL_DOKUMEN } from '@/lib/keluarga/peristiwa'
import { BuktiField } from './bukti-field'
import { NomorKk } from './peristiwa-isian/nomor-kk'
import { PengamatMasukan } from './peristiwa-masukan'
import { YangBerubah } from './yang-berubah'

const pilihan = (kolom: string) => listKode(kolom).map(({ kode, label }) => ({ value: kode, label }))

/** A whole family that moves in, begun with its head. */
export function KeluargaMasukForm(props: { desaList: readonly { kode: string; nama: string }[]; hariIni: string }) {
  const [satu] = props.desaList
  const [masukan, setMasukan] = useState<MasukanPeristiwa | null>(null)
  return (
    <Form
      action={catatKeluargaMasukAction}
      draftKey="peristiwa-keluarga-masuk"
      aria-label="Catat keluarga pindah masuk"
      className="max-w-3xl"
    >
      <PengamatMasukan jenis="pindah-masuk" onMasukan={setMasukan} />
      <FormSection title="Kepala keluarga">
        <TextField
          name="nik"
          label="NIK"
          hint="Bila orang ini sudah tercatat di kabupaten/kota ini, catatannya dihubungkan."
          inputMode="numeric"
          maxLength={20}
          digits
          personal
          width="medium"
        />
        <TextField name="nama" label="Nama" maxLength={100} personal width="medium" />
        <DateField name="tanggalLahir" label="Tanggal lahir" max={props.hariIni} personal />
        <RadioField name="jenisKelamin" label="Jenis kelamin" options={pilihan('jenis_kelamin')} />
        <SelectField
          name="statusKawin"
          label="Status kawin"
          optional
          placeholder="Belum diketahui"
          options={pilihan('status_kawin')}
        />
      </FormSection>
      <FormSection title="Tempat tinggal dan KK">
        <SelectField
          name="kodeDesa"
          label="Desa/kelurahan"
          placeholder={props.desaList.length === 1 ? undefined : 'Pilih…'}
          defaultValue={props.desaList.length === 1 ? satu?.kode : undefined}
          options={props.desaList.map(({ kode, nama }) => ({ value: kode, label: nama }))}
        />
        <TextField name="alamat" label="Alamat sekarang" maxLength={200} personal />
        <NomorKk masukan={masukan} cara={['terbit', 'belum']} label="Nomor KK di sini" />
        <TextField name="tempat" label="Pindah dari mana" optional maxLength={200} width="medium" />
        <DateField name="tanggal" label="Tanggal pindah" max={props.hariIni} />
      </FormSection>
      <FormSection title="Dokumen bukti">
        <SelectField
          name="dokumenJenis"
          label="Jenis dokumen"
          options={DOKUMEN_PERISTIWA['pindah-masuk'].map((jenis) => ({ value: jenis, label: LABEL_DOKUMEN[jenis] }))}
        />
        <TextField name="dokumenNomor" label="Nomor dokumen" maxLength={100} personal width="medium" />
        <DateField name="dokumenTanggal" label="Tanggal dokumen" max={props.hariIni} />
        <BuktiField optional={!masukan || !isKkBaru(masukan)} />
        <TextAreaField name="catatan" label="Catatan" optional rows={2} maxLength={500} personal />
      </FormSection>
      <YangBerubah kalimat={masukan && masukan.nama !== '' ? susunKeluargaMasuk(masukan).kalimat : []} />
      <FormActions>
        <SubmitButton pendingLabel="Mencatat…">Catat keluarga pindah masuk</SubmitButton>
        <ButtonLink href="/keluarga" intent="quiet">
          Batal
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
