import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { FilterBar } from '@/components/table/filter-bar'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { formatNumber } from '@/lib/core/format'
import { buildHref } from '@/lib/core/href'
import type { Page } from '@/lib/core/page'
import { LABEL_STATUS, STATUS_TEMUAN } from '@/lib/temuan/alur'
import { type JenisTemuan, TEMUAN } from '@/lib/temuan/jenis'
import type { PetugasTemuanRow } from '@/lib/temuan/queries/find-temuan'
import type { SebabRow } from '@/lib/temuan/queries/get-rekap-jenis'
import type { TemuanRow } from '@/lib/temuan/queries/list-temuan'
import type { MitraRow } from '@/lib/temuan/queries/list-tugas-mitra'
import type { TemuanFilter } from '@/lib/temuan/schema'
import { labelSebab } from '@/lib/temuan/uraian'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { EksporTemuan, EksporTemuanTerpilih } from './ekspor-temuan'
import { MintaTerpilih } from './mitra-form'
import { KeparahanBadge } from './temuan-status'
import { TemuanTable } from './temuan-table'
import { TugaskanTerpilih } from './tugaskan-form'

/** One list: what it means, its filters, its rows, and giving them out. `petugasList` null for who may not. */
export function TemuanList(props: {
  jenis: JenisTemuan
  page: Page<TemuanRow>
  filter: TemuanFilter
  wilayah: WilayahRow | undefined
  wilayahList: WilayahRow[]
  petugasList: PetugasTemuanRow[] | null
  mitraList: MitraRow[] | null
  sebabList: SebabRow[]
  bolehEkspor: boolean
  hariIni: string
  /** Import of the release in force, for who may see what it set aside. */
  imporId: string | null
}) {
  const { jenis, filter, page, petugasList, mitraList, sebabList, hariIni } = props
  const daftar = { jenis, filter }
  const kind = TEMUAN[jenis]
  const url = {
    path: `/temuan/${jenis}`,
    params: {
      wilayah: filter.wilayah,
      status: filter.status,
      desil: filter.desil,
      sebab: filter.sebab,
      ukuran: filter.ukuran === 50 ? null : filter.ukuran,
    },
  }
  const jumlah = page.total ?? null
  return (
    <>
      <PageHeader
        title={kind.label}
        crumbs={[{ label: 'Temuan', href: '/temuan' }, { label: kind.label }]}
        description={kind.penjelasan}
        status={
          <>
            <KeparahanBadge keparahan={kind.keparahan} />
            {kind.simulasi ? <Badge tone="guide">simulasi, bukan penetapan BPS</Badge> : null}
            <span className="text-sm text-content-secondary">
              {jumlah === null
                ? ''
                : `${formatNumber(jumlah)} ${kind.satuan} di ${props.wilayah?.nama ?? 'wilayah ini'}. `}
              Sumber: {kind.dasar}
            </span>
          </>
        }
      />
      {kind.disisihkan ? (
        <p className="measure mb-4 text-sm text-content-secondary">
          {kind.disisihkan}{' '}
          {props.imporId ? (
            <Link prefetch={false} href={`/sumber/${props.imporId}`} className="text-link underline underline-offset-2">
              Lihat yang disisihkan dari rilis yang berlaku
            </Link>
          ) : (
            'Barisnya tersimpan pada kiriman rilis itu; tanyakan kepada Dinas Sosial.'
          )}
        </p>
      ) : null}
      <FilterBar
        url={url}
        filters={[
          ...(props.wilayahList.length > 0
            ? [
                {
                  kind: 'select' as const,
                  name: 'wilayah',
                  label: 'Wilayah',
                  value: filter.wilayah ?? '',
                  options: props.wilayahList.map(({ kode, nama }) => ({ value: kode, label: nama })),
                },
              ]
            : []),
          {
            kind: 'select',
            name: 'status',
            label: 'Keadaan',
            value: filter.status ?? '',
            options: STATUS_TEMUAN.map((status) => ({ value: status, label: LABEL_STATUS[status] })),
            all: 'Semua yang masih berlaku',
          },
          ...(sebabList.length > 1 || filter.sebab !== undefined
            ? [
                {
                  kind: 'select' as const,
                  name: 'sebab',
                  label: jenis === 'belum-diperingkat' ? 'Sebab' : 'Yang ditemukan',
                  value: filter.sebab ?? '',
                  options: sebabList
                    .filter(({ sebab }) => sebab !== '')
                    .map(({ sebab, jumlah }) => ({
                      value: sebab,
                      label: `${labelSebab(jenis, sebab)} (${formatNumber(jumlah)})`,
                    })),
                },
              ]
            : []),
          {
            kind: 'select',
            name: 'desil',
            label: 'Desil resmi',
            value: filter.desil === undefined ? '' : String(filter.desil),
            options: [
              ...Array.from({ length: 10 }, (_, i) => ({ value: String(i + 1), label: `Desil ${i + 1}` })),
              { value: '0', label: 'Tanpa desil' },
            ],
          },
        ]}
        act={
          <div className="flex flex-wrap gap-2">
            <ButtonLink
              href={buildHref(`/temuan/${jenis}/rekap`, { wilayah: filter.wilayah })}
              intent="secondary"
              size="sm"
            >
              Jumlah per desa
            </ButtonLink>
            {props.bolehEkspor && page.rows.length > 0 ? <EksporTemuan {...daftar} /> : null}
          </div>
        }
      />
      <TemuanTable
        page={page}
        url={url}
        size={filter.ukuran}
        filtered={
          filter.wilayah !== undefined ||
          filter.status !== undefined ||
          filter.desil !== undefined ||
          filter.sebab !== undefined ||
          filter.kursor !== undefined
        }
        acts={
          petugasList || mitraList || props.bolehEkspor ? (
            <>
              {petugasList ? <TugaskanTerpilih {...daftar} petugasList={petugasList} hariIni={hariIni} /> : null}
              {mitraList ? <MintaTerpilih {...daftar} mitraList={mitraList} hariIni={hariIni} /> : null}
              {props.bolehEkspor ? <EksporTemuanTerpilih {...daftar} /> : null}
            </>
          ) : undefined
        }
        kosong="Tidak ada yang perlu diperiksa dari daftar ini di wilayah ini, atau temuan belum dihitung."
      />
    </>
  )
}
