'use client'

import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import type { ListUrl } from '@/components/table/list-url'
import { dateAt } from '@/lib/core/date'
import { formatShortDate } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import { verifikasiUsulanAction } from '@/lib/verval/actions'
import type { UsulanRow } from '@/lib/verval/queries/list-usulan'
import { HasilStatus, UsulanStatus } from './usulan-status'

const column = columnsOf<UsulanRow>()
const columns = column.columns([
  column.accessor((row) => row.nomor ?? 'Draf', {
    id: 'nomor',
    header: 'Nomor',
    cell: ({ getValue }) => <span className="figures whitespace-nowrap">{getValue()}</span>,
  }),
  column.accessor((row) => row.kepala ?? 'Tidak ada di rilis', {
    id: 'kepala',
    header: 'Kepala keluarga',
    cell: ({ row, getValue }) => (
      <>
        {getValue()}
        {row.original.peristiwaBaru ? (
          <span className="block text-sm text-guide-strong">Keluarga ini punya peristiwa baru</span>
        ) : null}
      </>
    ),
  }),
  column.accessor('desa', { header: 'Desa/kelurahan' }),
  column.accessor('kecamatan', { header: 'Kecamatan', meta: { hidden: true } }),
  column.accessor('jumlahPerubahan', { header: 'Nilai', meta: { align: 'end', name: 'Jumlah nilai yang diusulkan' } }),
  column.accessor('status', {
    header: 'Keadaan',
    cell: ({ row }) => <UsulanStatus status={row.original.status} dikembalikan={row.original.dikembalikan} />,
  }),
  column.accessor('statusPada', {
    header: 'Sejak',
    cell: ({ getValue }) => <span className="whitespace-nowrap">{formatShortDate(dateAt(getValue()))}</span>,
  }),
  column.accessor('hasil', {
    header: 'Jawaban BPS',
    cell: ({ getValue }) => {
      const hasil = getValue()
      return hasil ? <HasilStatus hasil={hasil} /> : null
    },
  }),
  column.accessor('pengusulNama', { header: 'Pengusul', meta: { hidden: true } }),
])

/** Usulan as rows; a row opens the usulan. With `verifikasi` several can be verified at once. */
export function UsulanTable(props: {
  page: Page<UsulanRow>
  url: ListUrl
  size: number
  filtered: boolean
  verifikasi: boolean
  kosong: string
}) {
  return (
    <DataTable
      caption="Daftar usulan"
      columns={columns}
      page={props.page}
      rowId={(row) => row.id}
      rowHref={(row) => `/verval/${row.id}`}
      rowName={(row) => `Pilih usulan ${row.nomor ?? 'draf'}`}
      url={props.url}
      size={props.size}
      filtered={props.filtered}
      columnsKey="usulan"
      bulk={
        props.verifikasi
          ? (ids, clear) => (
              <Form
                action={verifikasiUsulanAction}
                warnUnsaved={false}
                onDone={clear}
                aria-label="Verifikasi yang dipilih"
                className="space-y-2"
              >
                {ids.map((id) => (
                  <input key={id} type="hidden" name="id" value={id} />
                ))}
                <SubmitButton size="sm" pendingLabel="Memverifikasi…">
                  Verifikasi yang dipilih
                </SubmitButton>
              </Form>
            )
          : undefined
      }
      empty={{ title: 'Belum ada usulan', description: props.kosong }}
      noResults={{
        title: 'Tidak ada usulan yang cocok',
        description: 'Longgarkan saringan, atau periksa kembali nomor usulannya.',
      }}
    />
  )
}
