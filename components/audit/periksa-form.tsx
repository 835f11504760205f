'use client'

import { useState } from 'react'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import type { HasilPeriksa } from '@/lib/audit/queries/verify-jejak'
import type { Temuan } from '@/lib/audit/rantai'
import type { Action } from '@/lib/core/action-state'
import { formatNumber } from '@/lib/core/format'

/** The button that verifies the chain, and what it found. */
export function PeriksaForm({ action }: { action: Action<HasilPeriksa> }) {
  const [hasil, setHasil] = useState<HasilPeriksa | null>(null)
  return (
    <div className="space-y-6">
      <Form action={action} warnUnsaved={false} onDone={setHasil} aria-label="Periksa keutuhan jejak">
        <SubmitButton pendingLabel="Memeriksa setiap baris…">Periksa sekarang</SubmitButton>
      </Form>
      <div aria-live="polite">{hasil ? <Hasil hasil={hasil} /> : null}</div>
    </div>
  )
}

function Hasil({ hasil }: { hasil: HasilPeriksa }) {
  return (
    <div className="space-y-6">
      {hasil.utuh ? (
        <Notice tone="positive" title="Jejak utuh">
          Tidak ada baris yang diubah, dihapus, atau disisipkan.
        </Notice>
      ) : (
        <Notice tone="negative" title="Jejak tidak utuh">
          {formatNumber(hasil.temuan.length)} temuan. Hentikan perubahan pada basis data dan hubungi pengelola server;
          simpan hasil ini.
        </Notice>
      )}
      {hasil.temuan.length > 0 ? (
        <ul className="divide-y divide-stroke rounded-md border border-stroke">
          {hasil.temuan.map((temuan) => (
            <li key={`${temuan.jenis}-${temuan.nomor}-${temuan.urutan?.join('-') ?? ''}`} className="px-4 py-3">
              <p className="font-medium">
                {LABEL_TEMUAN[temuan.jenis]}: {describeTempat(temuan)}
              </p>
              <p className="text-sm text-content-secondary">{temuan.keterangan}</p>
            </li>
          ))}
        </ul>
      ) : null}
      <DescriptionList
        items={[
          { term: 'Baris jejak', value: formatNumber(hasil.jejak) },
          {
            term: 'Baris log baca tersegel',
            value: `${formatNumber(hasil.logBaca)} di bawah ${formatNumber(hasil.segel)} segel`,
          },
          { term: 'Menunggu segel', value: formatNumber(hasil.belumDisegel) },
          { term: 'Catatan di luar basis data', value: formatNumber(hasil.jangkar) },
          {
            term: 'Kepala rantai',
            value: <code className="text-xs break-all">{hasil.kepala}</code>,
            note: 'Catat di luar aplikasi ini: dengannya pemotongan rantai di kemudian hari dapat dibuktikan.',
          },
        ]}
      />
    </div>
  )
}

const LABEL_TEMUAN: Record<Temuan['jenis'], string> = {
  diubah: 'Diubah',
  'ditulis-ulang': 'Ditulis ulang',
  dihapus: 'Dihapus',
  disisipkan: 'Disisipkan',
  ditukar: 'Ditukar',
  'kepala-diubah': 'Kepala rantai diubah',
  'kepala-dihapus': 'Kepala rantai dihapus',
  'log-diubah': 'Log baca diubah',
  'log-dihapus': 'Log baca dihapus',
  'log-disisipkan': 'Log baca disisipkan',
  'jangkar-berbeda': 'Berbeda dari catatan di luar basis data',
  'terlalu-banyak': 'Terlalu banyak baris tidak cocok',
}

function describeTempat({ nomor, sampai, urutan }: Temuan): string {
  const tempat =
    sampai === undefined
      ? `nomor ${formatNumber(nomor)}`
      : `nomor ${formatNumber(nomor)} sampai ${formatNumber(sampai)}`
  return urutan ? `${tempat}, urutan ${urutan.map((one) => formatNumber(one)).join(', ')}` : tempat
}
