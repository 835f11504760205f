import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import type { ImporRow, RilisSumberRow } from '@/lib/sumber/queries'
import { ImporTable } from './impor-table'
import { RilisTable } from './rilis-table'

/** Deliveries and the imports that brought them. */
export function SumberPage(props: { rilisList: RilisSumberRow[]; imporList: ImporRow[]; bolehImpor: boolean }) {
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
      <Section title="Rilis terbit">
        <RilisTable rows={props.rilisList} />
      </Section>
      <Section title="Impor terakhir">
        <ImporTable rows={props.imporList} />
      </Section>
    </>
  )
}
