'use client'

import { type ReactNode, useState } from 'react'
import { RadioField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { useSelection } from '@/components/table/selection'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { formatNumber } from '@/lib/core/format'
import { mintaEksporAction } from '@/lib/keluarga/actions'
import type { KelompokKolom } from '@/lib/keluarga/kolom-ekspor'
import { KolomEksporField } from './kolom-ekspor-field'

/** Columns that may be exported of families and of members. */
export type KolomEkspor = { keluarga: KelompokKolom[]; anggota: KelompokKolom[] }

type Props = {
  rilis: string
  wilayah: string
  namaWilayah?: string
  desil?: number
  saringan: string
  kolom: KolomEkspor
}

/**
 * Asks for an export of the list as it is filtered: delivery, area (code and name) and desil (0 is belum diperingkat) come
 * from the page, the kind, the form, the columns and the purpose from the person. Leads to the page that shows its progress.
 */
export function EksporForm(props: Props) {
  return (
    <EksporDialog
      {...props}
      label="Ekspor"
      title="Ekspor data"
      yang={`${props.namaWilayah ?? `wilayah ${props.wilayah}`}, ${sebutDesil(props.desil)}, dengan semua syarat yang terpasang`}
    />
  )
}

/** The same for the rows ticked in the list, or for everything it finds but some; in its bulk bar. */
export function EksporTerpilih(props: Props) {
  const { selection } = useSelection()
  const { semua, id } = selection
  const kecuali = id.length > 0 ? `, kecuali ${formatNumber(id.length)} keluarga` : ''
  return (
    <EksporDialog
      {...props}
      label="Ekspor yang dipilih"
      title="Ekspor yang dipilih"
      yang={semua ? `semua yang cocok dengan saringan${kecuali}` : `${formatNumber(id.length)} keluarga yang dipilih`}
    >
      <input type="hidden" name="pilihan" value={semua ? 'kecuali' : 'id'} />
      {id.map((satu) => (
        <input key={satu} type="hidden" name={semua ? 'kecuali[]' : 'id[]'} value={satu} />
      ))}
    </EksporDialog>
  )
}

function EksporDialog(props: Props & { label: string; title: string; yang: string; children?: ReactNode }) {
  return (
    <Dialog
      title={props.title}
      description={`Rilis ${props.rilis}, ${props.yang}. Berkas disimpan 7 hari dan memuat nama Anda serta tujuannya. Siapa yang meminta, untuk apa, dan setiap unduhannya tercatat.`}
      trigger={{ label: props.label, size: 'sm' }}
    >
      <Form action={mintaEksporAction} warnUnsaved={false} aria-label={props.title}>
        <input type="hidden" name="rilis" value={props.rilis} />
        <input type="hidden" name="wilayah" value={props.wilayah} />
        <input type="hidden" name="desil" value={props.desil ?? ''} />
        <input type="hidden" name="saringan" value={props.saringan} />
        {props.children}
        <Isian kolom={props.kolom} />
      </Form>
    </Dialog>
  )
}

function Isian({ kolom }: { kolom: KolomEkspor }) {
  const [jenis, setJenis] = useState<keyof KolomEkspor>('keluarga')
  return (
    <div className="space-y-4">
      <div
        onChange={(event) => {
          if (event.target instanceof HTMLInputElement && event.target.name === 'jenis')
            setJenis(event.target.value === 'anggota' ? 'anggota' : 'keluarga')
        }}
      >
        <RadioField
          name="jenis"
          label="Isi berkas"
          defaultValue="keluarga"
          options={[
            { value: 'keluarga', label: 'Keluarga', hint: 'Satu baris untuk setiap keluarga.' },
            { value: 'anggota', label: 'Anggota', hint: 'Satu baris untuk setiap orang.' },
          ]}
        />
      </div>
      <RadioField
        name="format"
        label="Bentuk berkas"
        defaultValue="csv"
        options={[
          { value: 'csv', label: 'CSV', hint: 'Untuk aplikasi lain, dan untuk data satu kota.' },
          {
            value: 'xlsx',
            label: 'XLSX',
            hint: 'Untuk dibuka di lembar kerja; NIK tersimpan sebagai teks. Lebih dari 1.048.575 baris menjadi beberapa lembar, dan data satu kota terlalu besar untuk kebanyakan komputer: pilih wilayah atau kolom lebih dulu.',
          },
        ]}
      />
      <TextAreaField
        name="tujuan"
        label="Tujuan"
        hint="Untuk apa data ini dipakai dan oleh siapa, paling sedikit 10 huruf. Jangan menulis NIK atau nama orang."
        rows={3}
        maxLength={300}
      />
      <KolomEksporField key={jenis} kelompokList={kolom[jenis]} />
      <FormActions>
        <SubmitButton pendingLabel="Meminta…">Minta ekspor</SubmitButton>
        <DialogClose intent="quiet">Tutup</DialogClose>
      </FormActions>
    </div>
  )
}

function sebutDesil(desil: number | undefined): string {
  if (desil === undefined) return 'semua desil'
  return desil === 0 ? 'belum diperingkat' : `desil ${desil}`
}
