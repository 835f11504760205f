'use client'

import { useState } from 'react'
import { controlClass } from '@/components/form/control-class'
import { Form } from '@/components/form/form'
import { FormActions, FormSection } from '@/components/form/form-actions'
import { useField } from '@/components/form/form-context'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, NumberField, TextAreaField, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { catatMusyawarahAction } from '@/lib/verval/actions'
import type { CalonMusyawarah } from '@/lib/verval/queries/list-calon-musyawarah'

/** A deliberation with its decision on each usulan of the desa. */
export function MusyawarahForm(props: {
  kodeDesa: string
  sebutan: { musyawarah: string; kepalaDesa: string }
  calonList: CalonMusyawarah[]
  hariIni: string
}) {
  return (
    <Form
      action={catatMusyawarahAction}
      draftKey={`musyawarah-${props.kodeDesa}`}
      aria-label="Catat musyawarah"
      className="max-w-4xl"
    >
      <input type="hidden" name="kodeDesa" value={props.kodeDesa} />
      <FormSection title="Berita acara">
        <DateField name="tanggal" label={`Tanggal ${props.sebutan.musyawarah}`} max={props.hariIni} />
        <TextField
          name="nomorBeritaAcara"
          label="Nomor berita acara"
          hint="Seperti tertulis pada berita acara; satu nomor dipakai satu kali dalam setahun."
          maxLength={100}
          width="medium"
        />
        <NumberField name="jumlahHadir" label="Jumlah hadir" suffix="orang" />
        <TextField
          name="pimpinan"
          label="Pimpinan musyawarah"
          hint={`Misalnya ${props.sebutan.kepalaDesa} atau yang mewakili.`}
          optional
          width="medium"
          maxLength={200}
          personal
        />
      </FormSection>
      <FormSection
        title="Keputusan untuk setiap usulan"
        description="Usulan yang tidak dibahas tetap menunggu musyawarah berikutnya."
      >
        <ol className="space-y-4">
          {props.calonList.map((calon) => (
            <Keputusan key={calon.id} calon={calon} />
          ))}
        </ol>
      </FormSection>
      <TextAreaField name="catatan" label="Catatan musyawarah" optional rows={3} maxLength={1000} personal />
      <FormActions>
        <SubmitButton pendingLabel="Mencatat…">Catat musyawarah</SubmitButton>
        <ButtonLink href="/verval/musyawarah" intent="quiet">
          Batal
        </ButtonLink>
      </FormActions>
    </Form>
  )
}

const PILIHAN = [
  { value: 'disetujui', label: 'Disetujui' },
  { value: 'ditolak', label: 'Ditolak' },
  { value: 'tidak-dibahas', label: 'Tidak dibahas' },
] as const

function Keputusan({ calon }: { calon: CalonMusyawarah }) {
  const nama = `keputusan.${calon.id}`
  const { id, value } = useField(nama)
  const alasan = useField(`alasan.${calon.id}`)
  const [pilihan, setPilihan] = useState(value ?? '')
  return (
    <li className="rounded-md border border-stroke p-4">
      <fieldset>
        <legend className="float-left w-full">
          <span className="figures font-semibold">{calon.nomor}</span>
          <span className="block">{calon.kepala ?? 'Keluarga tidak ada di rilis'}</span>
        </legend>
        <div className="clear-both">
          <p className="text-sm text-content-secondary">{calon.alamat}</p>
          <ul className="my-2 list-disc pl-5 text-sm">
            {calon.perubahanList.map((satu, urutan) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two members may propose the same column; the list is fixed
              <li key={urutan}>
                {satu.label}: {satu.lama} menjadi <strong className="font-semibold">{satu.baru}</strong>
              </li>
            ))}
          </ul>
          {calon.catatan ? <p className="measure mb-2 text-sm">Catatan: {calon.catatan}</p> : null}
          <div className="flex flex-wrap gap-x-6">
            {PILIHAN.map((satu) => (
              <label key={satu.value} className="flex min-h-11 items-center gap-2">
                <input
                  type="radio"
                  id={`${id}-${satu.value}`}
                  name={nama}
                  value={satu.value}
                  defaultChecked={value === satu.value}
                  onChange={() => setPilihan(satu.value)}
                  className="size-5 accent-brand"
                />
                {satu.label}
              </label>
            ))}
          </div>
        </div>
      </fieldset>
      {pilihan === 'ditolak' ? (
        <div className="mt-2 space-y-1.5">
          <label htmlFor={alasan.id} className="block font-medium">
            Alasan penolakan
          </label>
          <textarea
            id={alasan.id}
            name={`alasan.${calon.id}`}
            rows={2}
            maxLength={1000}
            defaultValue={alasan.value}
            aria-required
            data-personal
            className={`${controlClass()} w-full`}
          />
        </div>
      ) : null}
    </li>
  )
}
