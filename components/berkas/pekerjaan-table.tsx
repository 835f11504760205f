'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { JENIS_PEKERJAAN } from '@/lib/berkas/jenis'
import type { PekerjaanRow } from '@/lib/berkas/queries'
import { formatInstant, formatPercent } from '@/lib/core/format'
import { PekerjaanStatus } from './pekerjaan-status'

const column = columnsOf<PekerjaanRow>()
const columns = column.columns([
  column.accessor('jenis', {
    header: 'Pekerjaan',
    cell: ({ getValue }) => JENIS_PEKERJAAN[getValue()]?.label ?? getValue(),
  }),
  column.accessor('status', {
    header: 'Keadaan',
    cell: ({ row }) => {
      const { status, selesai, total } = row.original
      return (
        <span className="inline-flex items-center gap-2">
          <PekerjaanStatus status={status} />
          {status === 'berjalan' && total > 0 ? (
            <span className="figures">{formatPercent(selesai / total, 0)}</span>
          ) : null}
        </span>
      )
    },
  }),
  column.accessor('dibuatPada', { header: 'Diminta', cell: ({ getValue }) => formatInstant(getValue()) }),
  column.accessor('selesaiPada', {
    header: 'Berakhir',
    cell: ({ getValue }) => {
      const pada = getValue()
      return pada ? formatInstant(pada) : '—'
    },
  }),
])

/** The aktor's own pekerjaan, newest first; a row opens its progress. */
export function PekerjaanTable({ rows }: { rows: PekerjaanRow[] }) {
  return (
    <DataTable
      caption="Pekerjaan Anda"
      columns={columns}
      page={{ rows, next: null, prev: null }}
      rowId={(row) => row.id}
      rowHref={(row) => `/berkas/pekerjaan/${row.id}`}
      url={{ path: '/berkas', params: {} }}
      filtered={false}
      empty={{
        title: 'Belum ada pekerjaan',
        description:
          'Pekerjaan panjang seperti ekspor, impor, dan simulasi peringkat tampil di sini selama dan sesudah berjalan.',
      }}
      noResults={{ title: 'Belum ada pekerjaan', description: 'Pekerjaan panjang tampil di sini.' }}
    />
  )
}
