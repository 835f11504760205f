import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/card'
import type { BerkasRow, PekerjaanRow } from '@/lib/berkas/queries'
import { BerkasTable } from './berkas-table'
import { PekerjaanTable } from './pekerjaan-table'

/** What a person asked for and what came of it. */
export function BerkasPage({ berkasList, pekerjaanList }: { berkasList: BerkasRow[]; pekerjaanList: PekerjaanRow[] }) {
  return (
    <>
      <PageHeader
        title="Berkas dan pekerjaan"
        description="Pekerjaan panjang yang Anda minta dan berkas yang dihasilkannya, yang terbaru di atas. Setiap unduhan tercatat."
      />
      <Section title="Pekerjaan">
        <PekerjaanTable rows={pekerjaanList} />
      </Section>
      <Section title="Berkas">
        <BerkasTable rows={berkasList} />
      </Section>
    </>
  )
}
