'use client'

import { type Choice, RadioField, SelectField } from '@/components/form/choice-field'
import { controlClass } from '@/components/form/control-class'
import { FieldGroup } from '@/components/form/field'
import { useField } from '@/components/form/form-context'
import { DateField, TextField } from '@/components/form/text-field'
import { cn } from '@/components/ui/cn'
import { type AnggotaKeadaan, type Keadaan, sebutNilai } from '@/lib/keluarga/dampak-peristiwa'
import { labelKolom, labelOf, listKode } from '@/lib/keluarga/kode'
import { type MasukanPeristiwa, SUBJEK_KELUARGA } from '@/lib/keluarga/masukan-peristiwa'
import { HUBUNGAN_KEPALA, type JenisPeristiwa, KOLOM_PERBAIKAN, type KolomPerbaikan } from '@/lib/keluarga/peristiwa'

type Props = {
  jenis: JenisPeristiwa
  keadaan: Keadaan
  /** What is typed so far; null before the script has read it: then every field is there. */
  masukan: MasukanPeristiwa | null
  kabupatenList: readonly { kode: string; nama: string }[]
  hariIni: string
  subjek: string | undefined
}

const toChoice = ({ kode, label }: { kode: string; label: string }): Choice => ({ value: kode, label })
const HUBUNGAN = listKode('status_hubungan_keluarga').map(toChoice)
const HUBUNGAN_ANGGOTA = HUBUNGAN.filter(({ value }) => value !== HUBUNGAN_KEPALA)
const KELAMIN = listKode('jenis_kelamin').map(toChoice)
const KAWIN = listKode('status_kawin').map(toChoice)
const PILIH = 'Pilih…'

const sebutan = ({ nama, nilai }: AnggotaKeadaan) =>
  `${nama} (${labelOf('status_hubungan_keluarga', nilai.status_hubungan_keluarga).toLowerCase()})`
const toOrang = (list: readonly AnggotaKeadaan[]): Choice[] =>
  list.map((satu) => ({ value: satu.orangId, label: sebutan(satu) }))
const isKepala = (satu: AnggotaKeadaan | undefined) => satu?.nilai.status_hubungan_keluarga === HUBUNGAN_KEPALA

/** The fields one kind of event asks for, and no others. */
export function PeristiwaIsian(props: Props) {
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
            options={toOrang(keadaan.anggotaList)}
          />
          <KepalaSisa {...props} />
        </>
      )
    case 'pindah-keluar':
      return (
        <>
          <AnggotaPilih keadaan={keadaan} label="Siapa saja yang pindah" />
          <Tujuan {...props} />
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
            options={toOrang(
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
      return <Perbaikan {...props} />
  }
}

function OrangBaru({ jenis, hariIni }: Props) {
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
      <RadioField name="jenisKelamin" label="Jenis kelamin" options={KELAMIN} />
      <SelectField
        name="hubungan"
        label="Hubungan dengan kepala keluarga"
        placeholder={PILIH}
        options={lahir ? HUBUNGAN_ANGGOTA : HUBUNGAN}
        defaultValue={lahir ? '3' : undefined}
      />
      {lahir ? null : (
        <SelectField name="statusKawin" label="Status kawin" optional placeholder="Belum diketahui" options={KAWIN} />
      )}
    </>
  )
}

/** Members as checkboxes; with `hubungan` each ticked one says what they are in the family they come into. */
function AnggotaPilih(props: {
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

/** Asked only when the head is among those who leave and somebody stays. */
function KepalaSisa({ jenis, keadaan, masukan }: Props) {
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
      options={toOrang(sisa)}
    />
  )
}

function Tujuan({ masukan, kabupatenList }: Props) {
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

const CARA = {
  tetap: { value: 'tetap', label: 'Nomor KK tetap' },
  terbit: { value: 'terbit', label: 'KK baru sudah terbit' },
  belum: { value: 'belum', label: 'KK baru belum terbit', hint: 'Ditandai sampai nomornya dicatat.' },
} as const

function NomorKk(props: { masukan: MasukanPeristiwa | null; cara: readonly (keyof typeof CARA)[]; label: string }) {
  return (
    <>
      <RadioField name="caraKk" label={props.label} options={props.cara.map((satu) => CARA[satu])} />
      {props.masukan === null || props.masukan.caraKk === 'terbit' ? <NomorKkBaru /> : null}
    </>
  )
}

function NomorKkBaru() {
  return (
    <TextField name="nomorKk" label="Nomor KK baru" inputMode="numeric" maxLength={20} digits personal width="medium" />
  )
}

function GantiKepala({ keadaan, masukan }: Props) {
  const lama = keadaan.anggotaList.find(isKepala)
  return (
    <>
      <SelectField
        name="orangId"
        label="Kepala keluarga yang baru"
        placeholder={PILIH}
        options={toOrang(keadaan.anggotaList.filter((satu) => !isKepala(satu)))}
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

function Perbaikan({ keadaan, masukan, subjek, hariIni }: Props) {
  const dipilih = masukan?.orangId ?? subjek ?? ''
  const orang = keadaan.anggotaList.find(({ orangId }) => orangId === dipilih)
  return (
    <>
      <SelectField
        name="orangId"
        label="Data siapa yang diperbaiki"
        placeholder={PILIH}
        defaultValue={subjek}
        options={[{ value: SUBJEK_KELUARGA, label: 'Nomor KK keluarga ini' }, ...toOrang(keadaan.anggotaList)]}
      />
      {dipilih === SUBJEK_KELUARGA || masukan === null ? <NomorKkBaru /> : null}
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
    return <SelectField {...umum} placeholder="Tidak diubah" options={listKode(kolom).map(toChoice)} />
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
