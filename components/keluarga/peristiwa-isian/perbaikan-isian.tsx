'use client'

import { SelectField } from '@/components/form/choice-field'
import { DateField, TextField } from '@/components/form/text-field'
import { sebutNilai } from '@/lib/keluarga/dampak-peristiwa'
import { labelKolom } from '@/lib/keluarga/kode'
import { SUBJEK_KELUARGA } from '@/lib/keluarga/masukan-peristiwa'
import { KOLOM_PERBAIKAN, type KolomPerbaikan } from '@/lib/keluarga/peristiwa'
import { NomorKk } from './nomor-kk'
import { type IsianProps, PILIH, pilihanKode, pilihanOrang } from './pilihan'

/** Whose data are put right, and which; or how the nomor KK of the family stands. */
export function PerbaikanIsian({ keadaan, masukan, subjek, hariIni }: IsianProps) {
  const dipilih = masukan?.orangId ?? subjek ?? ''
  const orang = keadaan.anggotaList.find(({ orangId }) => orangId === dipilih)
  return (
    <>
      <SelectField
        name="orangId"
        label="Data siapa yang diperbaiki"
        placeholder={PILIH}
        defaultValue={subjek}
        options={[{ value: SUBJEK_KELUARGA, label: 'Nomor KK keluarga ini' }, ...pilihanOrang(keadaan.anggotaList)]}
      />
      {dipilih === SUBJEK_KELUARGA || masukan === null ? (
        <NomorKk masukan={masukan} cara={['terbit', 'belum']} label="Nomor KK keluarga ini" semula="terbit" />
      ) : null}
      {orang || masukan === null ? (
        <fieldset className="space-y-4">
          <legend className="mb-2 font-medium">Isi hanya yang berbeda dari dokumen</legend>
          {KOLOM_PERBAIKAN.map((kolom) => (
            // A new person, new fields: what was typed for one must not be sent for another.
            <NilaiPerbaikan
              key={`${dipilih}-${kolom}`}
              kolom={kolom}
              kini={orang?.nilai[kolom] ?? null}
              hariIni={hariIni}
            />
          ))}
        </fieldset>
      ) : null}
    </>
  )
}

function NilaiPerbaikan({ kolom, kini, hariIni }: { kolom: KolomPerbaikan; kini: string | null; hariIni: string }) {
  const umum = {
    name: `nilai.${kolom}`,
    label: labelKolom(kolom),
    hint: `Tercatat: ${sebutNilai(kolom, kini)}`,
    optional: true,
  }
  if (kolom === 'jenis_kelamin' || kolom === 'status_hubungan_keluarga' || kolom === 'status_kawin')
    return <SelectField {...umum} placeholder="Tidak diubah" options={pilihanKode(kolom)} />
  if (kolom === 'tanggal_lahir') return <DateField {...umum} max={hariIni} personal />
  const nik = kolom === 'nomor_induk_kependudukan'
  return (
    <TextField
      {...umum}
      personal
      digits={nik}
      inputMode={nik ? 'numeric' : undefined}
      maxLength={nik ? 20 : 200}
      width={kolom === 'rt_ktp' || kolom === 'rw_ktp' ? 'short' : 'medium'}
    />
  )
}
