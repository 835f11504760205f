import type { ReactNode } from 'react'
import { BukaanPanel } from '@/components/keluarga/bukaan-panel'
import { NomorKasus, type NomorKasusRow } from '@/components/keluarga/nomor-kasus'
import { BandingkanNik } from '@/components/keluarga/nomor-terbuka'
import { Card } from '@/components/ui/card'
import type { BukaanTampil } from '@/lib/keluarga/bukaan'
import { bukaKasusAction } from '@/lib/verval/actions'

/** A purpose that opens the numbers of a case, and those it opens; null where none can be stated. */
export type BukaanKasus = { kini: BukaanTampil | null; nomor: NomorKasusRow | null } | null

/**
 * The family of a case: comparing a NIK, stating a purpose for `isian`, its opened numbers, and below what the case says of
 * it. `apa` names what a purpose opens: "usulan ini".
 */
export function KartuKeluargaKasus(props: {
  keluarga: { id: string; kepala: string | null }
  apa: string
  isian: Record<string, string>
  bukaan: BukaanKasus
  children: ReactNode
}) {
  const { keluarga, apa, isian, bukaan } = props
  const panel = bukaan ? <BukaanPanel apa={apa} action={bukaKasusAction} isian={isian} bukaan={bukaan.kini} /> : null
  return (
    <Card
      title="Keluarga"
      act={
        <div className="flex flex-wrap gap-2">
          <BandingkanNik keluargaId={keluarga.id} nama={keluarga.kepala ?? 'ini'} />
          {bukaan?.kini ? null : panel}
        </div>
      }
    >
      {bukaan?.kini ? panel : null}
      {bukaan?.nomor ? <NomorKasus nomor={bukaan.nomor} /> : null}
      {props.children}
    </Card>
  )
}
