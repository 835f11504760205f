import Link from 'next/link'
import type { ReactNode } from 'react'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { PageHeader } from '@/components/shell/page-header'
import { PlainTable } from '@/components/table/plain-table'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { formatInstant, formatNumber } from '@/lib/core/format'
import { buildHref } from '@/lib/core/href'
import { mintaTemuanAction } from '@/lib/temuan/actions'
import { JENIS_TEMUAN, TEMUAN } from '@/lib/temuan/jenis'
import type { RingkasanTemuan } from '@/lib/temuan/queries/get-ringkasan-temuan'
import { isWithin } from '@/lib/wilayah/kode'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { KeparahanBadge } from './temuan-status'
import { TemuanTabs } from './temuan-tabs'

/** Every list with its counts in the area, then the areas below with what waits there. */
export function RingkasanPage(props: {
  ringkasan: RingkasanTemuan
  jalur: WilayahRow[]
  milik: string
  tugas: number | null
  mitra: boolean
  bolehHitung: boolean
}) {
  const { ringkasan, jalur } = props
  const wilayah = jalur.at(-1)
  const area = wilayah && wilayah.kode !== props.milik ? wilayah.kode : null
  const href = (jenis: string, kode: string | null = area) => buildHref(`/temuan/${jenis}`, { wilayah: kode })
  return (
    <>
      <PageHeader
        title="Temuan"
        crumbs={jalur.map((one) => ({
          label: one.nama,
          ...(isWithin(one.kode, props.milik) ? { href: buildHref('/temuan', { wilayah: one.kode }) } : {}),
        }))}
        description="Yang janggal di rilis dan sumber lain: alasan untuk memeriksa, bukan kesalahan warga. Putusan bertahan pada rilis berikutnya selama nilainya sama."
        act={
          props.bolehHitung ? (
            <Form action={mintaTemuanAction} warnUnsaved={false} aria-label="Hitung ulang temuan" className="space-y-2">
              <SubmitButton intent="secondary" pendingLabel="Mengantrekan…">
                Hitung ulang
              </SubmitButton>
            </Form>
          ) : undefined
        }
      />
      <TemuanTabs kini="daftar" tugas={props.tugas} mitra={props.mitra} />
      <div className="space-y-6">
        <Keadaan ringkasan={ringkasan} />
        <Card title={`Daftar di ${wilayah?.nama ?? 'wilayah ini'}`} flush>
          <PlainTable
            caption={`Jumlah temuan di ${wilayah?.nama ?? 'wilayah ini'}`}
            head="Daftar"
            columns={[
              { key: 'baru', label: 'Baru' },
              { key: 'ditugaskan', label: 'Ditugaskan' },
              { key: 'dikonfirmasi', label: 'Dikonfirmasi' },
              { key: 'ditepis', label: 'Ditepis' },
              { key: 'keparahan', label: 'Tingkat', align: 'left' },
            ]}
            rows={JENIS_TEMUAN.map((jenis) => {
              const jumlah = ringkasan.jenis[jenis]
              const angka = (status: keyof typeof jumlah): ReactNode =>
                jumlah[status] === 0 ? (
                  <span className="text-content-secondary">0</span>
                ) : (
                  <Link
                    prefetch={false}
                    href={buildHref(`/temuan/${jenis}`, { wilayah: area, status })}
                    className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
                  >
                    {formatNumber(jumlah[status])}
                    <span className="sr-only"> {TEMUAN[jenis].label}</span>
                  </Link>
                )
              return {
                key: jenis,
                head: (
                  <>
                    <Link
                      prefetch={false}
                      href={href(jenis)}
                      className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
                    >
                      {TEMUAN[jenis].label}
                    </Link>
                    {TEMUAN[jenis].simulasi ? (
                      <span className="block text-content-secondary">simulasi, bukan penetapan BPS</span>
                    ) : null}
                  </>
                ),
                cells: [
                  angka('baru'),
                  angka('ditugaskan'),
                  angka('dikonfirmasi'),
                  angka('ditepis'),
                  <KeparahanBadge key="k" keparahan={TEMUAN[jenis].keparahan} />,
                ],
              }
            })}
          />
        </Card>
        {ringkasan.bawah.some(({ jumlah }) => JENIS_TEMUAN.some((jenis) => jumlah[jenis] > 0)) ? (
          <Card
            title={wilayah?.kode.length === 4 ? 'Menurut kecamatan' : 'Menurut desa/kelurahan'}
            description="Yang menunggu: baru dan ditugaskan."
            flush
          >
            <Bawah ringkasan={ringkasan} href={href} />
          </Card>
        ) : null}
      </div>
    </>
  )
}

function Bawah({
  ringkasan,
  href,
}: {
  ringkasan: RingkasanTemuan
  href: (jenis: string, kode: string | null) => string
}) {
  // Only kinds that wait somewhere below: thirteen columns of zeros help nobody.
  const jenisList = JENIS_TEMUAN.filter((jenis) => ringkasan.bawah.some(({ jumlah }) => jumlah[jenis] > 0))
  return (
    <PlainTable
      caption="Temuan yang menunggu menurut wilayah"
      head="Wilayah"
      columns={jenisList.map((jenis) => ({ key: jenis, label: TEMUAN[jenis].label }))}
      rows={ringkasan.bawah.map(({ kode, nama, jumlah }) => ({
        key: kode,
        head:
          kode.length === 10 ? (
            nama
          ) : (
            <Link
              prefetch={false}
              href={buildHref('/temuan', { wilayah: kode })}
              className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
            >
              {nama}
            </Link>
          ),
        cells: jenisList.map((jenis) =>
          jumlah[jenis] === 0 ? (
            <span key={jenis} className="text-content-secondary">
              0
            </span>
          ) : (
            <Link
              key={jenis}
              prefetch={false}
              href={href(jenis, kode)}
              className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
            >
              {formatNumber(jumlah[jenis])}
              <span className="sr-only">
                {' '}
                {TEMUAN[jenis].label} di {nama}
              </span>
            </Link>
          ),
        ),
      }))}
    />
  )
}

function Keadaan({ ringkasan: { jalan, berjalan } }: { ringkasan: RingkasanTemuan }) {
  if (berjalan)
    return (
      <Notice tone="guide" title="Temuan sedang dihitung">
        Angka di bawah berasal dari penghitungan sebelumnya. Muat ulang halaman ini sebentar lagi.
      </Notice>
    )
  if (!jalan)
    return (
      <Notice tone="warning" title="Temuan belum pernah dihitung">
        Penghitungan berjalan sendiri setelah rilis terbit atau sumber lain dimuat.
      </Notice>
    )
  return (
    <Notice tone="neutral">
      Dihitung {formatInstant(jalan.pada)} atas rilis {jalan.rilis}.
      {jalan.dilewati.length > 0
        ? ` Tidak ikut dihitung karena sumbernya belum ada untuk rilis ini: ${jalan.dilewati.map((jenis) => TEMUAN[jenis].label).join(', ')}.`
        : ''}
    </Notice>
  )
}
