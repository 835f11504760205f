'use client'

import { Equal, EqualNot } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { cn } from '@/components/ui/cn'
import { Dialog } from '@/components/ui/dialog'
import { MaskedNumber, PersonalNumber } from '@/components/ui/masked-number'
import { bukaSamaranAction } from '@/lib/keluarga/actions'
import type { BarisBanding, SisiPasangan } from '@/lib/padan/queries/read-pasangan'

type Nomor = { nomorKk: string; nikByOrang: Record<string, string> }
type Letak = 'kiri' | 'kanan'

/**
 * Both sides as columns, a line for each value; a line that differs is marked by a sign and a word, not by colour alone. The
 * numbers of a side open as on the family page: with a reason, recorded, until the page is left.
 */
export function BandingTable(props: {
  barisList: BarisBanding[]
  kiri: SisiPasangan
  kanan: SisiPasangan
  bolehBuka: boolean
}) {
  const [nomor, setNomor] = useState<Partial<Record<Letak, Nomor>>>({})
  const nilai = (baris: BarisBanding, letak: Letak) => {
    const teks = baris[letak]
    if (teks === null) return <span className="text-content-secondary">tidak ada</span>
    if (!baris.nomor) return teks
    const terbuka = nomor[letak]
    const penuh = baris.nomor === 'nomorKk' ? terbuka?.nomorKk : terbuka?.nikByOrang[props[letak].orangId ?? '']
    return penuh ? <PersonalNumber value={penuh} /> : <MaskedNumber name={baris.nama} prefix={teks.slice(0, 4)} />
  }
  return (
    <div className="relative overflow-x-auto rounded-md border border-stroke bg-surface">
      <table className="w-full min-w-[36rem] text-left">
        <caption className="sr-only">Nilai kedua sisi</caption>
        <thead>
          <tr className="border-b border-stroke align-top">
            <th scope="col" className="w-40 px-4 py-3 text-sm font-medium">
              Nilai
            </th>
            {(['kiri', 'kanan'] as const).map((letak) => (
              <th key={letak} scope="col" className="px-4 py-3 font-semibold">
                {letak === 'kiri' ? 'Orang pertama' : 'Orang kedua'}
                <div className="text-sm font-normal text-content-secondary">{props[letak].asal}</div>
                <div className="mt-1 flex flex-wrap items-center gap-3 text-sm font-normal">
                  {props[letak].keluargaId ? (
                    <Link
                      prefetch={false}
                      href={`/keluarga/${props[letak].keluargaId}`}
                      className="text-link underline"
                    >
                      Buka keluarga
                    </Link>
                  ) : null}
                  {props.bolehBuka && props[letak].keluargaId && props[letak].orangId !== null && !nomor[letak] ? (
                    <Buka
                      keluargaId={props[letak].keluargaId}
                      label={letak === 'kiri' ? 'orang pertama' : 'orang kedua'}
                      onDone={(terbuka) => setNomor((kini) => ({ ...kini, [letak]: terbuka }))}
                    />
                  ) : null}
                </div>
              </th>
            ))}
            <th scope="col" className="w-32 px-4 py-3 text-sm font-medium">
              Dibanding
            </th>
          </tr>
        </thead>
        <tbody>
          {props.barisList.map((baris) => (
            <tr
              key={baris.nama}
              className={cn('border-b border-stroke last:border-b-0', baris.beda && 'bg-warning-subtle')}
            >
              <th scope="row" className="px-4 py-2 text-sm font-normal text-content-secondary">
                {baris.nama}
              </th>
              <td className={cn('px-4 py-2', baris.beda && 'font-semibold')}>{nilai(baris, 'kiri')}</td>
              <td className={cn('px-4 py-2', baris.beda && 'font-semibold')}>{nilai(baris, 'kanan')}</td>
              <td className="px-4 py-2 text-sm">
                {baris.beda === null ? (
                  <span className="text-content-secondary">tidak dapat dibandingkan</span>
                ) : (
                  <span className="inline-flex items-center gap-1.5">
                    {baris.beda ? (
                      <EqualNot aria-hidden className="size-4" />
                    ) : (
                      <Equal aria-hidden className="size-4" />
                    )}
                    {baris.beda ? 'berbeda' : 'sama'}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Buka(props: { keluargaId: string; label: string; onDone: (nomor: Nomor) => void }) {
  return (
    <Dialog
      title="Buka samaran NIK dan nomor KK"
      description="Nomor lengkap keluarga ini tampil di layar Anda. Nama Anda, waktu, dan alasannya tercatat di jejak audit."
      trigger={{ label: 'Buka samaran', size: 'sm', 'aria-label': `Buka samaran ${props.label}` }}
    >
      <Form action={bukaSamaranAction} warnUnsaved={false} quiet aria-label="Buka samaran" onDone={props.onDone}>
        <input type="hidden" name="keluargaId" value={props.keluargaId} />
        <TextAreaField
          name="alasan"
          label="Alasan"
          hint="Misalnya: membandingkan dua baris yang mungkin orang yang sama."
          rows={3}
        />
        <SubmitButton pendingLabel="Membuka…">Buka nomor</SubmitButton>
      </Form>
    </Dialog>
  )
}
