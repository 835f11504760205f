'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { formatNumber } from '@/lib/core/format'
import { formatAlasan, type Masalah } from '@/lib/sumber/alasan'
import type { ImporDetail } from '@/lib/sumber/queries'

type SisihanRow = ImporDetail['sisihan'][number]
type Baris = SisihanRow & { berkas: string }

const column = columnsOf<Baris>()
const columns = column.columns([
  column.accessor('alasan', {
    header: 'Sebab',
    meta: { wrap: true },
    cell: ({ row }) => formatAlasan(row.original.alasan as Masalah, row.original.kolom, null),
  }),
  column.accessor('kelas', {
    header: 'Kelas',
    cell: ({ getValue }) => (getValue() === 'ditahan' ? 'Ditahan' : 'Salah'),
  }),
  column.accessor('berkas', { header: 'Berkas' }),
  column.accessor('kolom', { header: 'Kolom', cell: ({ getValue }) => getValue() || 'seluruh baris' }),
  column.accessor('barisPertama', {
    header: 'Baris pertama',
    meta: { align: 'end' },
    cell: ({ getValue }) => formatNumber(getValue()),
  }),
  column.accessor('jumlah', {
    header: 'Baris',
    meta: { align: 'end' },
    cell: ({ getValue }) => formatNumber(getValue()),
  }),
])

/** Rows set aside, counted by reason; no value of a row is shown. */
export function SisihanTable({
  rows,
  berkasList,
}: {
  rows: SisihanRow[]
  berkasList: { ke?: number; jenis: string; nama: string }[]
}) {
  // Odd files are keluarga, even ones anggota; each further pair came with the delivery that is repeated.
  const namaOf = (ke: number) => {
    const catatan = berkasList.find((satu) => satu.jenis === 'catatan' && satu.ke === ke)
    const sejenis = berkasList.filter((satu) => satu.jenis === (ke % 2 === 1 ? 'keluarga' : 'anggota'))
    return (catatan ?? sejenis[Math.floor((ke - 1) / 2)] ?? sejenis.at(-1))?.nama ?? ''
  }
  return (
    <DataTable
      caption="Baris yang disisihkan menurut sebab"
      columns={columns}
      page={{ rows: rows.map((row) => ({ ...row, berkas: namaOf(row.ke) })), next: null, prev: null }}
      rowId={(row) => `${row.ke}-${row.kelas}-${row.kolom}-${row.alasan}`}
      url={{ path: '/sumber', params: {} }}
      filtered={false}
      empty={{ title: 'Tidak ada', description: 'Semua baris dimuat.' }}
      noResults={{ title: 'Tidak ada', description: 'Semua baris dimuat.' }}
    />
  )
}
