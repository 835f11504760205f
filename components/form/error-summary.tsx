'use client'

import { useContext, useEffect, useRef } from 'react'
import { Notice } from '@/components/ui/notice'
import { FormContext, fieldId } from './form-context'

/**
 * The last refusal of the form, on top of it: errors as links to their fields, a rule's sentence, or the reference of
 * a fault. Takes focus each time an answer arrives. Form already contains it.
 */
export function ErrorSummary() {
  const { id, state } = useContext(FormContext)
  const ref = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (state.status !== 'idle' && state.status !== 'done') ref.current?.focus()
  }, [state])

  if (state.status === 'idle' || state.status === 'done') return null
  return (
    <div ref={ref} tabIndex={-1} role="alert">
      {state.status === 'invalid' ? (
        <Notice tone="negative" title="Ada isian yang perlu diperbaiki">
          <ul className="list-disc pl-5">
            {Object.entries(state.fieldErrors).flatMap(([name, messages]) =>
              messages.map((message) => (
                <li key={`${name}:${message}`}>
                  {name === '' || name === 'kunci' ? (
                    message
                  ) : (
                    <a
                      href={`#${fieldId(id, name)}`}
                      className="text-link underline"
                      onClick={(event) => {
                        const target = focusable(fieldId(id, name))
                        if (!target) return
                        event.preventDefault()
                        target.focus()
                        target.scrollIntoView({ block: 'center' })
                      }}
                    >
                      {message}
                    </a>
                  )}
                </li>
              )),
            )}
          </ul>
        </Notice>
      ) : state.status === 'refused' ? (
        <Notice tone="negative" title="Belum dapat diproses">
          {state.message}
        </Notice>
      ) : state.reference === '' ? (
        <Notice tone="negative" title="Kiriman ini belum dijawab server">
          Isian Anda masih ada di halaman ini. Periksa sambungan internet, lalu kirim lagi; kiriman yang sama tidak
          tercatat dua kali. Bila tetap gagal, salin isian Anda dan muat ulang halaman.
        </Notice>
      ) : (
        <Notice tone="negative" title="Terjadi gangguan pada sistem">
          Isian Anda masih ada di halaman ini. Kirim lagi beberapa saat lagi. Bila gangguan berlanjut, sampaikan kode
          rujukan <span className="figures font-semibold">{state.reference}</span> kepada administrator.
        </Notice>
      )}
    </div>
  )
}

// The id stands on the control, or on the group of radio buttons and checkboxes, whose first one then takes focus.
function focusable(id: string): HTMLElement | null {
  const element = document.getElementById(id)
  if (!element) return null
  return element.matches('input, select, textarea')
    ? element
    : element.querySelector<HTMLElement>('input, select, textarea')
}
