'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField, TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { MaskedNumber, PersonalNumber } from '@/components/ui/masked-number'
import { Notice } from '@/components/ui/notice'
import { bandingkanNikAction, bukaSamaranAction, tutupSamaranAction } from '@/lib/keluarga/actions'

type Nomor = { nomorKk: string; idPelangganPln: string; nikByOrang: Record<string, string> }

const NomorContext = createContext<{ nomor: Nomor | null; set: (nomor: Nomor) => void }>({ nomor: null, set: () => {} })

/** Holds the numbers of one family after they were opened; they live in this page only and are gone when it is left. */
export function NomorProvider({ children }: { children: ReactNode }) {
  const [nomor, set] = useState<Nomor | null>(null)
  return <NomorContext value={{ nomor, set }}>{children}</NomorContext>
}

/** A number of the family, or the NIK of one of its persons: masked until the family's numbers were opened. */
export function NomorTersamar(props: { nama: string; samaran: string; orangId?: string; pln?: boolean }) {
  const { nomor } = useContext(NomorContext)
  const value = props.pln
    ? nomor?.idPelangganPln
    : props.orangId === undefined
      ? nomor?.nomorKk
      : nomor?.nikByOrang[props.orangId]
  return value ? (
    <PersonalNumber value={value} />
  ) : (
    <MaskedNumber name={props.nama} prefix={props.samaran.slice(0, 4)} length={props.samaran.length} />
  )
}

/**
 * Button and dialog that ask for the reason before the numbers of a family are shown; within half an hour it is not asked again, unless
 * the person ends it before.
 */
export function BukaSamaran({
  keluargaId,
  bukaan,
}: {
  keluargaId: string
  bukaan: { id: string; jam: string } | null
}) {
  const { nomor, set } = useContext(NomorContext)
  if (nomor)
    return <span className="text-sm text-content-secondary">Nomor terbuka sampai halaman ini ditinggalkan.</span>
  if (bukaan)
    return (
      <div>
        <p className="mb-1 text-sm text-content-secondary">Alasan Anda berlaku sampai {bukaan.jam}.</p>
        <div className="flex flex-wrap gap-2">
          <Form action={bukaSamaranAction} warnUnsaved={false} quiet aria-label="Tampilkan nomor lagi" onDone={set}>
            <input type="hidden" name="keluargaId" value={keluargaId} />
            <input type="hidden" name="lagi" value="ya" />
            <SubmitButton intent="secondary" size="sm" pendingLabel="Membuka…">
              Tampilkan nomor lagi
            </SubmitButton>
          </Form>
          <Form action={tutupSamaranAction} warnUnsaved={false} quiet aria-label="Akhiri alasan">
            <input type="hidden" name="id" value={bukaan.id} />
            <SubmitButton intent="quiet" size="sm" pendingLabel="Mengakhiri…">
              Akhiri sekarang
            </SubmitButton>
          </Form>
        </div>
      </div>
    )
  return (
    <Dialog
      title="Buka samaran NIK dan nomor KK"
      description="Nomor lengkap keluarga ini, juga ID pelanggan PLN, tampil di layar Anda. Nama Anda, waktu, dan alasannya tercatat di jejak audit."
      trigger={{ label: 'Buka samaran', size: 'sm' }}
    >
      <Form action={bukaSamaranAction} warnUnsaved={false} quiet aria-label="Buka samaran" onDone={set}>
        <input type="hidden" name="keluargaId" value={keluargaId} />
        <TextAreaField
          name="alasan"
          label="Alasan"
          hint="Misalnya: mencocokkan dengan kartu keluarga yang dibawa warga."
          rows={3}
        />
        <SubmitButton pendingLabel="Membuka…">Buka nomor</SubmitButton>
      </Form>
    </Dialog>
  )
}

/** Compares a NIK somebody holds in their hand with the recorded one, or without a person with those of the family, without opening it. */
export function BandingkanNik(props: {
  keluargaId: string
  orangId?: string
  nama: string
  /** A short word on the button, beside the number itself. */
  ringkas?: boolean
}) {
  const { keluargaId, orangId, nama } = props
  return (
    <Dialog
      title="Bandingkan NIK"
      description={
        orangId
          ? `Ketik NIK ${nama} dari KTP atau KK yang dibawa. Yang tampil hanya sama atau berbeda; nomornya tidak dibuka.`
          : `Ketik NIK dari KTP atau KK yang dibawa. Yang tampil hanya apakah tercatat pada keluarga ${nama}; nomornya tidak dibuka.`
      }
      trigger={{
        label: props.ringkas ? 'Bandingkan' : 'Bandingkan NIK',
        size: 'sm',
        intent: 'quiet',
        'aria-label': `Bandingkan NIK ${nama}`,
      }}
    >
      <Banding keluargaId={keluargaId} orangId={orangId} />
    </Dialog>
  )
}

function Banding({ keluargaId, orangId }: { keluargaId: string; orangId: string | undefined }) {
  const [sama, setSama] = useState<boolean | null>(null)
  return (
    <>
      {sama === null ? null : (
        // In the colour of its meaning: what differs must not look as if it were in order.
        <div className="mb-4">
          <Notice tone={sama ? 'positive' : 'warning'} live="status">
            {sebutBanding(sama, orangId !== undefined)}
          </Notice>
        </div>
      )}
      <Form
        action={bandingkanNikAction}
        warnUnsaved={false}
        quiet
        aria-label="Bandingkan NIK"
        onDone={(hasil) => setSama(hasil.sama)}
      >
        <input type="hidden" name="keluargaId" value={keluargaId} />
        {orangId ? <input type="hidden" name="orangId" value={orangId} /> : null}
        <TextField
          name="nik"
          label="NIK di dokumen"
          inputMode="numeric"
          maxLength={20}
          digits
          personal
          width="medium"
        />
        <SubmitButton pendingLabel="Membandingkan…">Bandingkan</SubmitButton>
      </Form>
    </>
  )
}

function sebutBanding(sama: boolean, seorang: boolean): string {
  if (seorang)
    return sama
      ? 'NIK yang Anda ketik sama dengan yang tercatat.'
      : 'NIK yang Anda ketik berbeda dari yang tercatat. Periksa kembali angkanya.'
  return sama
    ? 'NIK yang Anda ketik tercatat pada keluarga ini.'
    : 'NIK yang Anda ketik tidak tercatat pada keluarga ini. Periksa kembali angkanya.'
}
