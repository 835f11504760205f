'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import type { ListUrl } from '@/components/table/list-url'
import { parseDate } from '@/lib/core/date'
import { formatShortDate } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import type { MusyawarahRow } from '@/lib/verval/queries/list-musyawarah'

const column = columnsOf<MusyawarahRow>()
const columns = column.columns([
  column.accessor('nomorBeritaAcara', { header: 'Nomor berita acara', meta: { wrap: true } }),
  column.accessor('jenis', {
    header: 'Jenis',
    cell: ({ getValue }) => (getValue() === 'muskel' ? 'Muskel' : 'Musdes'),
  }),
  column.accessor('tanggal', {
    header: 'Tanggal',
    cell: ({ getValue }) => {
      const hari = parseDate(getValue())
      return hari ? formatShortDate(hari) : ''
    },
  }),
  column.accessor('desa', { header: 'Desa/kelurahan' }),
  column.accessor('jumlahHadir', { header: 'Hadir', meta: { align: 'end' } }),
  column.accessor('disetujui', { header: 'Disetujui', meta: { align: 'end' } }),
  column.accessor('ditolak', { header: 'Ditolak', meta: { align: 'end' } }),
  column.accessor('dicatatNama', { header: 'Dicatat oleh' }),
])

/** Deliberations that were recorded. */
export function MusyawarahTable(props: { page: Page<MusyawarahRow>; url: ListUrl; filtered: boolean }) {
  return (
    <DataTable
      caption="Musyawarah yang sudah dicatat"
      columns={columns}
      page={props.page}
      rowId={(row) => row.id}
      url={props.url}
      filtered={props.filtered}
      empty={{
        title: 'Belum ada musyawarah yang dicatat',
        description: 'Setelah usulan diajukan, catat berita acara musyawarah beserta keputusan untuk setiap usulan.',
      }}
      noResults={{ title: 'Tidak ada musyawarah di wilayah ini', description: 'Pilih wilayah lain.' }}
    />
  )
}
