'use client'

import { useState } from 'react'
import { RadioField } from '@/components/form/choice-field'
import { controlClass } from '@/components/form/control-class'
import { Form } from '@/components/form/form'
import { FormActions, FormSection } from '@/components/form/form-actions'
import { useField } from '@/components/form/form-context'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextAreaField } from '@/components/form/text-field'
import { periksaUsulanAction } from '@/lib/verval/actions'
import type { PemeriksaanDetail } from '@/lib/verval/queries/list-pemeriksaan'

type Pertanyaan = PemeriksaanDetail['pertanyaanList'][number]

/** What the visit found, for a phone held in one hand: who was met, then one question per proposed value. */
export function PemeriksaanForm(props: {
  id: string
  pertanyaanList: Pertanyaan[]
  keberadaanList: { value: string; label: string }[]
  hariIni: string
}) {
  const [ditemui, setDitemui] = useState(true)
  return (
    <Form
      action={periksaUsulanAction}
      draftKey={`pemeriksaan-${props.id}`}
      aria-label="Hasil pemeriksaan"
      className="max-w-2xl"
    >
      <input type="hidden" name="id" value={props.id} />
      <FormSection title="Kunjungan">
        <DateField name="tanggal" label="Tanggal kunjungan" defaultValue={props.hariIni} max={props.hariIni} />
        <div
          onChange={(event) => {
            if (event.target instanceof HTMLInputElement) setDitemui(event.target.value === 'ditemukan')
          }}
        >
          <RadioField
            name="keberadaan"
            label="Keberadaan keluarga"
            options={props.keberadaanList}
            defaultValue="ditemukan"
          />
        </div>
      </FormSection>
      {ditemui && props.pertanyaanList.length > 0 ? (
        <FormSection title="Temuan" description="Bandingkan keadaan di rumah dengan yang diusulkan.">
          {props.pertanyaanList.map((satu) => (
            <Temuan key={`${satu.orangId ?? ''}.${satu.kolom}`} pertanyaan={satu} />
          ))}
        </FormSection>
      ) : null}
      <TextAreaField name="catatan" label="Catatan pemeriksaan" optional rows={3} maxLength={1000} personal />
      <FormActions>
        <SubmitButton size="lg" pendingLabel="Menyimpan…">
          Simpan hasil pemeriksaan
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

function Temuan({ pertanyaan }: { pertanyaan: Pertanyaan }) {
  const tempat = pertanyaan.orangId === null ? pertanyaan.kolom : `${pertanyaan.orangId}.${pertanyaan.kolom}`
  const { id, value } = useField(`temuan.${tempat}`)
  const lain = useField(`nilai.${tempat}`)
  const [pilihan, setPilihan] = useState(value ?? '')
  const pilihanList = [
    { value: 'usulan', label: pertanyaan.baruLabel, hint: 'seperti diusulkan' },
    { value: 'register', label: pertanyaan.lamaLabel, hint: 'seperti data sekarang' },
    { value: 'lain', label: 'Lainnya', hint: 'tulis yang ditemukan' },
  ]
  const errorId = lain.errors.length > 0 ? `${lain.id}-error` : undefined
  const attributes = {
    id: lain.id,
    name: `nilai.${tempat}`,
    defaultValue: lain.value,
    'aria-invalid': errorId ? (true as const) : undefined,
    'aria-describedby': errorId,
    'data-personal': true,
    className: `${controlClass()} w-full`,
  }
  return (
    <fieldset id={id} className="rounded-md border border-stroke p-4">
      <legend className="float-left w-full font-semibold">
        {pertanyaan.label}
        {pertanyaan.anggota ? (
          <span className="block font-normal text-content-secondary">{pertanyaan.anggota}</span>
        ) : null}
      </legend>
      <div className="clear-both pt-1">
        {pilihanList.map((satu) => (
          <label key={satu.value} className="flex min-h-12 items-center gap-3">
            <input
              type="radio"
              id={`${id}-${satu.value}`}
              name={`temuan.${tempat}`}
              value={satu.value}
              defaultChecked={value === satu.value}
              onChange={() => setPilihan(satu.value)}
              className="size-6 shrink-0 accent-brand"
            />
            <span>
              {satu.label}
              <span className="block text-sm text-content-secondary">{satu.hint}</span>
            </span>
          </label>
        ))}
      </div>
      {pilihan === 'lain' ? (
        <div className="mt-2 space-y-1.5">
          <label htmlFor={lain.id} className="block font-medium">
            Yang ditemukan
          </label>
          {pertanyaan.jenis === 'kode' ? (
            <select {...attributes}>
              <option value="">Pilih</option>
              {pertanyaan.pilihan.map(({ kode, label }) => (
                <option key={kode} value={kode}>
                  {label}
                </option>
              ))}
            </select>
          ) : (
            <input {...attributes} type="text" inputMode={pertanyaan.jenis === 'bilangan' ? 'numeric' : undefined} />
          )}
          {errorId ? (
            <p id={errorId} className="text-sm font-medium text-negative-strong">
              {lain.errors.join(' ')}
            </p>
          ) : null}
        </div>
      ) : null}
    </fieldset>
  )
}
