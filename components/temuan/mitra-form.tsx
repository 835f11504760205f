'use client'

import type { ReactNode } from 'react'
import { SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextAreaField } from '@/components/form/text-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { formatNumber } from '@/lib/core/format'
import { mintaMitraAction } from '@/lib/temuan/actions'
import type { JenisTemuan } from '@/lib/temuan/jenis'
import { BARIS_TERBANYAK, KANTOR, KODE_KANTOR, KOLOM_MITRA } from '@/lib/temuan/mitra'
import type { MitraRow } from '@/lib/temuan/queries/list-tugas-mitra'
import type { TemuanFilter } from '@/lib/temuan/schema'

type Pilihan = { jenis: JenisTemuan; mitraList: MitraRow[]; hariIni: string }

/** Asks another office to check the ticked rows. */
export function MintaTerpilih({ ids, ...pilihan }: Pilihan & { ids: string[] }) {
  return (
    <Isian {...pilihan} tombol="Minta verifikasi" kecil>
      {ids.map((id) => (
        <input key={id} type="hidden" name="id" value={id} />
      ))}
      <p>{formatNumber(ids.length)} temuan dipilih.</p>
    </Isian>
  )
}

/** Asks another office to check everything the list shows under its filter. */
export function MintaSemua({ filter, ...pilihan }: Pilihan & { filter: TemuanFilter }) {
  return (
    <Isian {...pilihan} tombol="Minta verifikasi kantor lain">
      <input type="hidden" name="semua" value="ya" />
      <input type="hidden" name="wilayah" value={filter.wilayah ?? ''} />
      <input type="hidden" name="status" value={filter.status ?? ''} />
      <input type="hidden" name="desil" value={filter.desil ?? ''} />
      <p>Semua yang cocok dengan saringan, paling banyak {formatNumber(BARIS_TERBANYAK)} baris.</p>
    </Isian>
  )
}

function Isian(props: Pilihan & { tombol: string; kecil?: boolean; children: ReactNode }) {
  return (
    <Dialog
      title="Minta verifikasi perangkat daerah lain"
      description="Kantor yang dipilih menerima salinan kolom yang diperlukannya, dan tidak melihat yang lain. Permintaan, pembukaan, dan jawabannya tercatat."
      trigger={{ label: props.tombol, intent: 'secondary', ...(props.kecil ? { size: 'sm' as const } : {}) }}
    >
      {props.mitraList.length === 0 ? (
        <p>
          Belum ada akun verifikator perangkat daerah lain. Mintalah administrator membuatnya dengan peran itu, terikat
          pada kabupaten/kota ini.
        </p>
      ) : (
        <Form action={mintaMitraAction} warnUnsaved={false} aria-label={props.tombol} className="space-y-4">
          <input type="hidden" name="jenis" value={props.jenis} />
          {props.children}
          <SelectField
            name="kantor"
            label="Perangkat daerah"
            placeholder="Pilih perangkat daerah"
            options={KODE_KANTOR.map((kode) => ({
              value: kode,
              label: `${KANTOR[kode].label}: ${KANTOR[kode].kolom.map((kolom) => KOLOM_MITRA[kolom]).join(', ')}`,
            }))}
          />
          <SelectField
            name="penerimaId"
            label="Verifikator"
            placeholder="Pilih verifikator"
            options={props.mitraList.map(({ id, nama }) => ({ value: id, label: nama }))}
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
