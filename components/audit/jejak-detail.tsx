import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import type { JejakRow } from '@/lib/audit/queries/list-jejak'
import { describeIsi, labelTindakan } from '@/lib/audit/uraian'
import { formatInstant, formatNumber } from '@/lib/core/format'

/** One act: who, as what, when, on what, from what to what, and its place in the chain. */
export function JejakDetail({ jejak }: { jejak: JejakRow & { hash: string; hashSebelum: string } }) {
  const uraian = describeIsi(jejak.isi)
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/audit', label: 'Audit' }, { label: `Nomor ${formatNumber(jejak.nomor)}` }]}
        title={labelTindakan(jejak.tindakan)}
        description={`${jejak.namaAktor}, ${formatInstant(new Date(jejak.pada))}.`}
        act={
          <>
            <ButtonLink href={`/audit?sasaran=${encodeURIComponent(jejak.sasaran)}`}>Jejak sasaran ini</ButtonLink>
            <ButtonLink href={`/audit?aktor=${encodeURIComponent(jejak.aktor)}`}>Jejak pelaku ini</ButtonLink>
          </>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card title="Tindakan">
          <DescriptionList
            items={[
              { term: 'Tindakan', value: jejak.tindakan },
              { term: 'Pelaku', value: jejak.namaAktor },
              { term: 'Peran saat itu', value: jejak.peran },
              { term: 'Wilayah saat itu', value: <span className="figures">{jejak.kodeWilayah}</span> },
              { term: 'Sasaran', value: <span className="figures break-all">{jejak.sasaran}</span> },
            ]}
          />
        </Card>
        <Card title="Yang tercatat">
          {uraian.length === 0 ? (
            <p className="text-content-secondary">Tindakan ini tidak mencatat rincian.</p>
          ) : (
            <DescriptionList
              items={uraian.map(({ nama, dari, ke }) => ({
                term: nama,
                value: <span className="break-words">{dari === null ? ke : `dari ${dari} menjadi ${ke}`}</span>,
              }))}
            />
          )}
        </Card>
        <Card title="Tempat dalam rantai" description="Hash baris ini memuat hash baris sebelumnya.">
          <DescriptionList
            items={[
              { term: 'Nomor', value: formatNumber(jejak.nomor) },
              { term: 'Hash', value: <code className="text-xs break-all">{jejak.hash}</code> },
              { term: 'Hash sebelumnya', value: <code className="text-xs break-all">{jejak.hashSebelum}</code> },
            ]}
          />
        </Card>
      </div>
    </>
  )
}
