'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { formatInstant, formatNumber } from '@/lib/core/format'
import type { RilisSumberRow } from '@/lib/sumber/queries'

const column = columnsOf<RilisSumberRow>()
const count = (header: string, of: (row: RilisSumberRow) => number) =>
  column.accessor(of, {
    id: header,
    header,
    meta: { align: 'end' },
    cell: ({ getValue }) => <span className="figures">{formatNumber(Number(getValue()))}</span>,
  })
const columns = column.columns([
  column.accessor('kode', {
    header: 'Rilis',
    cell: ({ row: { original: rilis } }) =>
      `${rilis.kode}${rilis.kini ? ' (kini)' : ''}${rilis.dibuangPada ? `, isinya dibuang ${formatInstant(rilis.dibuangPada)}` : ''}`,
  }),
  column.accessor('terbitPada', {
    header: 'Terbit',
    cell: ({ getValue }) => {
      const pada = getValue()
      return pada ? formatInstant(pada) : '—'
    },
  }),
  count('KK dimuat', (row) => row.jumlahKeluarga),
  count('KK ditahan', (row) => row.keluargaDitahan),
  count('KK salah', (row) => row.keluargaSalah),
  count('KK dikirim', (row) => row.jumlahKeluarga + row.keluargaDitahan + row.keluargaSalah),
  count('Jiwa dimuat', (row) => row.jumlahAnggota),
  count('Jiwa ditahan', (row) => row.anggotaDitahan),
  count('Jiwa salah', (row) => row.anggotaSalah),
  count('Jiwa dikirim', (row) => row.jumlahAnggota + row.anggotaDitahan + row.anggotaSalah),
])

/** Published deliveries: what was loaded, held and faulty adds up to what was delivered. */
export function RilisTable({ rows }: { rows: RilisSumberRow[] }) {
  return (
    <DataTable
      caption="Rilis yang sudah terbit"
      columns={columns}
      page={{ rows, next: null, prev: null }}
      rowId={(row) => String(row.id)}
      rowHref={(row) => `/sumber/${row.imporId}`}
      url={{ path: '/sumber', params: {} }}
      filtered={false}
      columnsKey="rilis"
      empty={{
        title: 'Belum ada rilis',
        description: 'Muat berkas keluarga dan berkas anggota dari BPS untuk mengisi daftar keluarga.',
      }}
      noResults={{ title: 'Belum ada rilis', description: 'Muat berkas rilis lebih dulu.' }}
    />
  )
}
