'use client'

import { useState } from 'react'
import { SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField } from '@/components/form/text-field'
import { useSelection } from '@/components/table/selection'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { LABEL_PERAN } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { tugaskanTemuanAction } from '@/lib/temuan/actions'
import type { PetugasTemuanRow } from '@/lib/temuan/queries/find-temuan'
import { type DaftarTemuan, PilihanMasukan } from './pilihan-masukan'

type Hasil = { jumlah: number; pekerjaanId: string | null }

/** Gives the findings chosen in the list, also across its pages, to somebody; in the bulk bar. */
export function TugaskanTerpilih(props: DaftarTemuan & { petugasList: PetugasTemuanRow[]; hariIni: string }) {
  const { selection, clear } = useSelection()
  const [hasil, setHasil] = useState<Hasil | null>(null)
  return (
    <Dialog
      title="Tugaskan temuan terpilih"
      description={
        selection.semua
          ? 'Semua yang cocok dengan saringan dan masih menunggu, sejauh terletak di wilayah petugas. Yang sudah ditugaskan kepada orang lain ikut berpindah.'
          : 'Yang sudah diputus atau di luar wilayah petugas dilewati. Yang sudah ditugaskan kepada orang lain ikut berpindah.'
      }
      trigger={{ label: 'Tugaskan yang dipilih', intent: 'primary', size: 'sm' }}
      onClose={() => {
        if (hasil) clear()
      }}
    >
      {hasil ? <Selesai {...hasil} /> : <Isian {...props} onDone={setHasil} />}
    </Dialog>
  )
}

function Selesai({ jumlah, pekerjaanId }: Hasil) {
  return (
    <div className="space-y-4">
      <Notice tone="positive" live="status">
        {pekerjaanId === null
          ? `${formatNumber(jumlah)} temuan ditugaskan. Petugas melihatnya di Tugas saya dan di berandanya.`
          : `${formatNumber(jumlah)} temuan sedang ditugaskan; kemajuannya terlihat di halaman Berkas.`}
      </Notice>
      <DialogClose intent="secondary">Tutup</DialogClose>
    </div>
  )
}

function Isian(props: Parameters<typeof TugaskanTerpilih>[0] & { onDone: (hasil: Hasil) => void }) {
  return (
    <Form
      action={tugaskanTemuanAction}
      warnUnsaved={false}
      aria-label="Tugaskan temuan terpilih"
      quiet
      onDone={props.onDone}
      className="space-y-4"
    >
      <PilihanMasukan jenis={props.jenis} filter={props.filter} />
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
