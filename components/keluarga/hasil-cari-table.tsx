'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Badge } from '@/components/ui/badge'
import type { IsianCari } from '@/lib/keluarga/isian-cari'
import { labelOf } from '@/lib/keluarga/kode'
import type { OrangRow } from '@/lib/keluarga/queries/cari-orang'
import { DesilBadge } from './desil-badge'
import { BandingkanNik } from './nomor-terbuka'

const column = columnsOf<OrangRow>()

/** The masked NIK, and a way to hold one from a card against it; somebody recorded here may have none yet. */
function NikTersamar({ row }: { row: OrangRow }) {
  if (row.nik === '') return <span className="text-content-secondary">NIK belum ada</span>
  return (
    <span className="-my-1 inline-flex items-center whitespace-nowrap">
      <span className="figures">{row.nik}</span>
      {row.orangId ? (
        <BandingkanNik keluargaId={row.keluargaId} orangId={row.orangId} nama={row.nama || 'orang ini'} ringkas />
      ) : null}
    </span>
  )
}

const columns = column.columns([
  column.accessor('nama', { header: 'Nama' }),
  column.accessor('nik', { header: 'NIK', cell: ({ row }) => <NikTersamar row={row.original} /> }),
  column.accessor('hubungan', {
    header: 'Hubungan',
    cell: ({ getValue }) => labelOf('status_hubungan_keluarga', getValue()),
  }),
  column.accessor('tahunLahir', { header: 'Tahun lahir', meta: { align: 'end' } }),
  column.accessor('desil', {
    header: 'Desil resmi',
    cell: ({ row, getValue }) =>
      row.original.catatan && getValue() === null ? (
        <Badge tone="guide">Catatan daerah</Badge>
      ) : (
        <DesilBadge desil={getValue()} asal="resmi" words="hidden" />
      ),
  }),
  column.accessor('jiwa', { header: 'Jiwa', meta: { align: 'end' } }),
  column.accessor('desa', { header: 'Desa/kelurahan' }),
  column.accessor('kecamatan', { header: 'Kecamatan' }),
  column.accessor('kepala', { header: 'Kepala keluarga' }),
])

/** Sentences for nothing found. A number of another wilayah and one that nobody carries get the same one. */
const KOSONG: Record<IsianCari['jenis'], { title: string; description: string }> = {
  nama: {
    title: 'Tidak ditemukan di wilayah tugas Anda',
    description: 'Periksa ejaan nama, atau cari dengan satu kata saja. Keluarga di wilayah lain tidak ditampilkan.',
  },
  nomor: {
    title: 'Tidak ditemukan di wilayah tugas Anda',
    description: 'Periksa ke-16 angka nomor dari kartu. Keluarga di wilayah lain tidak ditampilkan.',
  },
  pln: {
    title: 'Tidak ditemukan di wilayah tugas Anda',
    description:
      'Tidak ada keluarga dengan ID pelanggan PLN ini di rilis. Periksa angkanya dari struk, atau cari dengan nama.',
  },
  usulan: {
    title: 'Usulan tidak ditemukan di wilayah tugas Anda',
    description: 'Periksa nomornya; bentuknya USL, tahun, lalu enam angka: USL-2026-000017.',
  },
  salah: { title: 'Isian belum dapat dibaca', description: 'Ketik kembali di kotak pencarian.' },
}

/** Persons a search found, best first; a row opens the family. On a phone each takes three lines. */
export function HasilCariTable({ rows, cari, jenis }: { rows: OrangRow[]; cari: string; jenis: IsianCari['jenis'] }) {
  return (
    <DataTable
      caption="Hasil pencarian"
      columns={columns}
      page={{ rows, next: null, prev: null, total: null }}
      rowId={(row) => row.id}
      rowHref={(row) => `/keluarga/${row.keluargaId}`}
      url={{ path: '/keluarga', params: { cari } }}
      filtered
      empty={KOSONG[jenis]}
      noResults={KOSONG[jenis]}
      narrow={(row) => (
        <>
          <span className="block">
            {labelOf('status_hubungan_keluarga', row.hubungan)}
            {row.tahunLahir ? `, lahir ${row.tahunLahir}` : ''}, <NikTersamar row={row} />
          </span>
          <span className="block">
            {row.desa}, {row.kecamatan}
          </span>
          <span className="flex flex-wrap items-center gap-x-2">
            {row.catatan && row.desil === null ? (
              <Badge tone="guide">Catatan daerah</Badge>
            ) : (
              <DesilBadge desil={row.desil} asal="resmi" words="hidden" />
            )}
            {row.jiwa} jiwa{row.kepala === row.nama ? '' : `, KK ${row.kepala}`}
          </span>
        </>
      )}
    />
  )
}
