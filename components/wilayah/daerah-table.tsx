'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { parseDate } from '@/lib/core/date'
import { formatNumber, formatShortDate } from '@/lib/core/format'
import { formatKodeKemendagri } from '@/lib/wilayah/kode'
import type { DaerahRow } from '@/lib/wilayah/queries'

type KodeRow = DaerahRow['kodeList'][number]

const JENIS: Record<string, string> = {
  provinsi: 'Provinsi',
  kabupaten: 'Kabupaten',
  kota: 'Kota',
  kecamatan: 'Kecamatan',
  desa: 'Desa',
  kelurahan: 'Kelurahan',
}

const column = columnsOf<DaerahRow>()
const columns = column.columns([
  column.accessor('nama', { header: 'Nama' }),
  column.accessor('jenis', { header: 'Jenis', cell: ({ getValue }) => JENIS[getValue()] ?? getValue() }),
  column.display({
    id: 'kemendagri',
    header: 'Kode Kemendagri',
    cell: ({ row }) => <KodeCell list={row.original.kodeList} sistem="kemendagri" nama={row.original.nama} />,
  }),
  column.display({
    id: 'bps',
    header: 'Kode BPS',
    cell: ({ row }) => <KodeCell list={row.original.kodeList} sistem="bps" nama={row.original.nama} />,
  }),
  column.accessor('jumlahAnak', {
    header: 'Wilayah di bawahnya',
    meta: { align: 'end' },
    cell: ({ getValue }) => (getValue() > 0 ? formatNumber(getValue()) : '—'),
  }),
])

/** Areas with their codes in both systems; an area that has others below it opens them. */
export function DaerahTable({ rows, induk }: { rows: DaerahRow[]; induk: string }) {
  const buka = rows.some((row) => row.jumlahAnak > 0)
  return (
    <DataTable
      caption="Wilayah dan kodenya"
      columns={columns}
      page={{ rows, next: null, prev: null }}
      rowId={(row) => row.kode}
      rowHref={buka ? (row) => `/wilayah?induk=${row.kode}` : undefined}
      url={{ path: '/wilayah', params: { induk } }}
      filtered={false}
      empty={{
        title: 'Tidak ada wilayah di bawah ini',
        description: 'Daftar wilayah mengikuti keputusan Menteri Dalam Negeri yang dimuat saat pemasangan.',
      }}
      noResults={{ title: 'Tidak ada wilayah', description: 'Pilih wilayah lain.' }}
    />
  )
}

/** Present code first, then what the area was called before; a spelling that differs from the name is shown. */
function KodeCell({ list, sistem, nama }: { list: KodeRow[]; sistem: KodeRow['sistem']; nama: string }) {
  const kodeList = list.filter((kode) => kode.sistem === sistem)
  if (kodeList.length === 0) return <span className="text-content-secondary">belum dipadankan</span>
  return (
    <ul className="space-y-1">
      {kodeList.map((kode) => (
        <li key={`${kode.kodeResmi} ${kode.berlakuSejak}`}>
          <span className="figures whitespace-nowrap">
            {sistem === 'kemendagri' ? formatKodeKemendagri(kode.kodeResmi) : kode.kodeResmi}
          </span>
          <span className="block text-xs text-content-secondary">
            {kode.namaResmi.toUpperCase() === nama.toUpperCase() ? null : `${kode.namaResmi}, `}
            {kode.berlakuSampai === null
              ? `sejak ${shortDate(kode.berlakuSejak)}`
              : `sampai ${shortDate(kode.berlakuSampai)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

function shortDate(text: string): string {
  const date = parseDate(text)
  return date ? formatShortDate(date) : text
}
