import Link from 'next/link'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { PageHeader } from '@/components/shell/page-header'
import { FilterBar } from '@/components/table/filter-bar'
import { Notice } from '@/components/ui/notice'
import { Stat, StatGrid } from '@/components/ui/stat'
import { formatInstant, formatNumber } from '@/lib/core/format'
import { buildHref } from '@/lib/core/href'
import type { Page } from '@/lib/core/page'
import { mintaPadanAction } from '@/lib/padan/actions'
import { JENIS_PASANGAN, LABEL_JENIS, LABEL_STATUS, STATUS_PASANGAN } from '@/lib/padan/pasangan'
import type { PasanganRow, RingkasanPadan } from '@/lib/padan/queries/list-pasangan'
import type { PadanFilter } from '@/lib/padan/schema'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { PadanTabs } from './padan-tabs'
import { PasanganTable } from './pasangan-table'

/** The room's first page: what waits, by kind and desa, then the list with its filters. */
export function PadanList(props: {
  page: Page<PasanganRow>
  filter: PadanFilter
  ringkasan: RingkasanPadan
  wilayahList: WilayahRow[]
  /** The pair decided just before, when it was the last of its list. */
  dari: string | null
  boleh: { jalankan: boolean; periksa: boolean }
}) {
  const { filter, ringkasan } = props
  const { jalan } = ringkasan
  const url = {
    path: '/padan',
    params: {
      jenis: filter.jenis,
      status: filter.status === 'usul' ? null : filter.status,
      wilayah: filter.wilayah,
      skor: filter.skor,
      ukuran: filter.ukuran === 50 ? null : filter.ukuran,
    },
  }
  return (
    <>
      <PageHeader
        title="Padan"
        description="Baris yang mungkin orang yang sama. Tidak ada yang digabung tanpa keputusan seseorang, dan baris rilis tidak pernah diubah."
        act={
          props.boleh.jalankan && !ringkasan.berjalan ? (
            <Form action={mintaPadanAction} warnUnsaved={false} aria-label="Jalankan pemadanan" className="space-y-2">
              <SubmitButton intent="secondary" pendingLabel="Mengantrekan…">
                Jalankan pemadanan
              </SubmitButton>
            </Form>
          ) : undefined
        }
      />
      <PadanTabs kini="pasangan" />
      {props.dari ? (
        <div className="mb-4">
          <Notice
            tone="positive"
            live="status"
            title="Keputusan tersimpan"
            act={
              <Link prefetch={false} href={`/padan/${props.dari}`} className="text-link underline">
                Lihat pasangan tadi
              </Link>
            }
          >
            Tidak ada pasangan lain yang menunggu di daftar itu.
          </Notice>
        </div>
      ) : null}
      <section aria-label="Menunggu keputusan" className="mb-6 space-y-3 print:hidden">
        <StatGrid>
          {JENIS_PASANGAN.map((jenis) => (
            <Stat
              key={jenis}
              label={LABEL_JENIS[jenis]}
              value={formatNumber(ringkasan.jenis[jenis])}
              note="menunggu keputusan"
              href={buildHref('/padan', { jenis })}
            />
          ))}
          <Stat
            label="Ditunda"
            value={formatNumber(ringkasan.status.nanti)}
            href={buildHref('/padan', { status: 'nanti' })}
          />
        </StatGrid>
        {ringkasan.desaList.length > 1 ? (
          <p className="text-sm">
            Terbanyak menurut desa/kelurahan:{' '}
            {ringkasan.desaList.map(({ kode, nama, jumlah }, ke) => (
              <span key={kode}>
                {ke === 0 ? '' : ', '}
                <Link prefetch={false} href={buildHref('/padan', { wilayah: kode })} className="text-link underline">
                  {nama}
                </Link>{' '}
                {formatNumber(jumlah)}
              </span>
            ))}
          </p>
        ) : null}
        <p className="text-sm text-content-secondary">
          {jalan
            ? `Pemadanan terakhir ${formatInstant(jalan.pada)}: rilis ${jalan.rilis}, ${formatNumber(jalan.orang)} orang${jalan.catatan > 0 ? ` dan ${formatNumber(jalan.catatan)} baris sumber lain` : ''}, ${formatNumber(jalan.calon)} calon pasangan dinilai${jalan.blokTerlewat > 0 ? `, ${formatNumber(jalan.blokTerlewat)} kelompok terlalu besar untuk dipasangkan` : ''}.`
            : 'Belum pernah dipadankan.'}
          {ringkasan.berjalan ? ' Pemadanan sedang antre atau berjalan.' : ''}
        </p>
      </section>
      <FilterBar
        url={url}
        filters={[
          {
            kind: 'select',
            name: 'jenis',
            label: 'Jenis',
            value: filter.jenis ?? '',
            options: JENIS_PASANGAN.map((jenis) => ({ value: jenis, label: LABEL_JENIS[jenis] })),
          },
          {
            kind: 'select',
            name: 'status',
            label: 'Keadaan',
            value: filter.status === 'usul' ? '' : filter.status,
            options: STATUS_PASANGAN.slice(1).map((status) => ({ value: status, label: LABEL_STATUS[status] })),
            all: LABEL_STATUS.usul,
          },
          ...(props.wilayahList.length > 1
            ? [
                {
                  kind: 'select' as const,
                  name: 'wilayah',
                  label: 'Wilayah',
                  value: filter.wilayah ?? '',
                  options: props.wilayahList.slice(1).map(({ kode, nama }) => ({ value: kode, label: nama })),
                },
              ]
            : []),
          {
            kind: 'select',
            name: 'skor',
            label: 'Skor paling sedikit',
            value: filter.skor === undefined ? '' : String(filter.skor),
            options: ['70', '80', '90', '100'].map((skor) => ({ value: skor, label: skor })),
          },
        ]}
      />
      <PasanganTable
        page={props.page}
        url={url}
        size={filter.ukuran}
        filtered={
          Object.values({ ...url.params, ukuran: null }).some((nilai) => nilai != null) || filter.kursor !== undefined
        }
        pernahJalan={jalan !== null}
        periksa={props.boleh.periksa}
      />
    </>
  )
}
