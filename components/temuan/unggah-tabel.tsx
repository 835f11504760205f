'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { newIdempotencyKey } from '@/components/form/idempotency-key'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { HEADER_NAMA_BERKAS, toHeaderNamaBerkas } from '@/lib/core/nama-berkas'
import type { BarisDitolak } from '@/lib/temuan/mitra'

type Keadaan =
  | { jenis: 'diam' }
  | { jenis: 'kirim' }
  | { jenis: 'sudah' | 'tolak'; pesan: string; ditolakList: BarisDitolak[] }

/** Sends a filled-in table to an address; it is read at once, and what was not taken is told. */
export function UnggahTabel({ alamat: tujuan, nama, label }: { alamat: string; nama: string; label: string }) {
  const [keadaan, setKeadaan] = useState<Keadaan>({ jenis: 'diam' })
  const router = useRouter()
  const id = useId()

  async function kirim(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const berkas = new FormData(event.currentTarget).get('berkas')
    if (!(berkas instanceof File) || berkas.size === 0)
      return setKeadaan({ jenis: 'tolak', pesan: 'Pilih berkas yang sudah diisi.', ditolakList: [] })
    setKeadaan({ jenis: 'kirim' })
    try {
      const jawaban = await fetch(`${tujuan}?kunci=${newIdempotencyKey()}`, {
        method: 'POST',
        headers: { [HEADER_NAMA_BERKAS]: toHeaderNamaBerkas(berkas.name) },
        body: berkas,
      })
      const isi = (await jawaban.json()) as { message: string; ditolakList?: BarisDitolak[] }
      setKeadaan({ jenis: jawaban.ok ? 'sudah' : 'tolak', pesan: isi.message, ditolakList: isi.ditolakList ?? [] })
      if (jawaban.ok) router.refresh()
    } catch {
      const pesan = 'Unggahan belum dijawab server. Periksa sambungan, lalu coba lagi.'
      setKeadaan({ jenis: 'tolak', pesan, ditolakList: [] })
    }
  }

  return (
    <form onSubmit={kirim} aria-label={nama} className="w-full min-w-0 max-w-2xl space-y-3">
      <label htmlFor={id} className="block font-medium">
        {label} (CSV atau XLSX)
      </label>
      <div className="flex flex-wrap items-center gap-3">
        <input
          id={id}
          type="file"
          name="berkas"
          accept=".csv,.xlsx"
          className="w-full max-w-md min-w-0 rounded-md border border-stroke-input bg-surface px-3 py-2 file:mr-3 file:rounded-sm file:border-0 file:bg-surface-tertiary file:px-3 file:py-1 file:font-medium file:text-content"
        />
        <Button type="submit" intent="secondary" aria-disabled={keadaan.jenis === 'kirim' || undefined}>
          {keadaan.jenis === 'kirim' ? 'Mengunggah…' : nama}
        </Button>
      </div>
      {keadaan.jenis === 'sudah' || keadaan.jenis === 'tolak' ? (
        <Notice
          tone={keadaan.jenis === 'sudah' ? 'positive' : 'negative'}
          live={keadaan.jenis === 'sudah' ? 'status' : 'alert'}
        >
          {keadaan.pesan}
        </Notice>
      ) : null}
      {'ditolakList' in keadaan && keadaan.ditolakList.length > 0 ? (
        <Notice tone="warning" title="Baris yang tidak diambil">
          <ul className="list-disc space-y-1 pl-5">
            {keadaan.ditolakList.map(({ baris, alasan }) => (
              <li key={baris}>
                Baris {baris}: {alasan}.
              </li>
            ))}
          </ul>
          <p className="mt-2">Betulkan baris itu di berkas, lalu unggah lagi. Jawaban yang sudah tersimpan tetap.</p>
        </Notice>
      ) : null}
    </form>
  )
}
