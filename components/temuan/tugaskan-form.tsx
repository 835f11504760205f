'use client'

import { type ReactNode, useState } from 'react'
import { SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField } from '@/components/form/text-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { LABEL_PERAN } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { tugaskanTemuanAction } from '@/lib/temuan/actions'
import { type JenisTemuan, TEMUAN } from '@/lib/temuan/jenis'
import type { PetugasTemuanRow } from '@/lib/temuan/queries/find-temuan'
import type { TemuanFilter } from '@/lib/temuan/schema'

type Pilihan = { jenis: JenisTemuan; petugasList: PetugasTemuanRow[]; hariIni: string }

/** Gives the ticked rows to somebody. */
export function TugaskanTerpilih({ ids, ...pilihan }: Pilihan & { ids: string[] }) {
  return (
    <Dialog
      title="Tugaskan temuan terpilih"
      trigger={{ label: 'Tugaskan yang dipilih', intent: 'primary', size: 'sm' }}
    >
      <Isian {...pilihan} label="Tugaskan temuan terpilih">
        {ids.map((id) => (
          <input key={id} type="hidden" name="id" value={id} />
        ))}
        <p>{formatNumber(ids.length)} temuan dipilih.</p>
      </Isian>
    </Dialog>
  )
}

/** Gives everything the list shows under its filter to somebody. */
export function TugaskanSemua(props: Pilihan & { filter: TemuanFilter; jumlah: number | null }) {
  const { filter, jumlah, jenis } = props
  return (
    <Dialog
      title="Tugaskan seluruh daftar"
      description="Semua yang cocok dengan saringan dan masih menunggu, sejauh terletak di wilayah petugas. Yang sudah ditugaskan kepada orang lain ikut berpindah."
      trigger={{
        label: jumlah === null ? 'Tugaskan semua yang cocok' : `Tugaskan semua ${formatNumber(jumlah)} yang cocok`,
        intent: 'secondary',
      }}
    >
      <Isian {...props} label={`Tugaskan seluruh daftar ${TEMUAN[jenis].label}`}>
        <input type="hidden" name="semua" value="ya" />
        <input type="hidden" name="wilayah" value={filter.wilayah ?? ''} />
        <input type="hidden" name="status" value={filter.status ?? ''} />
        <input type="hidden" name="desil" value={filter.desil ?? ''} />
      </Isian>
    </Dialog>
  )
}

function Isian(props: Pilihan & { label: string; children: ReactNode }) {
  const [selesai, setSelesai] = useState(false)
  if (selesai)
    return (
      <div className="space-y-4">
        <Notice tone="positive" live="status">
          Penugasan tersimpan. Petugas melihatnya di Tugas saya dan di berandanya; lebih dari 1.000 temuan ditugaskan di
          latar belakang.
        </Notice>
        <DialogClose intent="secondary">Tutup</DialogClose>
      </div>
    )
  return (
    <Form
      action={tugaskanTemuanAction}
      warnUnsaved={false}
      aria-label={props.label}
      quiet
      onDone={() => setSelesai(true)}
      className="space-y-4"
    >
      <input type="hidden" name="jenis" value={props.jenis} />
      {props.children}
      <SelectField
        name="petugasId"
        label="Petugas"
        placeholder="Pilih petugas"
        options={props.petugasList.map(({ id, nama, peran, tugas }) => ({
          value: id,
          label: `${nama} (${LABEL_PERAN[peran]}, ${formatNumber(tugas)} tugas)`,
        }))}
      />
      <DateField name="tenggat" label="Tenggat" min={props.hariIni} />
      <FormActions>
        <SubmitButton pendingLabel="Menugaskan…">Tugaskan</SubmitButton>
        <DialogClose intent="quiet">Batal</DialogClose>
      </FormActions>
    </Form>
  )
}
