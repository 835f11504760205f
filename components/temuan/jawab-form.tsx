'use client'

import { useState } from 'react'
import { controlClass } from '@/components/form/control-class'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { useField } from '@/components/form/form-context'
import { SubmitButton } from '@/components/form/submit-button'
import { cn } from '@/components/ui/cn'
import { jawabMitraAction } from '@/lib/temuan/actions'
import {
  APA_MITRA,
  JAWABAN_MITRA,
  type JawabanMitra,
  KOLOM_MITRA,
  type KolomMitra,
  LABEL_APA,
  LABEL_JAWABAN,
  sebutIsi,
} from '@/lib/temuan/mitra'
import type { BarisMitra, TugasMitraDetail } from '@/lib/temuan/queries/list-tugas-mitra'

/** The rows of a page, each with its answer; empty ones can be answered later. */
export function JawabForm({ tugas }: { tugas: TugasMitraDetail }) {
  return (
    <Form action={jawabMitraAction} aria-label="Jawaban" className="space-y-4">
      <input type="hidden" name="id" value={tugas.id} />
      <ul className="divide-y divide-stroke border-y border-stroke">
        {tugas.baris.map((satu) => (
          <Baris key={`${satu.urutan}-${satu.jawaban}`} baris={satu} kolom={tugas.kolom} />
        ))}
      </ul>
      <FormActions>
        <SubmitButton pendingLabel="Menyimpan…">Simpan jawaban halaman ini</SubmitButton>
      </FormActions>
    </Form>
  )
}

function Baris({ baris, kolom }: { baris: BarisMitra; kolom: readonly KolomMitra[] }) {
  const [jawaban, setJawaban] = useState<JawabanMitra | ''>(baris.jawaban ?? '')
  const id = `jawaban-${baris.urutan}`
  const apa = useField(`apa-${baris.urutan}`)
  return (
    <li className="grid gap-4 py-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <div>
        <p className="font-semibold">
          {baris.urutan}. {baris.isi.nama ?? 'Tanpa nama'}
        </p>
        <dl className="mt-1 text-sm">
          {kolom
            .filter((satu) => satu !== 'nama')
            .map((satu) => (
              <div key={satu} className="flex gap-2">
                <dt className="text-content-secondary">{KOLOM_MITRA[satu]}:</dt>
                <dd className="figures min-w-0">{sebutIsi(satu, baris.isi[satu])}</dd>
              </div>
            ))}
        </dl>
      </div>
      <fieldset className="min-w-0 space-y-2">
        <legend className="sr-only">
          Jawaban baris {baris.urutan}, {baris.isi.nama}
        </legend>
        <div className="flex flex-wrap gap-x-4">
          {JAWABAN_MITRA.map((satu) => (
            <label key={satu} htmlFor={`${id}-${satu}`} className="flex min-h-11 items-center gap-2">
              <input
                type="radio"
                id={`${id}-${satu}`}
                name={id}
                value={satu}
                defaultChecked={baris.jawaban === satu}
                onChange={() => setJawaban(satu)}
                className="size-5 accent-brand"
              />
              {LABEL_JAWABAN[satu]}
            </label>
          ))}
        </div>
        {jawaban === 'tidak-sesuai' ? (
          <div id={apa.id} className="rounded-md bg-surface-secondary px-3 py-1">
            <p className="text-sm text-content-secondary">Apa yang tidak sesuai</p>
            <div className="flex flex-wrap gap-x-4">
              {APA_MITRA.map((satu) => (
                <label key={satu} htmlFor={`${id}-${satu}`} className="flex min-h-11 items-center gap-2 text-sm">
                  <input
                    type="checkbox"
                    id={`${id}-${satu}`}
                    name={`apa-${baris.urutan}[]`}
                    value={satu}
                    defaultChecked={baris.apa.includes(satu)}
                    className="size-5 accent-brand"
                  />
                  {LABEL_APA[satu]}
                </label>
              ))}
            </div>
            {apa.errors.map((galat) => (
              <p key={galat} className="pb-2 text-sm font-medium text-negative-strong">
                {galat}
              </p>
            ))}
          </div>
        ) : null}
        <label htmlFor={`${id}-catatan`} className="block text-sm text-content-secondary">
          Catatan (boleh kosong)
        </label>
        <input
          id={`${id}-catatan`}
          name={`catatan-${baris.urutan}`}
          defaultValue={baris.catatan ?? ''}
          maxLength={500}
          autoComplete="off"
          data-personal
          className={cn(controlClass(), 'w-full')}
        />
      </fieldset>
    </li>
  )
}
