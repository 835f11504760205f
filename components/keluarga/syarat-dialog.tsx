'use client'

import { useId, useState } from 'react'
import type { ListUrl } from '@/components/table/list-url'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { labelKolom } from '@/lib/keluarga/kode'
import { formatSyarat, KOLOM_SARING, type KolomSaring, listNilaiSaring } from '@/lib/keluarga/syarat'

/** Adds a condition to the list: a column, whether it is or is not, and the codes. Sent by GET, so that the list keeps its address. */
export function SyaratDialog({ url }: { url: ListUrl }) {
  return (
    <Dialog
      title="Tambah syarat"
      description="Setiap keluarga yang tampil memenuhi semua syarat."
      trigger={{ label: 'Tambah syarat', intent: 'secondary' }}
    >
      <Isian url={url} />
    </Dialog>
  )
}

function Isian({ url }: { url: ListUrl }) {
  const id = useId()
  const [kolom, setKolom] = useState<KolomSaring>('jenis_lantai_terluas')
  const [bukan, setBukan] = useState(false)
  const [nilai, setNilai] = useState<string[]>([])
  const rest = Object.entries(url.params).flatMap(([name, value]) =>
    name === 'kursor' ? [] : (Array.isArray(value) ? value : [value]).map((one) => [name, one] as const),
  )
  return (
    <form method="get" action={url.path} className="space-y-4">
      {rest.map(([name, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ),
      )}
      {nilai.length > 0 ? <input type="hidden" name="syarat" value={formatSyarat({ kolom, bukan, nilai })} /> : null}
      <div>
        <label htmlFor={`${id}-kolom`} className="mb-1 block text-sm font-medium">
          Data
        </label>
        <select
          id={`${id}-kolom`}
          value={kolom}
          className="block min-h-11 w-full rounded-md border border-stroke-input bg-surface px-3 py-2"
          onChange={(event) => {
            const dipilih = KOLOM_SARING.find((satu) => satu === event.target.value)
            if (dipilih) setKolom(dipilih)
            setNilai([])
          }}
        >
          {KOLOM_SARING.map((satu) => (
            <option key={satu} value={satu}>
              {labelKolom(satu)}
            </option>
          ))}
        </select>
      </div>
      <fieldset className="flex flex-wrap gap-x-6">
        <legend className="mb-1 text-sm font-medium">Hubungan</legend>
        {[false, true].map((satu) => (
          <label key={String(satu)} className="flex min-h-11 items-center gap-2">
            <input
              type="radio"
              checked={bukan === satu}
              onChange={() => setBukan(satu)}
              className="size-5 accent-brand"
            />
            {satu ? 'bukan salah satu dari' : 'salah satu dari'}
          </label>
        ))}
      </fieldset>
      <fieldset className="max-h-72 overflow-y-auto rounded-md border border-stroke p-2">
        <legend className="px-1 text-sm font-medium">{labelKolom(kolom)}</legend>
        {listNilaiSaring(kolom).map(({ kode, label }) => (
          <label key={kode} className="flex min-h-11 items-center gap-3 px-2">
            <input
              type="checkbox"
              checked={nilai.includes(kode)}
              className="size-5 accent-brand"
              onChange={(event) =>
                setNilai(event.target.checked ? [...nilai, kode] : nilai.filter((satu) => satu !== kode))
              }
            />
            {label}
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" intent="primary" disabled={nilai.length === 0}>
          Tambahkan
        </Button>
        <DialogClose intent="quiet">Tutup</DialogClose>
        {nilai.length === 0 ? <p className="text-sm text-content-secondary">Pilih paling sedikit satu isi.</p> : null}
      </div>
    </form>
  )
}
