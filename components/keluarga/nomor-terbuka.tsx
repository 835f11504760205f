'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { MaskedNumber, PersonalNumber } from '@/components/ui/masked-number'
import { bukaSamaranAction } from '@/lib/keluarga/actions'

type Nomor = { nomorKk: string; nikByUrutan: Record<number, string> }

const NomorContext = createContext<{ nomor: Nomor | null; set: (nomor: Nomor) => void }>({ nomor: null, set: () => {} })

/** Holds the numbers of one family after they were opened; they live in this page only and are gone when it is left. */
export function NomorProvider({ children }: { children: ReactNode }) {
  const [nomor, set] = useState<Nomor | null>(null)
  return <NomorContext value={{ nomor, set }}>{children}</NomorContext>
}

/** The nomor KK, or the NIK of the member at `urutan`: masked until the family's numbers were opened. */
export function NomorTersamar({ nama, samaran, urutan }: { nama: string; samaran: string; urutan?: number }) {
  const { nomor } = useContext(NomorContext)
  const value = urutan === undefined ? nomor?.nomorKk : nomor?.nikByUrutan[urutan]
  return value ? <PersonalNumber value={value} /> : <MaskedNumber name={nama} prefix={samaran.slice(0, 4)} />
}

/** Button and dialog that ask for the reason before the numbers of a family are shown. */
export function BukaSamaran({ keluargaId }: { keluargaId: string }) {
  const { nomor, set } = useContext(NomorContext)
  if (nomor)
    return <span className="text-sm text-content-secondary">Nomor terbuka sampai halaman ini ditinggalkan.</span>
  return (
    <Dialog
      title="Buka samaran NIK dan nomor KK"
      description="Nomor lengkap keluarga ini tampil di layar Anda. Nama Anda, waktu, dan alasannya tercatat di jejak audit."
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
