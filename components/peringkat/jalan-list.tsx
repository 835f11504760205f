import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { SimulationNote } from '@/components/shell/simulation-note'
import { PlainTable } from '@/components/table/plain-table'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { formatInstant, formatNumber } from '@/lib/core/format'
import { LABEL_SIMULASI } from '@/lib/peringkat/model'
import type { JalanRow, ModelRow } from '@/lib/peringkat/queries/list-jalan'
import { LABEL_LAPIS } from './label'
import { PeringkatForm } from './peringkat-form'

/** The runs of the office, newest first, and the form that asks for another. */
export function JalanList(props: {
  jalanList: JalanRow[]
  modelList: ModelRow[]
  rilisList: { kode: string }[]
  /** Empty when the aktor may not start a run. */
  bolehJalankan: boolean
}) {
  const { jalanList, modelList, rilisList } = props
  return (
    <>
      <PageHeader
        title="Simulasi peringkat"
        description={`${LABEL_SIMULASI} Dihitung di sini dengan model terbuka; desil resmi tetap yang dikirim BPS.`}
        status={<SimulationNote />}
      />
      <div className="space-y-6">
        <Card title="Simulasi yang sudah dijalankan" flush>
          {jalanList.length === 0 ? (
            <div className="p-4">
              <EmptyState
                title="Belum ada simulasi"
                description={
                  rilisList.length === 0
                    ? 'Simulasi membaca rilis yang sudah terbit. Muat rilis DTSEN lebih dulu.'
                    : 'Jalankan simulasi pertama dengan formulir di bawah.'
                }
              />
            </div>
          ) : (
            <PlainTable
              caption="Simulasi yang sudah dijalankan"
              head="Simulasi"
              columns={[
                { key: 'rilis', label: 'Rilis', align: 'left' },
                { key: 'model', label: 'Model', align: 'left' },
                { key: 'lapis', label: 'Dibaca', align: 'left' },
                { key: 'kk', label: 'Keluarga' },
                { key: 'belum', label: 'Belum diperingkat' },
                { key: 'terbit', label: 'Terbit', align: 'left' },
              ]}
              rows={jalanList.map((jalan) => ({
                key: String(jalan.id),
                head: (
                  <span className="inline-flex items-center gap-2 whitespace-nowrap">
                    <Link
                      href={`/peringkat/${jalan.id}`}
                      prefetch={false}
                      className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
                    >
                      Nomor {formatNumber(jalan.id)}
                    </Link>
                    {jalan.kini ? <Badge tone="guide">dipakai</Badge> : null}
                  </span>
                ),
                cells: [
                  <span key="rilis" className="whitespace-nowrap">
                    {jalan.rilis.kode}
                  </span>,
                  `${jalan.model.nama} versi ${jalan.model.versi}`,
                  LABEL_LAPIS[jalan.lapis],
                  formatNumber(jalan.jumlahKeluarga),
                  formatNumber(jalan.jumlahKeluarga - jalan.jumlahDiperingkat),
                  formatInstant(jalan.terbitPada),
                ],
              }))}
            />
          )}
        </Card>
        {props.bolehJalankan && rilisList.length > 0 ? (
          <Card
            title="Jalankan simulasi"
            description="Berjalan di latar belakang; halaman boleh ditinggalkan. Hasil yang terbit dipakai halaman keluarga."
          >
            <PeringkatForm
              rilisList={rilisList.map(({ kode }) => kode)}
              modelList={modelList.map(({ kode, nama, versi }) => ({ kode, nama: `${nama} versi ${versi}` }))}
            />
          </Card>
        ) : null}
        <Card title="Model">
          <dl className="space-y-4">
            {modelList.map((model) => (
              <div key={model.kode}>
                <dt className="font-semibold">
                  {model.nama} <span className="font-normal text-content-secondary">versi {model.versi}</span>
                </dt>
                <dd className="measure text-sm text-content-secondary">{model.asal}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
    </>
  )
}
