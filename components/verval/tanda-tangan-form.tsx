import { CheckboxField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { formatNumber } from '@/lib/core/format'
import { sahkanDaftarAction, tetapkanDaftarAction } from '@/lib/verval/actions'
import { sidikPendek } from '@/lib/verval/daftar'
import type { DaftarDetail } from '@/lib/verval/queries/get-daftar'

/** A signature under one version of a list: what is confirmed is what is sent, version and whole fingerprint. */
export function TandaTanganForm({ daftar, tindakan }: { daftar: DaftarDetail; tindakan: 'sahkan' | 'tetapkan' }) {
  const kata = tindakan === 'sahkan' ? 'Sahkan' : 'Tetapkan'
  return (
    <Form
      action={tindakan === 'sahkan' ? sahkanDaftarAction : tetapkanDaftarAction}
      warnUnsaved={false}
      aria-label={`${kata} daftar`}
      className="space-y-4"
    >
      <input type="hidden" name="id" value={daftar.id} />
      <input type="hidden" name="versi" value={daftar.versi} />
      <input type="hidden" name="sha256" value={daftar.sha256} />
      <CheckboxField
        name="setuju"
        label={`Saya sudah membaca ${daftar.nomor} versi ${daftar.versi}, memuat ${formatNumber(daftar.jumlah)} usulan, sidik ${sidikPendek(daftar.sha256)}.`}
        hint={
          tindakan === 'sahkan'
            ? 'Pengesahan hanya berlaku untuk versi ini. Bila ada baris yang kemudian dikeluarkan, versi barunya disahkan lagi.'
            : 'Setelah ditetapkan, nilai dalam daftar menjadi pembaruan daerah dan dikirim ke Kemensos. Desil tetap ditetapkan BPS.'
        }
      />
      <TextAreaField name="catatan" label="Catatan" optional rows={2} maxLength={1000} personal />
      <SubmitButton size="lg" wide pendingLabel="Menandatangani…">
        {kata} daftar versi {daftar.versi}
      </SubmitButton>
    </Form>
  )
}
