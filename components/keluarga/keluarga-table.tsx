'use client'

import { type ReactNode, useMemo } from 'react'
import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { type ListUrl, parseSort } from '@/components/table/list-url'
import { Badge } from '@/components/ui/badge'
import type { Page } from '@/lib/core/page'
import { labelKolom, labelOf } from '@/lib/keluarga/kode'
import { KOLOM_PILIHAN, type KolomPilihan, type KolomTetap } from '@/lib/keluarga/kolom-daftar'
import type { KeluargaRow } from '@/lib/keluarga/queries/list-keluarga'
import { URUT_KELUARGA } from '@/lib/keluarga/urut'
import { DesilBadge } from './desil-badge'

const column = columnsOf<KeluargaRow>()
const KEPALA = column.accessor('kepala', { header: 'Kepala keluarga', meta: { sort: 'nama' } })
const TETAP = {
  desil: column.accessor('desil', {
    header: 'Desil resmi',
    meta: { sort: 'desil' },
    cell: ({ getValue }) => <DesilBadge desil={getValue()} asal="resmi" words="hidden" />,
  }),
  jiwa: column.accessor('jiwa', { header: 'Jiwa', meta: { align: 'end' } }),
  desa: column.accessor('desa', { header: 'Desa/kelurahan', meta: { sort: 'wilayah' } }),
  kecamatan: column.accessor('kecamatan', { header: 'Kecamatan' }),
  nomorKk: column.accessor('nomorKk', {
    header: 'Nomor KK',
    cell: ({ getValue }) => <span className="figures">{getValue()}</span>,
  }),
  pembaruan: column.accessor('pembaruan', {
    header: 'Pembaruan',
    meta: { name: 'Pembaruan daerah' },
    cell: ({ getValue }) => (getValue() > 0 ? <Badge tone="guide">{getValue()} nilai</Badge> : null),
  }),
} satisfies Record<KolomTetap, unknown>

const isPilihan = (kolom: string): kolom is KolomPilihan => KOLOM_PILIHAN.some((satu) => satu === kolom)

function columnOf(kolom: KolomTetap | KolomPilihan) {
  if (!isPilihan(kolom)) return TETAP[kolom]
  return column.display({
    id: kolom,
    header: labelKolom(kolom),
    cell: ({ row }) => labelOf(kolom, row.original.lain[kolom]),
  })
}

/** Families of one delivery; a row opens the family. `acts` are what can be done with chosen rows, also across pages. */
export function KeluargaTable(props: {
  page: Page<KeluargaRow>
  url: ListUrl
  urut?: string
  size: number
  filtered: boolean
  kolomList: readonly (KolomTetap | KolomPilihan)[]
  /** Names the delivery, area and filter, for a choice that goes across pages. */
  daftar: string
  acts?: ReactNode
}) {
  const kunci = props.kolomList.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is made anew with each page, its words are not
  const columns = useMemo(() => column.columns([KEPALA, ...props.kolomList.map(columnOf)]), [kunci])
  return (
    <DataTable
      caption="Daftar keluarga"
      columns={columns}
      page={props.page}
      rowId={(row) => row.id}
      rowHref={(row) => `/keluarga/${row.id}`}
      rowName={(row) => `Pilih keluarga ${row.kepala}`}
      url={props.url}
      sort={parseSort(props.urut, URUT_KELUARGA, { by: 'wilayah', direction: 'asc' })}
      size={props.size}
      filtered={props.filtered}
      across={props.acts ? { key: props.daftar, acts: props.acts } : undefined}
      narrow={(row) => (
        <>
          <span className="block">
            {row.desa}, {row.kecamatan}
          </span>
          <span className="flex flex-wrap items-center gap-x-2">
            <DesilBadge desil={row.desil} asal="resmi" words="hidden" />
            {row.jiwa} jiwa, <span className="figures">{row.nomorKk}</span>
          </span>
          {row.pembaruan > 0 ? <span className="block">{row.pembaruan} nilai diperbarui daerah</span> : null}
        </>
      )}
      empty={{
        title: 'Belum ada keluarga',
        description: 'Daftar terisi setelah rilis DTSEN untuk wilayah ini dimuat oleh operator Dinsos.',
      }}
      noResults={{
        title: 'Tidak ada keluarga yang cocok',
        description: 'Longgarkan saringan atau wilayah, atau cari dengan nama, NIK, atau nomor KK di kotak pencarian.',
      }}
    />
  )
}
