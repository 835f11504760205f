'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import type { Action } from '@/lib/core/action-state'
import { tutupSamaranAction } from '@/lib/keluarga/actions'
import { type BukaanTampil, LAMA_BUKAAN_MENIT } from '@/lib/keluarga/bukaan'

/**
 * Opens the numbers of a case, a list or tasks under one stated purpose, and while it holds says for how long, for what, and how to
 * end it. `apa` names what is opened: "usulan ini".
 */
export function BukaanPanel<T>(props: {
  apa: string
  action: Action<T>
  isian: Record<string, string>
  bukaan: BukaanTampil | null
}) {
  const { bukaan } = props
  if (bukaan) return <Terbuka key={bukaan.id} apa={props.apa} bukaan={bukaan} />
  return (
    <Dialog
      title={`Buka nomor di ${props.apa}`}
      description={`NIK, nomor KK, dan ID pelanggan PLN terbuka untuk Anda selama ${LAMA_BUKAAN_MENIT} menit. Nama Anda, waktu, tujuannya, dan setiap keluarga yang nomornya tampil tercatat.`}
      trigger={{ label: 'Buka nomor', size: 'sm' }}
    >
      <Form action={props.action} warnUnsaved={false} quiet aria-label={`Buka nomor di ${props.apa}`}>
        {Object.entries(props.isian).map(([nama, nilai]) => (
          <input key={nama} type="hidden" name={nama} value={nilai} />
        ))}
        <TextAreaField
          name="alasan"
          label="Tujuan"
          hint="Misalnya: mencocokkan dengan kartu keluarga saat kunjungan. Jangan menulis NIK atau nama orang."
          rows={3}
          maxLength={300}
        />
        <FormActions>
          <SubmitButton pendingLabel="Membuka…">Buka nomor</SubmitButton>
          <DialogClose intent="quiet">Batal</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  )
}

function Terbuka({ apa, bukaan }: { apa: string; bukaan: BukaanTampil }) {
  const router = useRouter()
  const [sisa, setSisa] = useState(bukaan.detik)

  // Counted from the page's own age, so that a wrong clock of the machine does not matter.
  useEffect(() => {
    const mulai = performance.now()
    const timer = setInterval(() => {
      const kini = bukaan.detik - (performance.now() - mulai) / 1000
      setSisa(kini)
      if (kini <= 0) {
        clearInterval(timer)
        router.refresh()
      }
    }, 10_000)
    return () => clearInterval(timer)
  }, [bukaan.detik, router])

  return (
    <div className="mb-4">
      <Notice
        tone="warning"
        title={`Nomor di ${apa} terbuka ${Math.max(1, Math.ceil(sisa / 60))} menit lagi, sampai ${bukaan.jam}`}
      >
        <p>Tujuan: {bukaan.tujuan}. Setiap keluarga yang nomornya tampil tercatat.</p>
        {/* Below the words: beside them it would leave these a narrow column on a phone. */}
        <Form action={tutupSamaranAction} warnUnsaved={false} quiet aria-label="Tutup nomor" className="mt-2 space-y-0">
          <input type="hidden" name="id" value={bukaan.id} />
          <SubmitButton intent="secondary" size="sm" pendingLabel="Menutup…">
            Tutup sekarang
          </SubmitButton>
        </Form>
      </Notice>
    </div>
  )
}
