'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { DesilBadge } from '@/components/keluarga/desil-badge'
import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { changeHref, type ListUrl } from '@/components/table/list-url'
import { PersonalNumber } from '@/components/ui/masked-number'
import { parseDate } from '@/lib/core/date'
import { formatShortDate } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import { TEMUAN } from '@/lib/temuan/jenis'
import type { TemuanRow } from '@/lib/temuan/queries/list-temuan'
import { TemuanStatus } from './temuan-status'

const column = columnsOf<TemuanRow>()
const nama = column.accessor('nama', { header: 'Nama' })
const jenis = column.accessor((row) => TEMUAN[row.jenis].label, { id: 'jenis', header: 'Temuan', meta: { wrap: true } })
const tenggat = column.accessor('tenggat', {
  header: 'Tenggat',
  cell: ({ getValue }) => {
    const hari = parseDate(getValue() ?? '')
    return hari ? formatShortDate(hari) : null
  },
})
const isi = column.columns([
  column.accessor('uraian', { header: 'Yang ditemukan', meta: { wrap: true } }),
  column.accessor('status', { header: 'Keadaan', cell: ({ getValue }) => <TemuanStatus status={getValue()} /> }),
  column.accessor('desil', {
    header: 'Desil resmi',
    cell: ({ getValue }) => <DesilBadge desil={getValue()} asal="resmi" words="hidden" />,
  }),
  column.accessor('desa', { header: 'Desa/kelurahan' }),
  column.accessor('kecamatan', { header: 'Kecamatan', meta: { hidden: true } }),
  column.accessor('alamat', { header: 'Alamat', meta: { hidden: true, wrap: true } }),
  column.accessor('nomorKk', {
    header: 'Nomor KK',
    meta: { hidden: true },
    cell: ({ getValue }) => <span className="figures">{getValue()}</span>,
  }),
  column.accessor('petugasNama', { header: 'Petugas' }),
  column.accessor('usulan', {
    header: 'Usulan',
    meta: { hidden: true },
    cell: ({ getValue }) => {
      const usulan = getValue()
      return usulan ? (
        <Link prefetch={false} href={`/verval/${usulan.id}`} className="text-link underline underline-offset-2">
          {usulan.nomor}
        </Link>
      ) : null
    },
  }),
])
const kolomDaftar = column.columns([nama, ...isi, tenggat])
const kolomTugas = column.columns([nama, jenis, tenggat, ...isi])
const nomorTerbuka = column.accessor('nomorKk', {
  id: 'nomorTerbuka',
  header: 'Nomor KK',
  cell: ({ getValue }) => <PersonalNumber value={(getValue() ?? '').replace(/\s/g, '')} />,
})
const kolomTugasTerbuka = column.columns([nama, nomorTerbuka, jenis, tenggat, ...isi])

/** Findings as rows; a row opens the finding. `acts` are what can be done with chosen ones, also across pages. */
export function TemuanTable(props: {
  page: Page<TemuanRow>
  url: ListUrl
  size: number
  filtered: boolean
  acts?: ReactNode
  kosong: string
  /** Of several kinds, for one person. */
  campur?: boolean
  /** The numbers of the rows are whole, because a purpose was stated. */
  terbuka?: boolean
}) {
  return (
    <DataTable
      caption={props.campur ? 'Tugas saya' : 'Daftar temuan'}
      columns={props.terbuka ? kolomTugasTerbuka : props.campur ? kolomTugas : kolomDaftar}
      page={props.page}
      rowId={(row) => row.id}
      rowHref={(row) => `/temuan/${row.jenis}/${row.id}`}
      rowName={(row) => `Pilih ${row.nama}`}
      url={props.url}
      size={props.size}
      filtered={props.filtered}
      columnsKey={props.terbuka ? undefined : props.campur ? 'temuan-tugas' : 'temuan'}
      across={props.acts ? { key: changeHref(props.url, { kursor: null, ukuran: null }), acts: props.acts } : undefined}
      narrow={(row) => (
        <>
          <span className="block">{props.campur ? `${TEMUAN[row.jenis].label}: ${row.uraian}` : row.uraian}</span>
          <span className="block">
            {row.desa}
            {row.kecamatan === '' ? '' : `, ${row.kecamatan}`}
          </span>
          <span className="flex flex-wrap items-center gap-x-2">
            <TemuanStatus status={row.status} />
            <DesilBadge desil={row.desil} asal="resmi" words="hidden" />
          </span>
          {row.petugasNama ? <span className="block">Petugas: {row.petugasNama}</span> : null}
        </>
      )}
      empty={{ title: props.campur ? 'Tidak ada tugas' : 'Tidak ada temuan', description: props.kosong }}
      noResults={{
        title: 'Tidak ada temuan yang cocok',
        description: 'Longgarkan saringan wilayah, keadaan, atau desilnya.',
      }}
    />
  )
}
