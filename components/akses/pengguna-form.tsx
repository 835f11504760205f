import { CheckboxField, type Choice, SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { LABEL_PERAN, PERAN, TINGKAT_PERAN } from '@/lib/akses/izin'
import { SANDI_TERPENDEK } from '@/lib/akses/kekuatan-sandi'
import type { PenggunaRow } from '@/lib/akses/queries'
import type { Action } from '@/lib/core/action-state'
import type { Tingkat } from '@/lib/wilayah/kode'
import { PeranField } from './peran-field'

const LABEL_TINGKAT: Record<Tingkat, string> = {
  provinsi: 'provinsi',
  kabupaten: 'kabupaten/kota',
  kecamatan: 'kecamatan',
  desa: 'desa/kelurahan',
}

function listPilihanPeran(): Choice[] {
  return PERAN.map((peran) => ({
    value: peran,
    label: `${LABEL_PERAN[peran]} (tingkat ${TINGKAT_PERAN[peran].map((tingkat) => LABEL_TINGKAT[tingkat]).join(', ')})`,
  }))
}

function Penempatan(props: { wilayahList: Choice[]; pengguna?: PenggunaRow; terkunci?: boolean }) {
  return (
    <>
      <TextField
        name="nama"
        label="Nama"
        hint="Ditampilkan kepada rekan kerja dan pada riwayat."
        defaultValue={props.pengguna?.nama}
        maxLength={100}
        personal
      />
      <PeranField options={listPilihanPeran()} peran={props.pengguna?.peran} kantor={props.pengguna?.kantor} />
      <SelectField
        name="kodeWilayah"
        label="Wilayah"
        hint="Pengguna hanya melihat dan mengubah data di wilayah ini."
        options={props.wilayahList}
        defaultValue={props.pengguna?.kodeWilayah}
        placeholder="Pilih wilayah"
      />
    </>
  )
}

const PETUNJUK_SANDI = `Paling sedikit ${SANDI_TERPENDEK} huruf. Beberapa kata yang tidak berhubungan lebih kuat daripada satu kata dengan tanda baca.`

/** Adding a user. */
export function PenggunaBaruForm(props: { action: Action<{ id: string }>; wilayahList: Choice[] }) {
  return (
    <Form action={props.action} className="max-w-2xl" aria-label="Tambah pengguna">
      <TextField
        name="namaPengguna"
        label="Nama pengguna"
        hint="Untuk masuk. Huruf kecil, angka, titik, garis bawah, dan tanda hubung."
        maxLength={64}
        width="medium"
      />
      <Penempatan wilayahList={props.wilayahList} />
      <TextField
        name="sandi"
        type="password"
        label="Kata sandi awal"
        hint={`${PETUNJUK_SANDI} Sampaikan langsung kepada orangnya; ia dapat menggantinya di halaman Akun.`}
        autoComplete="new-password"
        maxLength={128}
        width="medium"
      />
      <FormActions>
        <SubmitButton>Tambah pengguna</SubmitButton>
        <ButtonLink href="/akses">Batal</ButtonLink>
      </FormActions>
    </Form>
  )
}

/** Changing a user's name, peran, wilayah and whether they may come in. */
export function PenggunaForm(props: { action: Action<{ id: string }>; pengguna: PenggunaRow; wilayahList: Choice[] }) {
  return (
    <Form action={props.action} aria-label="Ubah pengguna">
      <input type="hidden" name="id" value={props.pengguna.id} />
      <Penempatan wilayahList={props.wilayahList} pengguna={props.pengguna} />
      <CheckboxField
        name="aktif"
        label="Boleh masuk"
        hint="Bila tidak dicentang, semua sesinya diakhiri dan ia tidak dapat masuk lagi."
        optional
        defaultChecked={props.pengguna.aktif}
      />
      <FormActions>
        <SubmitButton>Simpan perubahan</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** A new password for somebody else. */
export function AturSandiForm(props: { action: Action<{ id: string }>; id: string }) {
  return (
    <Form action={props.action} aria-label="Atur kata sandi">
      <input type="hidden" name="id" value={props.id} />
      <TextField
        name="sandi"
        type="password"
        label="Kata sandi baru"
        hint={`${PETUNJUK_SANDI} Semua sesi pengguna ini diakhiri.`}
        autoComplete="new-password"
        maxLength={128}
      />
      <SubmitButton intent="secondary">Atur kata sandi</SubmitButton>
    </Form>
  )
}

/** One's own password: the present one first. */
export function GantiSandiForm({ action }: { action: Action<null> }) {
  return (
    <Form action={action} aria-label="Ganti kata sandi">
      <TextField
        name="sandiLama"
        type="password"
        label="Kata sandi sekarang"
        autoComplete="current-password"
        maxLength={128}
        width="medium"
      />
      <TextField
        name="sandi"
        type="password"
        label="Kata sandi baru"
        hint={`${PETUNJUK_SANDI} Sesi Anda di perangkat lain diakhiri.`}
        autoComplete="new-password"
        maxLength={128}
        width="medium"
      />
      <TextField
        name="ulang"
        type="password"
        label="Ulangi kata sandi baru"
        autoComplete="new-password"
        maxLength={128}
        width="medium"
      />
      <SubmitButton>Ganti kata sandi</SubmitButton>
    </Form>
  )
}
