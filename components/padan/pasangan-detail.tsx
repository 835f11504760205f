import Link from 'next/link'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Status } from '@/components/ui/status'
import { formatInstant } from '@/lib/core/format'
import { periksaDukcapilAction } from '@/lib/padan/actions'
import { isUrungBisa, LABEL_JENIS, LABEL_KEPUTUSAN, LABEL_STATUS, listKeputusan } from '@/lib/padan/pasangan'
import type { PasanganDetail } from '@/lib/padan/queries/read-pasangan'
import type { PasanganUrl } from '@/lib/padan/schema'
import { BandingTable } from './banding-table'
import { PutusanForm, UrungkanForm } from './putusan-form'

const NADA = { usul: 'guide', nanti: 'warning', sama: 'positive', beda: 'neutral' } as const

/** One pair: both sides beside each other, why they were paired, what was decided. */
export function PasanganDetailView(props: {
  pasangan: PasanganDetail
  url: PasanganUrl
  boleh: { putuskan: boolean; bukaSamaran: boolean; periksa: boolean }
}) {
  const { pasangan, url, boleh } = props
  const keputusanList = listKeputusan(pasangan.status)
  return (
    <>
      <PageHeader
        title="Mungkin orang yang sama"
        crumbs={[{ label: 'Padan', href: '/padan' }, { label: 'Pasangan' }]}
        status={
          <>
            <Status tone={NADA[pasangan.status]}>{LABEL_STATUS[pasangan.status]}</Status>
            <Badge>{LABEL_JENIS[pasangan.jenis]}</Badge>
            <span className="text-sm text-content-secondary">Skor {pasangan.skor} dari 100</span>
          </>
        }
      />
      <div className="space-y-6">
        {url.dari && url.dari !== pasangan.id ? (
          <Notice
            tone="positive"
            live="status"
            title="Keputusan tersimpan"
            act={
              <Link prefetch={false} href={`/padan/${url.dari}`} className="text-link underline">
                Lihat pasangan tadi
              </Link>
            }
          >
            Ini pasangan berikutnya.
          </Notice>
        ) : null}
        {pasangan.status === 'usul' && pasangan.statusDulu && pasangan.statusDulu !== 'usul' ? (
          <Notice tone="guide" title={`Pernah diputuskan: ${LABEL_STATUS[pasangan.statusDulu].toLowerCase()}`}>
            Pasangan ini diusulkan lagi karena nilainya berubah atau keputusannya diurungkan.
          </Notice>
        ) : null}
        <BandingTable
          barisList={pasangan.barisList}
          kiri={pasangan.kiri}
          kanan={pasangan.kanan}
          bolehBuka={boleh.bukaSamaran}
        />
        {boleh.periksa ? (
          <Form
            action={periksaDukcapilAction}
            warnUnsaved={false}
            aria-label="Periksa kedua orang ke Dukcapil"
            className="space-y-2"
          >
            <input type="hidden" name="pasangan" value={pasangan.id} />
            <SubmitButton intent="secondary" pendingLabel="Mengantrekan…">
              Periksa ke Dukcapil
            </SubmitButton>
          </Form>
        ) : null}
        <div className="grid gap-6 lg:grid-cols-2">
          <Card title="Mengapa diusulkan" description="Setiap bagian menambah atau mengurangi skor.">
            <ul className="divide-y divide-stroke">
              {pasangan.uraianList.map(({ bagian, nama, kalimat, nilai }) => (
                <li key={bagian} className="flex items-baseline justify-between gap-4 py-2">
                  <span>
                    <span className="font-medium">{nama}</span> {kalimat}
                  </span>
                  <span className="figures whitespace-nowrap">
                    {nilai > 0 ? '+' : nilai < 0 ? '−' : ''}
                    {Math.abs(nilai)}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
          {boleh.putuskan ? (
            <Card title="Keputusan">
              {keputusanList.length > 0 ? (
                <PutusanForm
                  key={pasangan.id}
                  id={pasangan.id}
                  ke={pasangan.ke}
                  keputusanList={keputusanList}
                  jenis={url.jenis}
                  wilayah={url.wilayah}
                />
              ) : (
                <p className="mb-4">{LABEL_STATUS[pasangan.status]}. Keputusan ini dapat diurungkan dengan alasan.</p>
              )}
              {isUrungBisa(pasangan.status) && pasangan.status !== 'nanti' ? (
                <UrungkanForm id={pasangan.id} ke={pasangan.ke} />
              ) : null}
            </Card>
          ) : null}
        </div>
        {pasangan.keputusanList.length > 0 ? (
          <Card title="Riwayat keputusan">
            <ol className="space-y-3">
              {pasangan.keputusanList.map((satu) => (
                <li key={`${satu.pada.getTime()}-${satu.keputusan}`}>
                  <p>
                    <span className="font-medium">
                      {LABEL_KEPUTUSAN[satu.keputusan as keyof typeof LABEL_KEPUTUSAN] ?? satu.keputusan}
                    </span>{' '}
                    oleh {satu.nama}, {formatInstant(satu.pada)}
                  </p>
                  <p className="measure text-content-secondary">{satu.alasan}</p>
                </li>
              ))}
            </ol>
          </Card>
        ) : null}
      </div>
    </>
  )
}
