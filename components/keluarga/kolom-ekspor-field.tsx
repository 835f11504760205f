'use client'

import { useState } from 'react'
import { FieldGroup } from '@/components/form/field'
import { formatNumber } from '@/lib/core/format'
import type { KelompokKolom } from '@/lib/keluarga/kolom-ekspor'

const TICK = 'mt-0.5 size-5 shrink-0 accent-brand'

/** Columns of an export to tick, under their groups; everything is ticked at first and a group can be taken as a whole. */
export function KolomEksporField({ kelompokList }: { kelompokList: KelompokKolom[] }) {
  const [tanpa, setTanpa] = useState<ReadonlySet<string>>(new Set())
  const pilih = (namaList: string[], ikut: boolean) =>
    setTanpa((dulu) => {
      const baru = new Set(dulu)
      for (const nama of namaList) {
        if (ikut) baru.delete(nama)
        else baru.add(nama)
      }
      return baru
    })
  return (
    <FieldGroup
      name="kolom"
      label="Kolom"
      hint="Ambil hanya yang diperlukan untuk tujuan Anda. Kolom yang dipilih ikut tercatat."
    >
      {() => (
        <>
          <input type="hidden" name="kolom[]" value="" />
          {kelompokList.map(({ kelompok, kolomList }) => {
            const namaList = kolomList.map(([nama]) => nama)
            const ikut = namaList.filter((nama) => !tanpa.has(nama)).length
            return (
              <div key={kelompok} className="border-t border-stroke">
                <label className="flex min-h-11 items-start gap-3 py-2">
                  <input
                    type="checkbox"
                    checked={ikut === namaList.length}
                    ref={(tick) => {
                      if (tick) tick.indeterminate = ikut > 0 && ikut < namaList.length
                    }}
                    onChange={(event) => pilih(namaList, event.target.checked)}
                    className={TICK}
                  />
                  <span>
                    {kelompok}
                    <span className="block text-sm text-content-secondary">
                      {`${formatNumber(ikut)} dari ${formatNumber(namaList.length)} kolom`}
                    </span>
                  </span>
                </label>
                <details className="pb-2 pl-8">
                  <summary className="min-h-6 cursor-pointer text-sm text-link underline">Pilih satu per satu</summary>
                  <div className="grid gap-x-4 sm:grid-cols-2">
                    {kolomList.map(([nama, label]) => (
                      <label key={nama} className="flex min-h-11 items-start gap-3 py-2 text-sm">
                        <input
                          type="checkbox"
                          name="kolom[]"
                          value={nama}
                          checked={!tanpa.has(nama)}
                          onChange={(event) => pilih([nama], event.target.checked)}
                          className={TICK}
                        />
                        <span>{label}</span>
                      </label>
                    ))}
                  </div>
                </details>
              </div>
            )
          })}
        </>
      )}
    </FieldGroup>
  )
}
