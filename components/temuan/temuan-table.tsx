'use client'

import Link from 'next/link'
import { DesilBadge } from '@/components/keluarga/desil-badge'
import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import type { ListUrl } from '@/components/table/list-url'
import { PersonalNumber } from '@/components/ui/masked-number'
import { parseDate } from '@/lib/core/date'
import { formatShortDate } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import { type JenisTemuan, TEMUAN } from '@/lib/temuan/jenis'
import type { PetugasTemuanRow } from '@/lib/temuan/queries/find-temuan'
import type { TemuanRow } from '@/lib/temuan/queries/list-temuan'
import type { MitraRow } from '@/lib/temuan/queries/list-tugas-mitra'
import { MintaTerpilih } from './mitra-form'
import { TemuanStatus } from './temuan-status'
import { TugaskanTerpilih } from './tugaskan-form'

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

/** Findings as rows; a row opens the finding. With `tugas` several can be given out at once. */
export function TemuanTable(props: {
  page: Page<TemuanRow>
  url: ListUrl
  size: number
  filtered: boolean
  tugas: { jenis: JenisTemuan; petugasList: PetugasTemuanRow[]; mitraList: MitraRow[] | null; hariIni: string } | null
  kosong: string
  /** Of several kinds, for one person. */
  campur?: boolean
  /** The numbers of the rows are whole, because a purpose was stated. */
  terbuka?: boolean
}) {
  const { tugas } = props
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
      bulk={
        tugas
          ? (ids) => (
              <>
                <TugaskanTerpilih
                  jenis={tugas.jenis}
                  petugasList={tugas.petugasList}
                  hariIni={tugas.hariIni}
                  ids={ids}
                />
                {tugas.mitraList ? (
                  <MintaTerpilih jenis={tugas.jenis} mitraList={tugas.mitraList} hariIni={tugas.hariIni} ids={ids} />
                ) : null}
              </>
            )
          : undefined
      }
      empty={{ title: props.campur ? 'Tidak ada tugas' : 'Tidak ada temuan', description: props.kosong }}
      noResults={{
        title: 'Tidak ada temuan yang cocok',
        description: 'Longgarkan saringan wilayah, keadaan, atau desilnya.',
      }}
    />
  )
}
