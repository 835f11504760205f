'use client'

import { useRef, useState } from 'react'
import { CheckboxField } from '@/components/form/choice-field'
import { controlClass } from '@/components/form/control-class'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { PlainTable } from '@/components/table/plain-table'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { petakanRilisAction } from '@/lib/sumber/actions'
import type { PratinjauRilis, TabelRilis } from '@/lib/sumber/pratinjau-rilis'

/** Which headers are which column where that was not recognised, or wrongly; what is decided is read with the files and, if wished, with later ones. */
export function PetakanRilisForm({ isi }: { isi: PratinjauRilis }) {
  const { pemisah, enkode, kolom } = isi.cara
  return (
    <Form action={petakanRilisAction} warnUnsaved={false} aria-label="Kolom rilis" className="space-y-6">
      <input type="hidden" name="id" value={isi.id} />
      {pemisah ? <input type="hidden" name="pemisah" value={pemisah} /> : null}
      {enkode ? <input type="hidden" name="enkode" value={enkode} /> : null}
      {isi.tabelList.map((tabel) => (
        <KolomTabel key={tabel.nama} tabel={tabel} diatur={new Set(Object.values(kolom))} />
      ))}
      <Card title="Simpan">
        <div className="space-y-4">
          <CheckboxField
            optional
            name="simpan"
            label="Pakai juga untuk rilis berikutnya"
            hint="Kepala kolom yang sama dikenali sendiri pada kiriman selanjutnya."
          />
          <FormActions>
            <SubmitButton>Simpan dan kembali ke unggahan</SubmitButton>
            <ButtonLink intent="quiet" href={`/sumber/${isi.id}`}>
              Batal
            </ButtonLink>
          </FormActions>
        </div>
      </Card>
    </Form>
  )
}

/** The headers nobody knows, those decided about before, and any other that somebody finds misread; all are shown below with their first values. */
function KolomTabel({ tabel, diatur }: { tabel: TabelRilis; diatur: ReadonlySet<string> }) {
  const [ubah, setUbah] = useState<readonly string[]>([])
  const pilih = useRef<HTMLSelectElement>(null)
  const bernama = tabel.kolomList.filter(({ kepala }) => kepala !== '')
  const diputuskan = new Set(
    bernama.filter(({ kepala, nama }) => nama === '' || diatur.has(nama) || ubah.includes(kepala)),
  )
  const rows = [...diputuskan]
  const lain = bernama.filter((kolom) => !diputuskan.has(kolom))
  // Two columns that were taken for each other are both put right here: either may become what the other was.
  const pilihan = [...tabel.kurangList, ...rows.filter(({ nama }) => nama !== '')]
  return (
    <Card
      title={`Kolom yang perlu ditunjukkan pada ${tabel.nama}`}
      description={
        rows.length > 0
          ? 'Tunjukkan artinya bila kolom ini sebenarnya kolom rilis. Kolom tambahan tidak hilang: isinya disimpan apa adanya dan tampil pada asal data keluarganya.'
          : 'Semua kolom dikenali sendiri.'
      }
      flush
    >
      {rows.length > 0 ? (
        <PlainTable
          caption={`Kolom yang perlu ditunjukkan pada ${tabel.nama}`}
          head="Kolom di berkas"
          columns={[
            { key: 'nama', label: 'Dibaca sebagai', align: 'left' },
            { key: 'contoh', label: 'Contoh isi', align: 'left' },
          ]}
          rows={rows.map(({ kepala, nama, contoh }) => ({
            key: kepala,
            head: (
              <>
                {kepala}
                <input type="hidden" name="tabel[]" value={tabel.nama} />
                <input type="hidden" name="kepala[]" value={kepala} />
              </>
            ),
            cells: [
              <select
                key="kolom"
                ref={ubah.at(-1) === kepala ? focusBaru : undefined}
                name="kolom[]"
                aria-label={`Kolom ${kepala} dibaca sebagai`}
                defaultValue={nama}
                className={cn(controlClass('sm'), 'max-w-44 sm:max-w-none')}
              >
                <option value="">Kolom tambahan, disimpan apa adanya</option>
                {pilihan.map((kolom) => (
                  <option key={kolom.nama} value={kolom.nama}>
                    {kolom.label} ({kolom.nama})
                  </option>
                ))}
              </select>,
              <span key="contoh" className="block min-w-48">
                {contoh.join(' · ') || 'kosong'}
              </span>,
            ],
          }))}
        />
      ) : null}
      {lain.length > 0 ? (
        <div className="flex flex-wrap items-end gap-3 p-4">
          <label className="min-w-0 max-w-full space-y-1.5">
            <span className="block font-medium">Kolom lain yang salah dibaca</span>
            <select ref={pilih} defaultValue="" className={cn(controlClass(), 'max-w-full')}>
              <option value="">Pilih kolom</option>
              {lain.map(({ kepala, label }) => (
                <option key={kepala} value={kepala}>
                  {kepala}, dibaca sebagai {label}
                </option>
              ))}
            </select>
          </label>
          <Button
            onClick={() => {
              const kepala = pilih.current?.value
              if (kepala) setUbah([...ubah, kepala])
            }}
          >
            Ubah kolom ini
          </Button>
        </div>
      ) : null}
    </Card>
  )
}

/** Who asked for a row goes on in it. */
function focusBaru(select: HTMLSelectElement | null): void {
  select?.focus()
}
