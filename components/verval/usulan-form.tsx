'use client'

import { type Choice, RadioField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { ajukanUsulanAction } from '@/lib/verval/actions'
import type { BagianForm } from '@/lib/verval/formulir'
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
      {props.bagianList.map((bagian) => (
        <section key={bagian.orangId ?? 'keluarga'} className="space-y-3">
          <h2 className="text-xl">{bagian.judul ?? 'Rumah dan aset keluarga'}</h2>
          {bagian.kelompokList.map((kelompok, urutan) => (
            <details
              key={kelompok.kelompok}
              open={kelompok.diusulkan > 0 || (bagian.orangId === null && urutan === 0)}
              className="rounded-md border border-stroke"
            >
              <summary className="min-h-11 cursor-pointer px-4 py-2.5 font-semibold">
                {kelompok.kelompok}
                {kelompok.diusulkan > 0 ? (
                  <span className="ml-2 font-normal text-guide-strong">{kelompok.diusulkan} nilai diusulkan</span>
                ) : null}
              </summary>
              <div className="border-t border-stroke px-4">
                {kelompok.isianList.map((isian) => (
                  <IsianNilai key={isian.nama} isian={isian} pilihan={props.pilihan[isian.kolom] ?? []} />
                ))}
              </div>
            </details>
          ))}
        </section>
      ))}
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
