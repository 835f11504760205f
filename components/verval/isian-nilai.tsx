'use client'

import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { controlClass } from '@/components/form/control-class'
import { useField } from '@/components/form/form-context'
import { cn } from '@/components/ui/cn'
import type { IsianForm } from '@/lib/verval/formulir'

type Pilihan = { kode: string; label: string }[]

/** One value: its name, what the register says now, and the field for what is proposed. Left alone, it stays as it is. */
export function IsianNilai({ isian, pilihan }: { isian: IsianForm; pilihan: Pilihan }) {
  const { id, errors, value } = useField(isian.nama)
  const [usul, setUsul] = useState(value ?? isian.usul)
  const errorId = errors.length > 0 ? `${id}-error` : undefined
  const attributes = {
    id,
    name: isian.nama,
    defaultValue: value ?? isian.usul,
    'aria-invalid': errorId ? (true as const) : undefined,
    'aria-describedby': [`${id}-kini`, errorId].filter(Boolean).join(' '),
    'data-personal': isian.pribadi || undefined,
    onChange: (event: { currentTarget: { value: string } }) => setUsul(event.currentTarget.value),
    className: cn(controlClass(), 'w-full'),
  }
  return (
    <div
      className={cn(
        '-mx-4 grid items-start gap-x-4 gap-y-1 border-b border-stroke px-4 py-3 last:border-b-0 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]',
        usul !== '' && 'border-l-4 border-l-guide bg-guide-subtle pl-3',
      )}
    >
      <div>
        <label htmlFor={id} className="block font-medium">
          {isian.label}
        </label>
        <p id={`${id}-kini`} className="text-sm text-content-secondary">
          Sekarang: {isian.kini}
        </p>
        {usul === '' ? null : <p className="text-sm font-medium text-guide-strong">Diusulkan berubah</p>}
      </div>
      <div className="space-y-1.5">
        {isian.jenis === 'kode' ? (
          <select {...attributes}>
            <option value="">Tidak diubah</option>
            {pilihan.map(({ kode, label }) => (
              <option key={kode} value={kode}>
                {label}
              </option>
            ))}
            <option value="-">Kosongkan</option>
          </select>
        ) : (
          <input
            {...attributes}
            type={isian.jenis === 'tanggal' ? 'date' : 'text'}
            inputMode={isian.jenis === 'bilangan' ? 'numeric' : undefined}
            maxLength={isian.jenis === 'bilangan' ? 3 : 500}
            autoComplete="off"
            placeholder="Tidak diubah"
          />
        )}
        {errorId ? (
          <p id={errorId} className="flex items-start gap-1.5 text-sm font-medium text-negative-strong">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>{errors.join(' ')}</span>
          </p>
        ) : null}
      </div>
    </div>
  )
}
