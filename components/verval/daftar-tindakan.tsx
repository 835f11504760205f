import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { formatInstant, formatNumber } from '@/lib/core/format'
import { catatDiprosesAction, kirimDaftarAction } from '@/lib/verval/actions'
import type { DaftarDetail as Detail } from '@/lib/verval/queries/get-daftar'
import { TandaTanganForm } from './tanda-tangan-form'

export type BolehDaftar = { sahkan: boolean; tetapkan: boolean; keluarkan: boolean; kirim: boolean }

/** The next step of a list: signing, sending, what became of it, or whom it waits for. */
export function DaftarTindakan({ daftar, boleh }: { daftar: Detail; boleh: BolehDaftar }) {
  const { kiriman } = daftar
  if (daftar.status === 'disusun' && boleh.sahkan && daftar.utuh)
    return (
      <Card title="Pengesahan">
        <TandaTanganForm daftar={daftar} tindakan="sahkan" />
      </Card>
    )
  if (daftar.status === 'disahkan' && boleh.tetapkan && daftar.utuh)
    return (
      <Card title="Penetapan">
        <TandaTanganForm daftar={daftar} tindakan="tetapkan" />
      </Card>
    )
  if (daftar.status === 'ditetapkan' && boleh.kirim)
    return (
      <Card title="Pengiriman">
        <Form action={kirimDaftarAction} warnUnsaved={false} aria-label="Kirim ke Kemensos" className="space-y-4">
          <input type="hidden" name="id" value={daftar.id} />
          <p className="measure">Berkas dibuat dari isi yang ditetapkan, memuat NIK dan nomor KK.</p>
          <SubmitButton wide pendingLabel="Membuat berkas…">
            Kirim ke Kemensos
          </SubmitButton>
        </Form>
      </Card>
    )
  if (kiriman)
    return (
      <Card title="Pengiriman">
        <div className="space-y-4">
          <p>
            {kiriman.nomor}, {formatNumber(kiriman.jumlahBaris)} baris, dikirim {formatInstant(kiriman.dikirimPada)}{' '}
            oleh {kiriman.dikirimNama}.
          </p>
          {boleh.kirim && kiriman.berkasId ? (
            <a href={`/unduh/${kiriman.berkasId}`} className={buttonClass({ wide: true })}>
              Unduh berkas
            </a>
          ) : null}
          {kiriman.diprosesPada ? (
            <p>Diproses BPS sejak {formatInstant(kiriman.diprosesPada)}.</p>
          ) : boleh.kirim ? (
            <Form
              action={catatDiprosesAction}
              warnUnsaved={false}
              aria-label="Catat diproses BPS"
              className="space-y-4"
            >
              <input type="hidden" name="id" value={daftar.id} />
              <TextAreaField
                name="catatan"
                label="Tanda terima atau catatan"
                optional
                rows={2}
                maxLength={1000}
                personal
              />
              <SubmitButton wide>Catat diproses BPS</SubmitButton>
            </Form>
          ) : null}
        </div>
      </Card>
    )
  return (
    <Card title="Langkah berikutnya">
      <p>
        {daftar.status === 'disusun'
          ? 'Menunggu dibaca dan disahkan kepala dinas.'
          : daftar.status === 'disahkan'
            ? 'Menunggu dibaca dan ditetapkan kepala daerah.'
            : daftar.status === 'ditetapkan'
              ? 'Menunggu dikirim oleh operator Dinsos.'
              : 'Tidak ada.'}
      </p>
    </Card>
  )
}
