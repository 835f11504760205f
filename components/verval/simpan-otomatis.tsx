'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { newIdempotencyKey } from '@/components/form/idempotency-key'
import { useUnsavedWarning } from '@/components/form/unsaved'
import { formatTime } from '@/lib/core/format'
import { ubahUsulanAction } from '@/lib/verval/actions'

/** Milliseconds of rest after the last keystroke before the draft is saved. */
const JEDA = 1200

type Keadaan = { nada: 'diam' | 'menyimpan' | 'tersimpan' | 'gagal'; kata: string }

/**
 * Saves the draft of the form it stands in by itself, one saving at a time, and says so. Only fields that were filled are
 * sent. Gives the form the hidden fields `id` and `versi`.
 */
export function SimpanOtomatis({ id, versi: versiAwal }: { id: string; versi: number }) {
  const [keadaan, setKeadaan] = useState<Keadaan>({ nada: 'diam', kata: 'Draf disimpan sendiri selama Anda mengisi.' })
  const letak = useRef<HTMLParagraphElement>(null)
  const versi = useRef(versiAwal)
  const timer = useRef<number | undefined>(undefined)
  const berjalan = useRef(false)
  const tertunda = useRef(false)
  useUnsavedWarning(useCallback(() => tertunda.current || berjalan.current, []))

  useEffect(() => {
    const form = letak.current?.closest('form')
    if (!form) return

    async function simpan(form: HTMLFormElement) {
      if (berjalan.current) return
      berjalan.current = true
      tertunda.current = false
      setKeadaan({ nada: 'menyimpan', kata: 'Menyimpan draf…' })
      const data = new FormData(form)
      data.set('kunci', newIdempotencyKey())
      data.set('versi', String(versi.current))
      const state = await ubahUsulanAction({ status: 'idle' }, data).catch(() => null)
      berjalan.current = false
      if (state?.status === 'done') {
        versi.current = state.value.versi
        setKeadaan({ nada: 'tersimpan', kata: `Draf tersimpan pukul ${formatTime(Date.now())}.` })
      } else if (state?.status === 'invalid') {
        const kata = Object.values(state.fieldErrors).flat()[0]
        setKeadaan({ nada: 'gagal', kata: `Belum tersimpan. ${kata ?? ''}` })
      } else if (state?.status === 'refused') setKeadaan({ nada: 'gagal', kata: state.message })
      else {
        setKeadaan({ nada: 'gagal', kata: 'Belum tersimpan karena sambungan terputus; dicoba lagi sebentar lagi.' })
        tertunda.current = true
        timer.current = window.setTimeout(() => void simpan(form), JEDA * 5)
        return
      }
      if (tertunda.current) timer.current = window.setTimeout(() => void simpan(form), JEDA)
    }

    const tunda = () => {
      tertunda.current = true
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void simpan(form), JEDA)
    }
    // Sending the form ends the draft: what waits to be saved goes with it.
    const kirim = () => {
      window.clearTimeout(timer.current)
      tertunda.current = false
    }
    // Fields left alone say nothing: a village line has no bytes to spare.
    const ringkas = (event: FormDataEvent) => {
      for (const nama of [...event.formData.keys()])
        if (nama.startsWith('nilai.') && event.formData.get(nama) === '') event.formData.delete(nama)
    }
    form.addEventListener('input', tunda)
    form.addEventListener('submit', kirim)
    form.addEventListener('formdata', ringkas)
    return () => {
      window.clearTimeout(timer.current)
      form.removeEventListener('input', tunda)
      form.removeEventListener('submit', kirim)
      form.removeEventListener('formdata', ringkas)
    }
  }, [])

  return (
    <>
      <input type="hidden" name="id" value={id} />
      <p
        ref={letak}
        role="status"
        className={keadaan.nada === 'gagal' ? 'font-medium text-negative-strong' : 'text-content-secondary'}
      >
        {keadaan.kata}
      </p>
    </>
  )
}
