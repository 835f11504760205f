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

type Putusan = {
  tombol: string
  judul: string
  penjelasan: string
  intent: 'primary' | 'danger'
  action: Action<{ id: string }>
}

/** A delivery as a decision names it: a release by its code, a load of another source by its kind and day. */
type Kiriman = { id: string; nama: string; apa: 'rilis' | 'muatan' }

const KATA = {
  rilis: {
    setujui: 'Setujui dan terbitkan',
    terbit: (nama: string) => `Terbitkan kiriman ${nama}`,
    akibatSetujui: 'Kiriman ini menjadi rilis yang berlaku; usulan yang menunggu jawaban dibandingkan dengannya.',
    akibatTolak: 'Isi kiriman ini dibuang dan rilis lama tetap berlaku. Berkas yang benar dapat dimuat kemudian.',
    tarik:
      'Bila kiriman ini ternyata keliru, kiriman sebelumnya dapat diberlakukan kembali. Usulan yang dijawabnya dibuka lagi.',
    akibatTarik:
      'Kiriman sebelumnya berlaku kembali, usulan yang dijawab kiriman ini dibuka lagi, dan temuan darinya dibatalkan.',
  },
  muatan: {
    setujui: 'Setujui dan berlakukan',
    terbit: (nama: string) => `Berlakukan ${nama}`,
    akibatSetujui: 'Muatan ini dibaca sebagai pengganti muatan sebelumnya, dan temuan dihitung lagi.',
    akibatTolak: 'Isi kiriman ini dibuang dan muatan lama tetap berlaku. Berkas yang benar dapat dimuat kemudian.',
    tarik: 'Bila muatan ini ternyata keliru, muatan sebelumnya, bila ada, dibaca lagi sebagai gantinya.',
    akibatTarik:
      'Isinya tidak dibaca lagi di mana pun, muatan sebelumnya berlaku kembali bila ada, dan temuan serta jawaban yang dicatat karenanya dibatalkan.',
  },
} as const

/** Confirming or rejecting a delivery that waits; whoever uploaded it is told that somebody else decides. */
export function PutusanPanel(props: { kiriman: Kiriman; wewenang: { milikSendiri: boolean; setujui: boolean } }) {
  const { kiriman, wewenang } = props
  if (wewenang.milikSendiri)
    return <Notice>Kiriman ini Anda unggah sendiri, jadi keputusannya diambil oleh orang lain yang berwenang.</Notice>
  if (!wewenang.setujui) return <Notice>Yang memutuskan adalah verifikator Dinas Sosial atau kepala dinas.</Notice>
  const kata = KATA[kiriman.apa]
  return (
    <Card
      title="Keputusan orang kedua"
      description="Bandingkan alasan di atas dengan surat pengantar atau pengirimnya."
    >
      <div className="flex flex-wrap gap-3">
        <Tombol
          id={kiriman.id}
          putusan={{
            tombol: kata.setujui,
            judul: kata.terbit(kiriman.nama),
            penjelasan: kata.akibatSetujui,
            intent: 'primary',
            action: setujuiKirimanAction,
          }}
        />
        <Tombol
          id={kiriman.id}
          putusan={{
            tombol: 'Tolak kiriman',
            judul: `Tolak kiriman ${kiriman.nama}`,
            penjelasan: kata.akibatTolak,
            intent: 'danger',
            action: tolakKirimanAction,
          }}
        />
      </div>
    </Card>
  )
}

/** Withdrawing a delivery that holds. */
export function TarikPanel({ kiriman }: { kiriman: Kiriman }) {
  const kata = KATA[kiriman.apa]
  return (
    <Card title="Menarik kiriman" description={kata.tarik}>
      <Tombol
        id={kiriman.id}
        putusan={{
          tombol: 'Tarik kiriman',
          judul: `Tarik kiriman ${kiriman.nama}`,
          penjelasan: kata.akibatTarik,
          intent: 'danger',
          action: tarikRilisAction,
        }}
      />
    </Card>
  )
}

function Tombol({ id, putusan }: { id: string; putusan: Putusan }) {
  return (
    <Dialog
      title={putusan.judul}
      description={putusan.penjelasan}
      trigger={{ label: putusan.tombol, intent: putusan.intent }}
    >
      <Form action={putusan.action} warnUnsaved={false}>
        <input type="hidden" name="id" value={id} />
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
