'use client'

import { useRef, useState } from 'react'
import { Field } from '@/components/form/field'
import { newIdempotencyKey } from '@/components/form/idempotency-key'
import { type GagalKirim, kirimBerkas } from '@/components/form/kirim-berkas'
import { Button } from '@/components/ui/button'
import { formatBytes, formatPercent } from '@/lib/core/format'
import { BUKTI_DIKIRIM, BUKTI_GAGAL, BUKTI_TERBANYAK } from '@/lib/keluarga/bukti'
import { kecilkanFoto } from './kecilkan-foto'

type Lampiran = {
  /** Id of the stored file too: a second try is the same paper. */
  id: string
  file: File
  keadaan: { jenis: 'kirim'; bagian: number } | { jenis: 'sudah' } | ({ jenis: 'gagal' } & GagalKirim)
}

/**
 * Papers of an event as photographs, scans or PDF. Each is sent at once and by itself, so that a broken line costs one paper
 * and nothing that was typed; the form then carries only their ids.
 */
export function BuktiField(props: { label?: string; hint?: string; optional?: boolean }) {
  const [list, setList] = useState<Lampiran[]>([])
  const pengendali = useRef(new Map<string, AbortController>())
  const ubah = (id: string, keadaan: Lampiran['keadaan']) =>
    setList((lama) => lama.map((satu) => (satu.id === id ? { ...satu, keadaan } : satu)))

  async function kirim({ id, file }: Pick<Lampiran, 'id' | 'file'>) {
    const batal = new AbortController()
    pengendali.current.set(id, batal)
    ubah(id, { jenis: 'kirim', bagian: 0 })
    const isi = await kecilkanFoto(file)
    const gagal = await kirimBerkas(
      `/unggah/bukti/${id}`,
      isi,
      (sampai) => ubah(id, { jenis: 'kirim', bagian: sampai / Math.max(1, isi.size) }),
      { signal: batal.signal },
    )
    ubah(id, gagal === null ? { jenis: 'sudah' } : { jenis: 'gagal', ...gagal })
  }

  function pilih(fileList: FileList | null) {
    const baru = [...(fileList ?? [])]
      .slice(0, BUKTI_TERBANYAK - list.length)
      .map((file): Lampiran => ({ id: newIdempotencyKey(), file, keadaan: { jenis: 'kirim', bagian: 0 } }))
    setList((lama) => [...lama, ...baru])
    for (const satu of baru) void kirim(satu)
  }

  function lepas(id: string) {
    pengendali.current.get(id)?.abort()
    setList((lama) => lama.filter((satu) => satu.id !== id))
  }

  const penuh = list.length >= BUKTI_TERBANYAK
  return (
    <div className="space-y-2">
      <Field
        name="berkas"
        label={props.label ?? 'Foto atau pindaian dokumen'}
        hint={
          props.hint ?? `PDF, JPEG, atau PNG, paling banyak ${BUKTI_TERBANYAK} berkas. Foto dikecilkan sebelum dikirim.`
        }
        optional={props.optional}
      >
        {({ name: _, ...control }) => (
          <input
            {...control}
            type="file"
            multiple
            accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
            disabled={penuh}
            onChange={(event) => {
              pilih(event.currentTarget.files)
              event.currentTarget.value = ''
            }}
            className="w-full max-w-xl rounded-md border border-stroke-input bg-surface px-3 py-2 file:mr-3 file:rounded-sm file:border-0 file:bg-surface-tertiary file:px-3 file:py-1 file:font-medium file:text-content disabled:border-stroke disabled:text-content-secondary"
          />
        )}
      </Field>
      <ul aria-label="Dokumen yang dilampirkan" aria-live="polite" className="max-w-xl space-y-1 empty:hidden">
        {list.map((satu) => (
          <li key={satu.id} className="rounded-md border border-stroke px-3 py-2">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="min-w-0 flex-1 break-all">
                {satu.file.name} <span className="text-sm text-content-secondary">{formatBytes(satu.file.size)}</span>
              </span>
              <Keadaan keadaan={satu.keadaan} />
              {satu.keadaan.jenis === 'gagal' && satu.keadaan.ulang ? (
                <Button size="sm" aria-label={`Coba lagi mengirim ${satu.file.name}`} onClick={() => void kirim(satu)}>
                  Coba lagi
                </Button>
              ) : null}
              <Button size="sm" intent="quiet" aria-label={`Lepas ${satu.file.name}`} onClick={() => lepas(satu.id)}>
                Lepas
              </Button>
            </div>
            {satu.keadaan.jenis === 'gagal' ? (
              <p role="alert" className="text-sm text-negative-strong">
                Belum terkirim. {satu.keadaan.pesan} Isian Anda yang lain tidak berubah.
              </p>
            ) : null}
            <input type="hidden" name="berkas[]" value={nilaiOf(satu)} readOnly />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What the form carries of a paper; one that is not there yet is told when the form is sent, never left out of it. */
function nilaiOf({ id, keadaan }: Lampiran): string {
  if (keadaan.jenis === 'sudah') return id
  return keadaan.jenis === 'gagal' ? BUKTI_GAGAL : BUKTI_DIKIRIM
}

function Keadaan({ keadaan }: { keadaan: Lampiran['keadaan'] }) {
  if (keadaan.jenis === 'gagal') return null
  if (keadaan.jenis === 'sudah') return <span className="text-sm text-positive">Terkirim</span>
  return <span className="figures text-sm text-content-secondary">Mengirim {formatPercent(keadaan.bagian, 0)}</span>
}
