'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { labelOf } from '@/lib/keluarga/kode'
import type { OrangRow } from '@/lib/keluarga/queries/cari-orang'
import { DesilBadge } from './desil-badge'

const column = columnsOf<OrangRow>()
const columns = column.columns([
  column.accessor('nama', { header: 'Nama' }),
  column.accessor('nik', { header: 'NIK', cell: ({ getValue }) => <span className="figures">{getValue()}</span> }),
  column.accessor('hubungan', {
    header: 'Hubungan',
    cell: ({ getValue }) => labelOf('status_hubungan_keluarga', getValue()),
  }),
  column.accessor('tahunLahir', { header: 'Tahun lahir', meta: { align: 'end' } }),
  column.accessor('desil', {
    header: 'Desil resmi',
    cell: ({ getValue }) => <DesilBadge desil={getValue()} asal="resmi" words="hidden" />,
  }),
  column.accessor('jiwa', { header: 'Jiwa', meta: { align: 'end' } }),
  column.accessor('desa', { header: 'Desa/kelurahan' }),
  column.accessor('kecamatan', { header: 'Kecamatan' }),
  column.accessor('kepala', { header: 'Kepala keluarga' }),
])

/** Persons a search found, best first; a row opens the family. */
export function HasilCariTable({ rows, cari }: { rows: OrangRow[]; cari: string }) {
  const noResults = {
    title: 'Tidak ditemukan di wilayah tugas Anda',
    description:
      'Periksa ejaan nama atau ke-16 angka nomor. Keluarga di wilayah lain dan yang tidak ada di rilis tidak ditampilkan.',
  }
  return (
    <DataTable
      caption="Hasil pencarian"
      columns={columns}
      page={{ rows, next: null, prev: null, total: null }}
      rowId={(row) => row.id}
      rowHref={(row) => `/keluarga/${row.keluargaId}`}
      url={{ path: '/keluarga', params: { cari } }}
      filtered
      empty={noResults}
      noResults={noResults}
    />
  )
}
