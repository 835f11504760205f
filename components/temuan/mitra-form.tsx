'use client'

import { useState } from 'react'
import { SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextAreaField } from '@/components/form/text-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { LABEL_KANTOR } from '@/lib/akses/kantor'
import { formatNumber } from '@/lib/core/format'
import { mintaMitraAction } from '@/lib/temuan/actions'
import { BARIS_TERBANYAK, KANTOR, KOLOM_MITRA } from '@/lib/temuan/mitra'
import type { MitraRow } from '@/lib/temuan/queries/list-tugas-mitra'
import { type DaftarTemuan, PilihanMasukan } from './pilihan-masukan'

/** Asks another office to check the findings chosen in the list, also across its pages; in the bulk bar. */
export function MintaTerpilih(props: DaftarTemuan & { mitraList: MitraRow[]; hariIni: string }) {
  return (
    <Dialog
      title="Minta verifikasi perangkat daerah lain"
      description="Kantor verifikator yang dipilih menerima salinan kolom yang diperlukannya, dan tidak melihat yang lain. Permintaan, pembukaan, dan jawabannya tercatat."
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
          <VerifikatorField mitraList={props.mitraList} />
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

/** Whom to ask, and which columns their office will be given. An account without an office cannot be asked. */
function VerifikatorField({ mitraList }: { mitraList: MitraRow[] }) {
  const [penerimaId, setPenerimaId] = useState<string | undefined>(undefined)
  const kantor = mitraList.find(({ id }) => id === penerimaId)?.kantor
  const belum = mitraList.filter((satu) => satu.kantor === null)
  return (
    <div
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement) setPenerimaId(event.target.value)
      }}
    >
      <SelectField
        name="penerimaId"
        label="Verifikator"
        placeholder="Pilih verifikator"
        options={mitraList.flatMap(({ id, nama, kantor }) =>
          kantor === null ? [] : [{ value: id, label: `${LABEL_KANTOR[kantor]}: ${nama}` }],
        )}
      />
      {kantor ? (
        <p className="mt-1 text-sm text-content-secondary" role="status">
          {LABEL_KANTOR[kantor]} menerima {KANTOR[kantor].kolom.map((kolom) => KOLOM_MITRA[kolom]).join(', ')}.
        </p>
      ) : null}
      {belum.length > 0 ? (
        <p className="mt-1 text-sm text-content-secondary">
          Belum dapat dipilih karena perangkat daerahnya belum diisi administrator:{' '}
          {belum.map(({ nama }) => nama).join(', ')}.
        </p>
      ) : null}
    </div>
  )
}
