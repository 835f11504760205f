'use client'

import { SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { useSelection } from '@/components/table/selection'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { tugaskanKeluargaAction } from '@/lib/verval/actions'
import { ALASAN_PEMERIKSAAN, LABEL_ALASAN_PEMERIKSAAN } from '@/lib/verval/sebutan'

/**
 * Sends a petugas to the chosen families; in the bulk bar of the family list. `saringan` is the text of the filter, used when
 * everything it finds was chosen.
 */
export function TugaskanKeluargaForm(props: {
  rilis: string
  wilayah: string
  saringan: string
  petugasList: { id: string; nama: string }[]
}) {
  const { selection } = useSelection()
  return (
    <Dialog
      title="Tugaskan pemeriksaan lapangan"
      description={
        selection.semua
          ? 'Setiap keluarga yang cocok dengan saringan mendapat satu kunjungan. Lebih dari 1.000 keluarga dikerjakan sebagai pekerjaan yang kemajuannya dapat dilihat.'
          : 'Setiap keluarga yang dipilih mendapat satu kunjungan.'
      }
      trigger={{ label: 'Tugaskan pemeriksaan', intent: 'primary', size: 'sm' }}
    >
      <Form action={tugaskanKeluargaAction} warnUnsaved={false} aria-label="Tugaskan pemeriksaan lapangan">
        <input type="hidden" name="rilis" value={props.rilis} />
        <input type="hidden" name="wilayah" value={props.wilayah} />
        <input type="hidden" name="saringan" value={props.saringan} />
        <input type="hidden" name="semua" value={selection.semua ? 'ya' : ''} />
        {selection.id.map((id) => (
          <input key={id} type="hidden" name={selection.semua ? 'kecuali[]' : 'id[]'} value={id} />
        ))}
        <SelectField
          name="petugasId"
          label="Petugas"
          hint="Keluarga di luar wilayah tugasnya dilewati dan disebut di hasil."
          placeholder="Pilih petugas"
          options={props.petugasList.map(({ id, nama }) => ({ value: id, label: nama }))}
        />
        <SelectField
          name="alasan"
          label="Alasan"
          defaultValue="sampel"
          options={ALASAN_PEMERIKSAAN.filter((alasan) => alasan !== 'usulan').map((alasan) => ({
            value: alasan,
            label: LABEL_ALASAN_PEMERIKSAAN[alasan],
          }))}
        />
        <p className="text-sm text-content-secondary">
          Keluarga yang masih menunggu pemeriksaan lain dilewati, sehingga tidak ada yang dikunjungi dua kali.
        </p>
        <FormActions>
          <SubmitButton pendingLabel="Menugaskan…">Tugaskan</SubmitButton>
          <DialogClose intent="quiet">Tutup</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  )
}
