'use client'

import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Choice, RadioField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { ajukanUsulanAction } from '@/lib/verval/actions'
import type { BagianForm, KelompokIsian } from '@/lib/verval/formulir'
import { IsianNilai } from './isian-nilai'
import { SimpanOtomatis } from './simpan-otomatis'

/** The draft of an usulan: the family's values by group, then each member's, then where it comes from. */
export function UsulanForm(props: {
  draf: { id: string; versi: number; asal: string | null; catatan: string | null }
  bagianList: BagianForm[]
  pilihan: Record<string, { kode: string; label: string }[]>
  asalList: Choice[]
}) {
  const { draf } = props
  return (
    <Form
      action={ajukanUsulanAction}
      warnUnsaved={false}
      aria-label="Usulan pembaruan data keluarga"
      className="max-w-4xl"
    >
      <input type="hidden" name="sertaIsian" value="ya" />
      {props.bagianList.map((bagian) =>
        bagian.judul === null ? (
          <section key="keluarga" className="space-y-3">
            <h2 className="text-xl">Rumah dan aset keluarga</h2>
            {bagian.kelompokList.map((kelompok, urutan) => (
              <Lipatan
                key={kelompok.kelompok}
                judul={kelompok.kelompok}
                diusulkan={kelompok.diusulkan}
                buka={urutan === 0}
              >
                <Isian kelompok={kelompok} pilihan={props.pilihan} />
              </Lipatan>
            ))}
          </section>
        ) : null,
      )}
      <section className="space-y-3">
        <h2 className="text-xl">Anggota keluarga</h2>
        {props.bagianList.map((bagian) =>
          bagian.judul === null ? null : (
            <Lipatan key={bagian.orangId} judul={bagian.judul} diusulkan={bagian.diusulkan} buka={false}>
              {bagian.kelompokList.map((kelompok) => (
                <div key={kelompok.kelompok}>
                  <h4 className="pt-4 text-base">{kelompok.kelompok}</h4>
                  <Isian kelompok={kelompok} pilihan={props.pilihan} />
                </div>
              ))}
            </Lipatan>
          ),
        )}
      </section>
      <section className="space-y-4">
        <h2 className="text-xl">Asal usulan</h2>
        <RadioField
          name="asal"
          label="Dari mana usulan ini datang?"
          options={props.asalList}
          defaultValue={draf.asal ?? undefined}
        />
        <TextAreaField
          name="catatan"
          label="Catatan untuk pemeriksa"
          hint="Misalnya patokan rumah atau waktu keluarga ada di rumah."
          optional
          rows={3}
          maxLength={1000}
          defaultValue={draf.catatan ?? undefined}
          personal
        />
      </section>
      <SimpanOtomatis id={draf.id} versi={draf.versi} />
      <FormActions>
        <SubmitButton pendingLabel="Mengajukan…">Ajukan usulan</SubmitButton>
        <ButtonLink href={`/verval/${draf.id}`} intent="quiet">
          Simpan dan lanjutkan nanti
        </ButtonLink>
      </FormActions>
    </Form>
  )
}

/** A part of the form that unfolds; open from the start when it holds something. */
function Lipatan(props: { judul: string; diusulkan: number; buka: boolean; children: ReactNode }) {
  return (
    <details open={props.buka || props.diusulkan > 0} className="group/lipat rounded-md border border-stroke">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 px-4 py-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-5 shrink-0 group-open/lipat:rotate-90" />
        <h3 className="text-base">{props.judul}</h3>
        {props.diusulkan > 0 ? (
          <span className="text-sm text-guide-strong">{props.diusulkan} nilai diusulkan</span>
        ) : null}
      </summary>
      <div className="overflow-hidden border-t border-stroke px-4">{props.children}</div>
    </details>
  )
}

function Isian(props: { kelompok: KelompokIsian; pilihan: Record<string, { kode: string; label: string }[]> }) {
  return props.kelompok.isianList.map((isian) => (
    <IsianNilai key={isian.nama} isian={isian} pilihan={props.pilihan[isian.kolom] ?? []} />
  ))
}
