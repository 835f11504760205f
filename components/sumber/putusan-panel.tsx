'use client'

import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { Card } from '@/components/ui/card'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import type { Action } from '@/lib/core/action-state'
import { setujuiKirimanAction, tarikRilisAction, tolakKirimanAction } from '@/lib/sumber/actions'
import type { ImporRow } from '@/lib/sumber/queries'

type Putusan = {
  tombol: string
  judul: string
  penjelasan: string
  intent: 'primary' | 'danger'
  action: Action<{ id: string }>
}

/** Confirming or rejecting a delivery that waits; whoever uploaded it is told that somebody else decides. */
export function PutusanPanel(props: { impor: ImporRow; wewenang: { milikSendiri: boolean; setujui: boolean } }) {
  const { impor, wewenang } = props
  if (wewenang.milikSendiri)
    return <Notice>Kiriman ini Anda unggah sendiri, jadi keputusannya diambil oleh orang lain yang berwenang.</Notice>
  if (!wewenang.setujui) return <Notice>Yang memutuskan adalah verifikator Dinas Sosial atau kepala dinas.</Notice>
  const kode = impor.rilis?.kode ?? impor.periode
  return (
    <Card
      title="Keputusan orang kedua"
      description="Bandingkan alasan di atas dengan surat pengantar atau pengirimnya."
    >
      <div className="flex flex-wrap gap-3">
        <Tombol
          impor={impor}
          putusan={{
            tombol: 'Setujui dan terbitkan',
            judul: `Terbitkan kiriman ${kode}`,
            penjelasan: 'Kiriman ini menjadi rilis yang berlaku; usulan yang menunggu jawaban dibandingkan dengannya.',
            intent: 'primary',
            action: setujuiKirimanAction,
          }}
        />
        <Tombol
          impor={impor}
          putusan={{
            tombol: 'Tolak kiriman',
            judul: `Tolak kiriman ${kode}`,
            penjelasan:
              'Isi kiriman ini dibuang dan rilis lama tetap berlaku. Berkas yang benar dapat dimuat kemudian.',
            intent: 'danger',
            action: tolakKirimanAction,
          }}
        />
      </div>
    </Card>
  )
}

/** Withdrawing a published delivery. */
export function TarikPanel({ impor }: { impor: ImporRow }) {
  const kode = impor.rilis?.kode ?? impor.periode
  return (
    <Card
      title="Menarik kiriman"
      description="Bila kiriman ini ternyata keliru, kiriman sebelumnya dapat diberlakukan kembali. Usulan yang dijawabnya dibuka lagi."
    >
      <Tombol
        impor={impor}
        putusan={{
          tombol: 'Tarik kiriman',
          judul: `Tarik kiriman ${kode}`,
          penjelasan:
            'Kiriman sebelumnya berlaku kembali, usulan yang dijawab kiriman ini dibuka lagi, dan temuan darinya dibatalkan.',
          intent: 'danger',
          action: tarikRilisAction,
        }}
      />
    </Card>
  )
}

function Tombol({ impor, putusan }: { impor: ImporRow; putusan: Putusan }) {
  return (
    <Dialog
      title={putusan.judul}
      description={putusan.penjelasan}
      trigger={{ label: putusan.tombol, intent: putusan.intent }}
    >
      <Form action={putusan.action} warnUnsaved={false}>
        <input type="hidden" name="id" value={impor.id} />
        <TextAreaField
          name="alasan"
          label="Alasan"
          hint="Tersimpan bersama keputusan dan tampil di halaman ini. Jangan menulis nama atau nomor warga."
          rows={3}
          maxLength={500}
        />
        <FormActions>
          <SubmitButton intent={putusan.intent}>{putusan.tombol}</SubmitButton>
          <DialogClose intent="quiet">Batal</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  )
}
