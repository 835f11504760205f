import { RadioField, SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { PageHeader } from '@/components/shell/page-header'
import { PlainTable } from '@/components/table/plain-table'
import { Card, Section } from '@/components/ui/card'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { formatInstant } from '@/lib/core/format'
import { KOLOM_BPS, KOLOM_LAIN, type LapisAsal } from '@/lib/keluarga/asal'
import { labelKolom } from '@/lib/keluarga/kode'
import { KELOMPOK_VARIABEL, VARIABEL, type Variabel } from '@/lib/keluarga/variabel'
import { prioritaskanSumberAction } from '@/lib/sumber/actions'
import type { PerubahanPrioritas, PrioritasRow } from '@/lib/sumber/queries/list-prioritas'

const LAPIS: Record<LapisAsal, string> = { pembaruan: 'pembaruan daerah', rilis: 'rilis BPS' }
const TERKUNCI: ReadonlySet<string> = new Set(KOLOM_BPS)

/** Which layer each value is read from, and who decided so when and why. */
export function PrioritasPage(props: {
  berlakuList: PrioritasRow[]
  riwayatList: PerubahanPrioritas[]
  bolehUbah: boolean
}) {
  return (
    <>
      <PageHeader
        title="Urutan sumber per data"
        description="Lapisan mana yang dibaca lebih dahulu bila rilis BPS dan pembaruan daerah berbeda. Sumber lain memberi keterangan dan tidak pernah ada di urutan ini."
        crumbs={[{ label: 'Sumber data', href: '/sumber' }, { label: 'Urutan sumber' }]}
        act={props.bolehUbah ? <UbahUrutan /> : undefined}
      />
      <div className="space-y-6">
        <Card title="Urutan yang berlaku" flush>
          <PlainTable
            caption="Urutan sumber yang berlaku"
            head="Data"
            columns={[
              { key: 'urutan', label: 'Dibaca dari', align: 'left' },
              { key: 'asal', label: 'Ditetapkan', align: 'left' },
              { key: 'alasan', label: 'Alasan', align: 'left' },
            ]}
            rows={props.berlakuList.map((satu) => ({
              key: satu.kolom,
              head: namaKolom(satu.kolom),
              cells: [sebut(satu.urutan), satu.oleh ? olehOf(satu.oleh) : 'bawaan', satu.alasan],
              strong: satu.kolom === KOLOM_LAIN,
            }))}
          />
        </Card>
        {props.riwayatList.length > 0 ? (
          <Section title="Perubahan di sini" description="Terbaru di atas. Tidak satu pun dihapus.">
            <PlainTable
              caption="Perubahan urutan sumber"
              head="Data"
              columns={[
                { key: 'urutan', label: 'Menjadi', align: 'left' },
                { key: 'oleh', label: 'Oleh', align: 'left' },
                { key: 'alasan', label: 'Alasan', align: 'left' },
              ]}
              rows={props.riwayatList.map((satu) => ({
                key: `${satu.kolom}-${satu.versi}`,
                head: namaKolom(satu.kolom),
                cells: [sebut(satu.urutan), olehOf(satu.oleh), satu.alasan],
              }))}
            />
          </Section>
        ) : null}
      </div>
    </>
  )
}

function UbahUrutan() {
  const pilihan = KELOMPOK_VARIABEL.flatMap((kelompok) =>
    Object.entries(VARIABEL as Record<string, Variabel>)
      .filter(([kolom, variabel]) => variabel.kelompok === kelompok && !TERKUNCI.has(kolom))
      .map(([kolom]) => ({ value: kolom, label: `${kelompok}: ${labelKolom(kolom)}` })),
  )
  return (
    <Dialog
      title="Ubah urutan sumber"
      description="Halaman keluarga membaca nilai menurut urutan baru saat itu juga. Kedua nilai tetap tersimpan, dan desil resmi tidak terpengaruh."
      trigger={{ label: 'Ubah urutan', intent: 'primary' }}
    >
      <Form action={prioritaskanSumberAction} warnUnsaved={false} aria-label="Ubah urutan sumber">
        <SelectField
          name="kolom"
          label="Data"
          placeholder="Pilih…"
          options={[{ value: KOLOM_LAIN, label: namaKolom(KOLOM_LAIN) }, ...pilihan]}
        />
        <RadioField
          name="dahulu"
          label="Yang dibaca lebih dahulu"
          options={[
            { value: 'pembaruan', label: 'Pembaruan daerah', hint: 'Rilis BPS dibaca bila daerah tidak mengubahnya.' },
            { value: 'rilis', label: 'Rilis BPS', hint: 'Pembaruan daerah dibaca bila rilis tidak mengisinya.' },
          ]}
        />
        <TextAreaField name="alasan" label="Alasan" rows={3} maxLength={500} hint="Tersimpan di jejak audit." />
        <FormActions>
          <SubmitButton pendingLabel="Menyimpan…">Simpan urutan</SubmitButton>
          <DialogClose intent="quiet">Batal</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  )
}

function namaKolom(kolom: string): string {
  return kolom === KOLOM_LAIN ? 'Semua data lain' : labelKolom(kolom)
}

function sebut(urutan: readonly LapisAsal[]): string {
  const [satu, dua] = urutan.map((lapis) => LAPIS[lapis])
  return dua ? `${satu}, lalu ${dua}` : `${satu ?? ''} saja`
}

function olehOf({ nama, pada }: { nama: string; pada: Date }): string {
  return `${nama}, ${formatInstant(pada)}`
}
