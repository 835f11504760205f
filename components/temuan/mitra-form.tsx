'use client'

import { useState } from 'react'
import { SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextAreaField } from '@/components/form/text-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { formatNumber } from '@/lib/core/format'
import { mintaMitraAction } from '@/lib/temuan/actions'
import { BARIS_TERBANYAK, KANTOR, KODE_KANTOR, KOLOM_MITRA, type KodeKantor } from '@/lib/temuan/mitra'
import type { MitraRow } from '@/lib/temuan/queries/list-tugas-mitra'
import { type DaftarTemuan, PilihanMasukan } from './pilihan-masukan'

/** Asks another office to check the findings chosen in the list, also across its pages; in the bulk bar. */
export function MintaTerpilih(props: DaftarTemuan & { mitraList: MitraRow[]; hariIni: string }) {
  return (
    <Dialog
      title="Minta verifikasi perangkat daerah lain"
      description="Kantor yang dipilih menerima salinan kolom yang diperlukannya, dan tidak melihat yang lain. Permintaan, pembukaan, dan jawabannya tercatat."
      trigger={{ label: 'Minta verifikasi', intent: 'secondary', size: 'sm' }}
    >
      {props.mitraList.length === 0 ? (
        <p>
          Belum ada akun verifikator perangkat daerah lain. Mintalah administrator membuatnya dengan peran itu, terikat
          pada kabupaten/kota ini.
        </p>
      ) : (
        <Form action={mintaMitraAction} warnUnsaved={false} aria-label="Minta verifikasi" className="space-y-4">
          <PilihanMasukan jenis={props.jenis} filter={props.filter} />
          <p className="text-sm text-content-secondary">
            Satu permintaan memuat paling banyak {formatNumber(BARIS_TERBANYAK)} temuan.
          </p>
          <KantorField />
          <SelectField
            name="penerimaId"
            label="Verifikator"
            placeholder="Pilih verifikator"
            options={props.mitraList.map(({ id, nama, kantor }) => ({
              value: id,
              label: kantor ? `${nama} (${KANTOR[kantor].label})` : nama,
            }))}
          />
          <TextAreaField
            name="tujuan"
            label="Tujuan"
            hint="Dibaca verifikator dan tercatat. Misalnya: mencocokkan NIK ganda sebelum verval triwulan ini."
            rows={2}
            maxLength={300}
          />
          <DateField name="tenggat" label="Tenggat" min={props.hariIni} />
          <FormActions>
            <SubmitButton pendingLabel="Membuat…">Buat permintaan</SubmitButton>
            <DialogClose intent="quiet">Batal</DialogClose>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

/** The office, and which columns it will be given. */
function KantorField() {
  const [kantor, setKantor] = useState<KodeKantor | undefined>(undefined)
  return (
    <div
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement) {
          const { value } = event.target
          setKantor(KODE_KANTOR.find((kode) => kode === value))
        }
      }}
    >
      <SelectField
        name="kantor"
        label="Perangkat daerah"
        placeholder="Pilih perangkat daerah"
        options={KODE_KANTOR.map((kode) => ({ value: kode, label: KANTOR[kode].label }))}
      />
      {kantor ? (
        <p className="mt-1 text-sm text-content-secondary" role="status">
          Menerima {KANTOR[kantor].kolom.map((kolom) => KOLOM_MITRA[kolom]).join(', ')}.
        </p>
      ) : null}
    </div>
  )
}
