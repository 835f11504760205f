'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { formatInstant, formatNumber, formatPercent } from '@/lib/core/format'
import { JENIS_SUMBER, LABEL_JENIS_SUMBER } from '@/lib/sumber/jenis'
import type { ImporTerakhir } from '@/lib/sumber/queries'
import { ImporStatus } from './impor-status'

const column = columnsOf<ImporTerakhir>()
const columns = column.columns([
  column.accessor('periode', {
    header: 'Kiriman',
    cell: ({ row: { original: row } }) => {
      const jenis = JENIS_SUMBER.find((satu) => satu === row.jenis)
      if (jenis) return `${row.perbaikanDari ? 'Perbaikan ' : ''}${LABEL_JENIS_SUMBER[jenis]}`
      return `Rilis ${row.rilis?.kode ?? row.periode}`
    },
  }),
  column.accessor('status', {
    header: 'Keadaan',
    cell: ({ row }) => {
      const { status, selesai, total, ditarik } = row.original
      return (
        <span className="inline-flex items-center gap-2">
          <ImporStatus status={status} ditarik={ditarik} />
          {status === 'berjalan' && total > 0 ? (
            <span className="figures">{formatPercent(selesai / total, 0)}</span>
          ) : null}
        </span>
      )
    },
  }),
  column.display({
    id: 'dimuat',
    header: 'Dimuat',
    meta: { align: 'end' },
    cell: ({ row: { original: row } }) =>
      formatNumber(
        row.keluargaBaru +
          row.keluargaBerubah +
          row.keluargaSama +
          row.anggotaBaru +
          row.anggotaBerubah +
          row.anggotaSama,
      ),
  }),
  column.display({
    id: 'ditahan',
    header: 'Ditahan',
    meta: { align: 'end' },
    cell: ({ row: { original: row } }) => formatNumber(row.keluargaDitahan + row.anggotaDitahan),
  }),
  column.display({
    id: 'salah',
    header: 'Salah',
    meta: { align: 'end' },
    cell: ({ row: { original: row } }) => formatNumber(row.keluargaSalah + row.anggotaSalah),
  }),
  column.accessor('dibuatPada', { header: 'Dimulai', cell: ({ getValue }) => formatInstant(getValue()) }),
])

/** The latest imports, newest first; a row opens what became of it. */
export function ImporTable({ rows }: { rows: ImporTerakhir[] }) {
  return (
    <DataTable
      caption="Impor terakhir"
      columns={columns}
      page={{ rows, next: null, prev: null }}
      rowId={(row) => row.id}
      rowHref={(row) => `/sumber/${row.id}`}
      url={{ path: '/sumber', params: {} }}
      filtered={false}
      narrow={(row) => (
        <span className="flex flex-wrap items-center gap-x-3">
          <ImporStatus status={row.status} ditarik={row.ditarik} />
          <span>{formatInstant(row.dibuatPada)}</span>
        </span>
      )}
      empty={{
        title: 'Belum ada impor',
        description: 'Setiap percobaan memuat rilis tampil di sini, juga yang ditolak.',
      }}
      noResults={{ title: 'Belum ada impor', description: 'Setiap percobaan memuat rilis tampil di sini.' }}
    />
  )
}
