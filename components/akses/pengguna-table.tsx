'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import type { ListUrl } from '@/components/table/list-url'
import { Status } from '@/components/ui/status'
import { sebutPeran } from '@/lib/akses/kantor'
import type { PenggunaRow } from '@/lib/akses/queries'
import { formatInstant } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'

const column = columnsOf<PenggunaRow>()
const columns = column.columns([
  column.accessor('namaPengguna', { header: 'Nama pengguna' }),
  column.accessor('nama', { header: 'Nama', meta: { wrap: true } }),
  column.accessor('peran', { header: 'Peran', cell: ({ row }) => sebutPeran(row.original), meta: { wrap: true } }),
  column.accessor('wilayah', { header: 'Wilayah' }),
  column.display({
    id: 'keadaan',
    header: 'Keadaan',
    cell: ({ row }) => <KeadaanPengguna pengguna={row.original} />,
  }),
  column.accessor('masukTerakhir', {
    header: 'Masuk terakhir',
    cell: ({ getValue }) => {
      const pada = getValue()
      return pada ? formatInstant(new Date(pada)) : 'belum pernah'
    },
  }),
])

/** Whether a user may come in: active, locked after wrong passwords, or not active. */
export function KeadaanPengguna({ pengguna }: { pengguna: Pick<PenggunaRow, 'aktif' | 'terkunciSampai'> }) {
  if (!pengguna.aktif) return <Status tone="neutral">Nonaktif</Status>
  if (pengguna.terkunciSampai) return <Status tone="warning">Terkunci</Status>
  return <Status tone="positive">Aktif</Status>
}

/** Users of the kabupaten/kota; a row opens the user. */
export function PenggunaTable(props: { page: Page<PenggunaRow>; url: ListUrl; size: number; filtered: boolean }) {
  return (
    <DataTable
      caption="Daftar pengguna"
      columns={columns}
      page={props.page}
      rowId={(row) => row.id}
      rowHref={(row) => `/akses/${row.id}`}
      url={props.url}
      size={props.size}
      filtered={props.filtered}
      empty={{ title: 'Belum ada pengguna', description: 'Tambahkan pengguna pertama dengan tombol Tambah pengguna.' }}
      noResults={{ title: 'Tidak ada pengguna yang cocok', description: 'Longgarkan saringan peran atau keadaan.' }}
    />
  )
}
