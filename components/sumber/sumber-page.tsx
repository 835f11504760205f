import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import type { ImporTerakhir, RilisSumberRow } from '@/lib/sumber/queries'
import type { MuatanRow } from '@/lib/sumber/queries/list-muatan'
import { ImporTable } from './impor-table'
import { MuatanTable } from './muatan-table'
import { RilisTable } from './rilis-table'

/** Deliveries and the imports that brought them. */
export function SumberPage(props: {
  rilisList: RilisSumberRow[]
  muatanList: MuatanRow[]
  imporList: ImporTerakhir[]
  bolehImpor: boolean
}) {
  return (
    <>
      <PageHeader
        title="Sumber data"
        description="Rilis DTSEN dari BPS. Yang dimuat, ditahan, dan salah selalu berjumlah sama dengan yang dikirim."
        act={
          props.bolehImpor ? (
            <ButtonLink intent="primary" href="/sumber/baru">
              Muat rilis
            </ButtonLink>
          ) : undefined
        }
      />
      <Section
        title="Rilis terbit"
        act={
          props.rilisList.length > 1 ? (
            <ButtonLink size="sm" href="/sumber/selisih">
              Bandingkan dua rilis
            </ButtonLink>
          ) : undefined
        }
      >
        <RilisTable rows={props.rilisList} />
      </Section>
      <Section
        title="Sumber lain"
        description="Memberi keterangan di samping rilis; tidak pernah menentukan desil, kelayakan, atau angka yang diterbitkan."
        act={
          <>
            <ButtonLink size="sm" href="/sumber/prioritas">
              Urutan sumber per data
            </ButtonLink>
            {props.bolehImpor ? <ButtonLink href="/sumber/lain/baru">Muat sumber lain</ButtonLink> : null}
          </>
        }
      >
        <MuatanTable rows={props.muatanList} />
      </Section>
      <Section title="Impor terakhir">
        <ImporTable rows={props.imporList} />
      </Section>
    </>
  )
}
