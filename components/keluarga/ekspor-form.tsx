'use client'

import { useState } from 'react'
import { RadioField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
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
  const { rilis, wilayah, desil } = props
  return (
    <Dialog
      title="Ekspor data"
      description={`Rilis ${rilis}, ${props.namaWilayah ?? `wilayah ${wilayah}`}, ${sebutDesil(desil)}, dengan semua syarat yang terpasang. Berkas disimpan 7 hari dan memuat nama Anda serta tujuannya. Siapa yang meminta, untuk apa, dan setiap unduhannya tercatat.`}
      trigger={{ label: 'Ekspor', size: 'sm' }}
    >
      <Form action={mintaEksporAction} warnUnsaved={false} aria-label="Ekspor data">
        <input type="hidden" name="rilis" value={rilis} />
        <input type="hidden" name="wilayah" value={wilayah} />
        <input type="hidden" name="desil" value={desil ?? ''} />
        <input type="hidden" name="saringan" value={props.saringan} />
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
