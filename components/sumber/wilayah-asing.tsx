'use client'

import { RadioField, SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { PlainTable } from '@/components/table/plain-table'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { formatNumber } from '@/lib/core/format'
import { muatTertahanAction, padankanDesaAction } from '@/lib/sumber/actions'
import type { WilayahAsingRow } from '@/lib/sumber/queries'

type Pilihan = { kecamatan: { value: string; label: string }[]; desa: { value: string; label: string }[] }
type Props = {
  imporId: string
  rows: WilayahAsingRow[]
  pilihan: Pilihan | null
  /** Whether the rows of decided codes can be loaded: the delivery is published, the load holds. */
  bolehMuat: boolean
  /** What waits below a code: persons of a release, rows of another source. */
  satuan?: 'Jiwa' | 'Baris'
}

/** Unknown area codes: what came under each, what it may be, and what somebody decided; then their rows are loaded. */
export function WilayahAsing({ imporId, rows, pilihan, bolehMuat, satuan = 'Jiwa' }: Props) {
  const boleh = pilihan !== null && pilihan.desa.length > 0
  return (
    <div className="space-y-4">
      <PlainTable
        caption="Kode wilayah yang belum dikenal"
        head="Kode di berkas"
        columns={[
          // First what can be done: on a phone the rest lies to the right.
          { key: 'putusan', label: 'Keputusan', align: 'left' },
          { key: 'nama', label: 'Nama di berkas', align: 'left' },
          { key: 'kk', label: 'KK' },
          { key: 'jiwa', label: satuan },
          { key: 'usul', label: 'Kemungkinan', align: 'left' },
        ]}
        rows={rows.map((row) => ({
          key: row.kodeResmi,
          head: row.kodeResmi,
          cells: [
            <Putusan key="putusan" imporId={imporId} row={row} pilihan={boleh ? pilihan : null} />,
            [row.nama, row.kecamatan].filter(Boolean).join(', ') || '—',
            formatNumber(row.kk),
            formatNumber(row.jiwa),
            // Wide enough to be read at once: on a phone a narrow column would make the row as tall as the screen.
            <span key="usul" className="block min-w-56">
              {usulOf(row)}
            </span>,
          ],
        }))}
      />
      {boleh && rows.some((row) => row.cara !== null || row.dikenal !== null) ? (
        bolehMuat ? (
          <Form action={muatTertahanAction} warnUnsaved={false} aria-label="Muat baris yang sudah dipadankan">
            <input type="hidden" name="id" value={imporId} />
            <FormActions>
              <SubmitButton pendingLabel="Mengantrekan…">Muat baris yang sudah dipadankan</SubmitButton>
            </FormActions>
          </Form>
        ) : (
          <p className="text-content-secondary">
            Barisnya dapat dimuat setelah {satuan === 'Jiwa' ? 'kiriman ini terbit' : 'muatan ini berlaku'}.
          </p>
        )
      ) : null}
    </div>
  )
}

function usulOf({ usulKode, usulNama, usulKk, kk, usulNamaSama, usulKecamatanSama }: WilayahAsingRow): string {
  if (usulKode === null) return 'Tidak ditemukan padanannya.'
  const sama = [usulNamaSama ? 'nama' : null, usulKecamatanSama ? 'kecamatan' : null].filter(Boolean).join(' dan ')
  const keluarga = usulKk > 0 ? `${formatNumber(usulKk)} dari ${formatNumber(kk)} KK sebelumnya tercatat di sana` : null
  const alasan = [sama ? `${sama} sama` : null, keluarga].filter(Boolean).join('; ')
  return `${usulNama ?? usulKode} berganti kode? ${alasan ? `${alasan[0]?.toUpperCase()}${alasan.slice(1)}.` : ''}`
}

function Putusan({ imporId, row, pilihan }: { imporId: string; row: WilayahAsingRow; pilihan: Pilihan | null }) {
  const kata =
    row.cara === 'ada'
      ? `Kode lain untuk ${row.kodeNama ?? row.kode}`
      : row.cara === 'baru'
        ? `Kelurahan/desa baru di ${row.kodeNama ?? row.kode}: ${row.namaResmi ?? ''}`
        : row.dikenal !== null
          ? `Sudah dikenal sebagai ${row.dikenal}`
          : null
  return (
    <div className="space-y-1">
      {kata ? <p>{kata}</p> : pilihan ? null : <p>Belum diputuskan</p>}
      {pilihan && row.dikenal === null ? (
        <Dialog
          title={`Padankan kode ${row.kodeResmi}`}
          description={usulOf(row)}
          trigger={{
            label: kata ? 'Ubah' : 'Padankan',
            intent: 'secondary',
            size: 'sm',
            'aria-label': `${kata ? 'Ubah' : 'Padankan'} kode ${row.kodeResmi}`,
          }}
        >
          <Form action={padankanDesaAction} warnUnsaved={false}>
            <input type="hidden" name="id" value={imporId} />
            <input type="hidden" name="kodeResmi" value={row.kodeResmi} />
            <RadioField
              name="cara"
              label="Kode ini menunjuk"
              defaultValue={row.cara ?? 'ada'}
              options={[
                { value: 'ada', label: 'Kelurahan/desa yang sudah ada dan berganti kode' },
                { value: 'baru', label: 'Kelurahan/desa yang baru dibentuk' },
              ]}
            />
            <SelectField
              optional
              name="kode"
              label="Kelurahan/desa yang ada"
              options={[{ value: '', label: 'Pilih bila berganti kode' }, ...pilihan.desa]}
              defaultValue={(row.cara === 'ada' ? row.kode : row.usulKode) ?? ''}
            />
            <SelectField
              optional
              name="kecamatan"
              label="Kecamatan kelurahan/desa baru"
              options={[{ value: '', label: 'Pilih bila baru dibentuk' }, ...pilihan.kecamatan]}
              defaultValue={row.cara === 'baru' ? (row.kode ?? '') : ''}
            />
            <TextField
              name="nama"
              label="Nama resmi"
              optional
              defaultValue={row.namaResmi ?? row.nama}
              maxLength={100}
            />
            <TextField name="berlakuSejak" label="Berlaku sejak" type="date" />
            <TextField name="berlakuSampai" label="Berlaku sampai" type="date" optional />
            <FormActions>
              <SubmitButton>Simpan padanan</SubmitButton>
              <DialogClose intent="quiet">Batal</DialogClose>
            </FormActions>
          </Form>
        </Dialog>
      ) : null}
    </div>
  )
}
