'use client'

import { useSelection } from '@/components/table/selection'
import type { JenisTemuan } from '@/lib/temuan/jenis'
import type { TemuanFilter } from '@/lib/temuan/schema'

/** The list an act is asked from: its kind and the filter it is read under. */
export type DaftarTemuan = { jenis: JenisTemuan; filter: TemuanFilter }

/** The choice in the list around an act as fields of its form: the rows, or everything the filter finds but some. */
export function PilihanMasukan(props: DaftarTemuan) {
  const { selection } = useSelection()
  return (
    <>
      <SaringMasukan {...props} />
      <input type="hidden" name="semua" value={selection.semua ? 'ya' : ''} />
      {selection.id.map((id) => (
        <input key={id} type="hidden" name={selection.semua ? 'kecuali[]' : 'id[]'} value={id} />
      ))}
    </>
  )
}

/** Kind and filter of a list as fields. */
export function SaringMasukan({ jenis, filter }: DaftarTemuan) {
  return (
    <>
      <input type="hidden" name="jenis" value={jenis} />
      <input type="hidden" name="wilayah" value={filter.wilayah ?? ''} />
      <input type="hidden" name="status" value={filter.status ?? ''} />
      <input type="hidden" name="desil" value={filter.desil ?? ''} />
      <input type="hidden" name="sebab" value={filter.sebab ?? ''} />
    </>
  )
}
