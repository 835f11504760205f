'use client'

import { Columns3 } from 'lucide-react'
import { useId } from 'react'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { pilihKolomAction } from '@/lib/keluarga/actions'
import { labelKolom } from '@/lib/keluarga/kode'
import { KOLOM_PILIHAN, KOLOM_TERBANYAK, KOLOM_TETAP, LABEL_KOLOM_TETAP } from '@/lib/keluarga/kolom-daftar'

/** Which columns the list shows; kept with the account, so that they are the same on every machine. */
export function KolomDialog({ kolomList }: { kolomList: readonly string[] }) {
  return (
    <Dialog
      title="Kolom daftar"
      description={`Nama kepala keluarga selalu tampil. Pilih paling banyak ${KOLOM_TERBANYAK} kolom lain; tanpa pilihan, kolom yang biasa tampil kembali.`}
      trigger={{
        label: (
          <>
            <Columns3 aria-hidden />
            Kolom
          </>
        ),
        size: 'sm',
      }}
    >
      <Form action={pilihKolomAction} warnUnsaved={false} quiet aria-label="Kolom daftar" onDone={closeDialog}>
        <Kelompok
          judul="Ringkasan"
          dipilih={kolomList}
          pilihan={KOLOM_TETAP.map((satu) => [satu, LABEL_KOLOM_TETAP[satu]])}
        />
        <Kelompok
          judul="Data keluarga dari rilis"
          dipilih={kolomList}
          pilihan={KOLOM_PILIHAN.map((satu) => [satu, labelKolom(satu)])}
        />
        <FormActions>
          <SubmitButton pendingLabel="Menyimpan…">Tampilkan kolom ini</SubmitButton>
          <DialogClose intent="quiet">Tutup</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  )
}

function Kelompok(props: { judul: string; dipilih: readonly string[]; pilihan: [string, string][] }) {
  const id = useId()
  return (
    <fieldset className="max-h-72 overflow-y-auto rounded-md border border-stroke p-2">
      <legend className="px-1 text-sm font-medium">{props.judul}</legend>
      {props.pilihan.map(([nama, label]) => (
        <label key={nama} htmlFor={`${id}-${nama}`} className="flex min-h-11 items-center gap-3 px-2">
          <input
            id={`${id}-${nama}`}
            type="checkbox"
            name="kolom"
            value={nama}
            defaultChecked={props.dipilih.includes(nama)}
            className="size-5 accent-brand"
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

function closeDialog(): void {
  document.querySelector<HTMLDialogElement>('dialog[open]')?.close()
}
