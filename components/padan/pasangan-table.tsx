'use client'

import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { changeHref, type ListUrl } from '@/components/table/list-url'
import type { Page } from '@/lib/core/page'
import { periksaDukcapilAction } from '@/lib/padan/actions'
import { describeBagian, LABEL_JENIS, LABEL_SUMBER } from '@/lib/padan/pasangan'
import type { PasanganRow } from '@/lib/padan/queries/list-pasangan'

const column = columnsOf<PasanganRow>()
const columns = column.columns([
  column.accessor((row) => row.nama ?? 'Tidak ada di rilis', { id: 'nama', header: 'Orang pertama' }),
  column.accessor((row) => row.namaLain ?? 'Tidak ada di sumber', { id: 'namaLain', header: 'Orang kedua' }),
  column.accessor('skor', { header: 'Skor', meta: { align: 'end', name: 'Skor dari 100' } }),
  column.accessor(
    (row) =>
      row.sumber ? `${LABEL_JENIS[row.jenis]}: ${LABEL_SUMBER[row.sumber] ?? row.sumber}` : LABEL_JENIS[row.jenis],
    { id: 'jenis', header: 'Jenis' },
  ),
  column.accessor(
    (row) =>
      describeBagian(row.bagianList)
        .filter(({ beda }) => beda)
        .map(({ nama }) => nama)
        .join(', ') || 'Tidak ada',
    { id: 'beda', header: 'Yang tidak sama' },
  ),
  column.accessor('desa', { header: 'Desa/kelurahan' }),
  column.accessor('desaLain', { header: 'Desa/kelurahan kedua' }),
])

/** Pairs as rows; a row opens both sides beside each other. */
export function PasanganTable(props: {
  page: Page<PasanganRow>
  url: ListUrl
  size: number
  filtered: boolean
  pernahJalan: boolean
  /** Both persons of the chosen pairs may be asked about at Dukcapil. */
  periksa: boolean
}) {
  const asal = { path: '', params: { jenis: props.url.params.jenis, wilayah: props.url.params.wilayah } }
  return (
    <DataTable
      caption="Daftar pasangan"
      columns={columns}
      page={props.page}
      rowId={(row) => row.id}
      rowHref={(row) => changeHref({ ...asal, path: `/padan/${row.id}` }, {})}
      url={props.url}
      size={props.size}
      filtered={props.filtered}
      columnsKey="padan"
      narrow={(row) => (
        <>
          {row.namaLain ?? 'Tidak ada di sumber'}
          <br />
          {row.desa === row.desaLain ? row.desa : `${row.desa} dan ${row.desaLain}`} · skor {row.skor}
          {row.sumber ? ` · ${LABEL_SUMBER[row.sumber] ?? row.sumber}` : ''}
        </>
      )}
      rowName={(row) => `Pilih pasangan ${row.nama ?? ''}`}
      bulk={
        props.periksa
          ? (ids) => (
              <Form
                action={periksaDukcapilAction}
                warnUnsaved={false}
                aria-label="Periksa yang dipilih ke Dukcapil"
                className="space-y-2"
              >
                {ids.map((id) => (
                  <input key={id} type="hidden" name="pasangan" value={id} />
                ))}
                <SubmitButton size="sm" pendingLabel="Mengantrekan…">
                  Periksa ke Dukcapil
                </SubmitButton>
              </Form>
            )
          : undefined
      }
      empty={
        props.pernahJalan
          ? {
              title: 'Tidak ada pasangan yang menunggu',
              description: 'Semua sudah diputuskan, atau tidak ada baris yang mirip di wilayah ini.',
            }
          : {
              title: 'Belum pernah dipadankan',
              description: 'Pemadanan berjalan setelah rilis terbit, atau dijalankan oleh operator Dinsos.',
            }
      }
      noResults={{
        title: 'Tidak ada pasangan yang cocok',
        description: 'Longgarkan saringan jenis, keadaan, wilayah, atau skor.',
      }}
    />
  )
}
