import { PageHeader } from '@/components/shell/page-header'
import { FilterBar } from '@/components/table/filter-bar'
import { ButtonLink } from '@/components/ui/button'
import type { Page } from '@/lib/core/page'
import { LABEL_STATUS, STATUS_USULAN } from '@/lib/verval/alur'
import { ANTREAN, LABEL_ANTREAN } from '@/lib/verval/antrean'
import type { AntreanRow } from '@/lib/verval/queries/list-antrean'
import type { UsulanRow } from '@/lib/verval/queries/list-usulan'
import type { UsulanFilter } from '@/lib/verval/schema/usulan'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { AntreanList } from './antrean-list'
import { UsulanTable } from './usulan-table'
import { VervalTabs } from './verval-tabs'

/** The room's first page: what waits for this person, then the list with its filters. */
export function UsulanList(props: {
  antreanList: AntreanRow[]
  page: Page<UsulanRow>
  filter: UsulanFilter
  wilayahList: WilayahRow[]
  sekabupaten: boolean
  boleh: { ajukan: boolean; verifikasi: boolean }
}) {
  const { filter } = props
  const url = {
    path: '/verval',
    params: {
      antrean: filter.antrean,
      status: filter.status,
      wilayah: filter.wilayah,
      nomor: filter.nomor,
      saya: filter.saya,
      keluarga: filter.keluarga,
      urut: filter.urut === 'baru' ? null : filter.urut,
      ukuran: filter.ukuran === 50 ? null : filter.ukuran,
    },
  }
  return (
    <>
      <PageHeader
        title="Verval"
        description="Usulan pembaruan data keluarga, dari draf sampai dijawab rilis BPS."
        act={
          props.boleh.ajukan ? (
            <ButtonLink href="/verval/baru" intent="primary">
              Buat usulan
            </ButtonLink>
          ) : undefined
        }
      />
      <AntreanList antreanList={props.antreanList} />
      <VervalTabs kini="usulan" sekabupaten={props.sekabupaten} />
      <FilterBar
        url={url}
        filters={[
          {
            kind: 'select',
            name: 'antrean',
            label: 'Menunggu apa',
            value: filter.antrean ?? '',
            options: ANTREAN.filter((antrean) => LABEL_ANTREAN[antrean].tautan.includes(antrean)).map((antrean) => ({
              value: antrean,
              label: LABEL_ANTREAN[antrean].label,
            })),
          },
          {
            kind: 'select',
            name: 'status',
            label: 'Keadaan',
            value: filter.status ?? '',
            options: STATUS_USULAN.map((status) => ({ value: status, label: LABEL_STATUS[status] })),
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
          { kind: 'text', name: 'nomor', label: 'Nomor usulan', value: filter.nomor ?? '', width: 'short' },
          {
            kind: 'select',
            name: 'saya',
            label: 'Pengusul',
            value: filter.saya ?? '',
            options: [{ value: 'ya', label: 'Saya sendiri' }],
          },
          {
            kind: 'select',
            name: 'urut',
            label: 'Urutan',
            value: filter.urut === 'lama' ? 'lama' : '',
            options: [{ value: 'lama', label: 'Terlama dahulu' }],
            all: 'Terbaru dahulu',
          },
        ]}
      />
      <UsulanTable
        page={props.page}
        url={url}
        size={filter.ukuran}
        filtered={
          Object.values({ ...url.params, urut: null, ukuran: null }).some((nilai) => nilai != null) ||
          filter.kursor !== undefined
        }
        verifikasi={props.boleh.verifikasi && (filter.antrean === 'verifikasi' || filter.status === 'diperiksa')}
        kosong={
          props.boleh.ajukan
            ? 'Cari keluarga di kotak pencarian atau daftar keluarga, buka rinciannya, lalu pilih Usulkan pembaruan data.'
            : 'Usulan dibuat oleh operator desa/kelurahan atau Dinas Sosial.'
        }
      />
    </>
  )
}
