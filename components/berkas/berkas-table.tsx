'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { JENIS_BERKAS } from '@/lib/berkas/jenis'
import type { BerkasRow } from '@/lib/berkas/queries'
import { formatBytes, formatInstant } from '@/lib/core/format'

const column = columnsOf<BerkasRow>()
const columns = column.columns([
  column.accessor('nama', {
    header: 'Berkas',
    cell: ({ row, getValue }) =>
      row.original.ada ? (
        // Not a Link: a router that fetches ahead would be recorded as a download.
        <a href={`/unduh/${row.original.id}`} download className="text-link underline underline-offset-2">
          {getValue()}
        </a>
      ) : (
        <span>{getValue()}</span>
      ),
  }),
  column.accessor('jenis', { header: 'Jenis', cell: ({ getValue }) => JENIS_BERKAS[getValue()]?.label ?? getValue() }),
  column.accessor('ukuran', {
    header: 'Ukuran',
    meta: { align: 'end' },
    cell: ({ getValue }) => formatBytes(getValue()),
  }),
  column.accessor('dibuatPada', { header: 'Dibuat', cell: ({ getValue }) => formatInstant(getValue()) }),
  column.accessor('kedaluwarsaPada', {
    header: 'Dapat diunduh sampai',
    cell: ({ row }) => {
      const { ada, kedaluwarsaPada } = row.original
      if (!ada) return 'Sudah berakhir'
      return kedaluwarsaPada ? formatInstant(kedaluwarsaPada) : 'Tanpa batas waktu'
    },
  }),
  column.accessor('tujuan', { header: 'Tujuan', meta: { wrap: true }, cell: ({ getValue }) => getValue() ?? '—' }),
])

/** The aktor's own files, newest first. */
export function BerkasTable({ rows }: { rows: BerkasRow[] }) {
  return (
    <DataTable
      caption="Berkas Anda"
      columns={columns}
      page={{ rows, next: null, prev: null }}
      rowId={(row) => row.id}
      url={{ path: '/berkas', params: {} }}
      filtered={false}
      empty={{
        title: 'Belum ada berkas',
        description: 'Ekspor yang Anda minta dan berkas yang Anda unggah tersimpan di sini.',
      }}
      noResults={{ title: 'Belum ada berkas', description: 'Ekspor yang Anda minta tersimpan di sini.' }}
    />
  )
}
