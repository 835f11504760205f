'use client'

import { useEffect, useRef } from 'react'
import { type MasukanPeristiwa, readMasukan } from '@/lib/keluarga/masukan-peristiwa'
import type { JenisPeristiwa } from '@/lib/keluarga/peristiwa'

/** Watches the form it stands in and tells what is typed in it so far, from the start and after each change. */
export function PengamatMasukan(props: { jenis: JenisPeristiwa; onMasukan: (masukan: MasukanPeristiwa) => void }) {
  const ref = useRef<HTMLSpanElement>(null)
  const { jenis, onMasukan } = props
  useEffect(() => {
    const form = ref.current?.closest('form')
    if (!form) return
    const read = () => onMasukan(toMasukan(jenis, new FormData(form)))
    read()
    form.addEventListener('input', read)
    form.addEventListener('change', read)
    return () => {
      form.removeEventListener('input', read)
      form.removeEventListener('change', read)
    }
  }, [jenis, onMasukan])
  return <span ref={ref} hidden />
}

function toMasukan(jenis: JenisPeristiwa, data: FormData): MasukanPeristiwa {
  const teks = (isi: FormDataEntryValue | null) => (typeof isi === 'string' ? isi : undefined)
  return readMasukan(
    jenis,
    (name) => teks(data.get(name)),
    (name) => data.getAll(`${name}[]`).filter((isi) => typeof isi === 'string'),
    [...data.keys()],
  )
}
