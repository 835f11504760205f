'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { formatDate, formatNumber } from '@/lib/core/format'
import { labelProgram } from '@/lib/keluarga/program'
import { LABEL_JENIS_SUMBER } from '@/lib/sumber/jenis'
import type { MuatanRow } from '@/lib/sumber/queries/list-muatan'
import { MuatanStatus } from './muatan-status'

const column = columnsOf<MuatanRow>()
const angka = (nama: 'baris' | 'tertaut' | 'berubah' | 'hilang' | 'salah', header: string) =>
  column.display({
    id: nama,
    header,
    meta: { align: 'end' },
    cell: ({ row }) => formatNumber(nama === 'salah' ? row.original.salah + row.original.ditahan : row.original[nama]),
  })
const columns = column.columns([
  column.accessor('jenis', {
    header: 'Sumber',
    cell: ({ row: { original: row } }) =>
      row.jenis === 'kpm'
        ? `Penerima ${labelProgram(row.program ?? '')}, ${row.periode}`
        : LABEL_JENIS_SUMBER[row.jenis],
  }),
  column.accessor('status', {
    header: 'Keadaan',
    cell: ({ getValue }) => <MuatanStatus status={getValue()} />,
  }),
  column.accessor('perTanggal', { header: 'Per tanggal', cell: ({ getValue }) => formatDate(getValue()) }),
  angka('baris', 'Baris'),
  angka('tertaut', 'Tertaut'),
  angka('berubah', 'Berubah'),
  angka('hilang', 'Tidak ada lagi'),
  angka('salah', 'Disisihkan'),
])

/** Loads of the other sources; a row opens what became of it. */
export function MuatanTable({ rows }: { rows: MuatanRow[] }) {
  return (
    <DataTable
      caption="Muatan sumber lain"
      columns={columns}
      page={{ rows, next: null, prev: null }}
      rowId={(row) => row.id}
      rowHref={(row) => `/sumber/lain/${row.imporId}`}
      url={{ path: '/sumber', params: {} }}
      filtered={false}
      narrow={(row) => (
        <span className="flex flex-wrap items-center gap-x-3">
          <MuatanStatus status={row.status} />
          <span>
            per {formatDate(row.perTanggal)}, {formatNumber(row.baris)} baris
            {row.salah + row.ditahan > 0 ? `, ${formatNumber(row.salah + row.ditahan)} disisihkan` : ''}
          </span>
        </span>
      )}
      empty={{
        title: 'Belum ada sumber lain',
        description: 'DTKS, Regsosek, penerima bantuan, dan sumber lain yang dimuat tampil di sini.',
      }}
      noResults={{ title: 'Belum ada sumber lain', description: 'Sumber lain yang dimuat tampil di sini.' }}
    />
  )
}
