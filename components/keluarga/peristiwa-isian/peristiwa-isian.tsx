'use client'

import { SelectField } from '@/components/form/choice-field'
import { TextField } from '@/components/form/text-field'
import { AnggotaPilih } from './anggota-pilih'
import { GantiKepala } from './ganti-kepala'
import { KepalaSisa } from './kepala-sisa'
import { NomorKk } from './nomor-kk'
import { OrangBaru } from './orang-baru'
import { PerbaikanIsian } from './perbaikan-isian'
import { type IsianProps, PILIH, pilihanOrang } from './pilihan'
import { TujuanPindah } from './tujuan-pindah'

/** The fields one kind of event asks for, and no others. */
export function PeristiwaIsian(props: IsianProps) {
  const { jenis, keadaan } = props
  switch (jenis) {
    case 'kelahiran':
      return <OrangBaru {...props} />
    case 'pindah-masuk':
      return (
        <>
          <OrangBaru {...props} />
          <TextField name="tempat" label="Pindah dari mana" optional maxLength={200} width="medium" />
        </>
      )
    case 'kematian':
      return (
        <>
          <SelectField
            name="orangId"
            label="Siapa yang meninggal"
            placeholder={PILIH}
            options={pilihanOrang(keadaan.anggotaList)}
          />
          <KepalaSisa {...props} />
        </>
      )
    case 'pindah-keluar':
      return (
        <>
          <AnggotaPilih keadaan={keadaan} label="Siapa saja yang pindah" />
          <TujuanPindah {...props} />
          <KepalaSisa {...props} />
        </>
      )
    case 'pecah-kk':
      return (
        <>
          <AnggotaPilih
            keadaan={keadaan}
            label="Siapa saja yang menjadi keluarga baru"
            hubungan
            masukan={props.masukan}
          />
          <SelectField
            name="kepalaBaru"
            label="Kepala keluarga baru"
            placeholder={PILIH}
            options={pilihanOrang(
              keadaan.anggotaList.filter(
                ({ orangId }) => props.masukan === null || props.masukan.anggota.includes(orangId),
              ),
            )}
          />
          <KepalaSisa {...props} />
          <TextField
            name="alamat"
            label="Alamat keluarga baru"
            hint="Kosongkan bila alamatnya sama."
            optional
            maxLength={200}
            personal
          />
          <NomorKk masukan={props.masukan} cara={['terbit', 'belum']} label="Nomor KK keluarga baru" />
        </>
      )
    case 'gabung-kk':
      return (
        <>
          <AnggotaPilih keadaan={keadaan} label="Siapa saja yang bergabung" hubungan masukan={props.masukan} />
          <TextField
            name="nomorTujuan"
            label="Nomor KK keluarga yang dituju"
            inputMode="numeric"
            maxLength={20}
            digits
            personal
            width="medium"
          />
          <KepalaSisa {...props} />
        </>
      )
    case 'ganti-kepala':
      return <GantiKepala {...props} />
    case 'perbaikan-data':
      return <PerbaikanIsian {...props} />
  }
}
