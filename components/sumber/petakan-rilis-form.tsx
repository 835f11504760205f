'use client'

import { CheckboxField } from '@/components/form/choice-field'
import { controlClass } from '@/components/form/control-class'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { petakanRilisAction } from '@/lib/sumber/actions'
import type { PratinjauRilis, TabelRilis } from '@/lib/sumber/pratinjau-rilis'

/** Which headers that were not recognised are which column; what is kept is read with the files and, if wished, with later ones. */
export function PetakanRilisForm({ isi }: { isi: PratinjauRilis }) {
  const { pemisah, enkode, kolom } = isi.cara
  return (
    <Form action={petakanRilisAction} warnUnsaved={false} aria-label="Kolom rilis" className="space-y-6">
      <input type="hidden" name="id" value={isi.id} />
      {pemisah ? <input type="hidden" name="pemisah" value={pemisah} /> : null}
      {enkode ? <input type="hidden" name="enkode" value={enkode} /> : null}
      {isi.tabelList.map((tabel) => (
        <KolomAsing key={tabel.nama} tabel={tabel} diatur={new Set(Object.values(kolom))} />
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

/** The headers nobody knows, and those decided about before; every other is shown below with its first values. */
function KolomAsing({ tabel, diatur }: { tabel: TabelRilis; diatur: ReadonlySet<string> }) {
  const rows = tabel.kolomList.filter(({ nama, kepala }) => kepala !== '' && (nama === '' || diatur.has(nama)))
  if (rows.length === 0) return null
  return (
    <Card
      title={`Kolom yang belum dikenal pada ${tabel.nama}`}
      description="Tunjukkan artinya bila kolom ini sebenarnya kolom rilis. Kolom tambahan tidak hilang: isinya disimpan apa adanya dan tampil pada asal data keluarganya."
      flush
    >
      <PlainTable
        caption={`Kolom yang belum dikenal pada ${tabel.nama}`}
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
              <input type="hidden" name="kepala[]" value={kepala} />
            </>
          ),
          cells: [
            <select
              key="kolom"
              name="kolom[]"
              aria-label={`Kolom ${kepala} dibaca sebagai`}
              defaultValue={nama}
              className={controlClass('sm')}
            >
              <option value="">Kolom tambahan, disimpan apa adanya</option>
              {nama === '' ? null : <option value={nama}>{nama}</option>}
              {tabel.kurangList.map((kolom) => (
                <option key={kolom.nama} value={kolom.nama}>
                  {kolom.label} ({kolom.nama})
                </option>
              ))}
            </select>,
            contoh.join(' · ') || 'kosong',
          ],
        }))}
      />
    </Card>
  )
}
