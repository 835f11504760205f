'use client'

import { useState } from 'react'
import { SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions, FormSection } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { catatPeristiwaAction } from '@/lib/keluarga/actions'
import type { Keadaan } from '@/lib/keluarga/dampak'
import { susunDampak } from '@/lib/keluarga/dampak-peristiwa'
import { isKkBaru, type MasukanPeristiwa } from '@/lib/keluarga/masukan-peristiwa'
import {
  DOKUMEN_PERISTIWA,
  type JenisPeristiwa,
  LABEL_DOKUMEN,
  labelTanggal,
  sebutPeristiwa,
} from '@/lib/keluarga/peristiwa'
import { BuktiField } from './bukti-field'
import { PeristiwaIsian } from './peristiwa-isian/peristiwa-isian'
import { PengamatMasukan } from './peristiwa-masukan'
import { type PerubahanTampil, VersiBentrok } from './versi-bentrok'
import { YangBerubah } from './yang-berubah'

/** One event: what happened, when, the paper that proves it, and beside it what will change. */
export function PeristiwaForm(props: {
  keluargaId: string
  jenis: JenisPeristiwa
  keadaan: Keadaan
  /** Version of the family's local layer as the page knows it. */
  versi: number
  perubahanList: PerubahanTampil[]
  kabupatenList: readonly { kode: string; nama: string }[]
  hariIni: string
  subjek: string | undefined
}) {
  const { jenis, keadaan } = props
  const [masukan, setMasukan] = useState<MasukanPeristiwa | null>(null)
  // Of the moment the form was opened; taken anew only when the person has compared.
  const [versi, setVersi] = useState(props.versi)
  const kalimat = masukan ? listKalimat(keadaan, masukan) : []
  const sebutan = sebutPeristiwa(jenis)
  return (
    <Form
      action={catatPeristiwaAction}
      draftKey={`peristiwa-${jenis}-${props.keluargaId}`}
      aria-label={`Catat ${sebutan}`}
      className="max-w-3xl"
    >
      <PengamatMasukan jenis={jenis} onMasukan={setMasukan} />
      <input type="hidden" name="keluargaId" value={props.keluargaId} />
      <input type="hidden" name="jenis" value={jenis} />
      <input type="hidden" name="versi" value={versi} readOnly />
      <VersiBentrok
        versi={versi}
        terbaru={props.versi}
        perubahanList={props.perubahanList}
        kiriman={kalimat}
        onPakai={() => setVersi(props.versi)}
      />
      <FormSection title="Kejadian">
        <PeristiwaIsian {...props} masukan={masukan} />
        <DateField
          name="tanggal"
          label={labelTanggal(jenis)}
          hint={jenis === 'perbaikan-data' ? 'Biasanya tanggal dokumennya.' : undefined}
          max={props.hariIni}
        />
      </FormSection>
      <FormSection title="Dokumen bukti">
        <SelectField
          name="dokumenJenis"
          label="Jenis dokumen"
          options={DOKUMEN_PERISTIWA[jenis].map((satu) => ({ value: satu, label: LABEL_DOKUMEN[satu] }))}
        />
        <TextField name="dokumenNomor" label="Nomor dokumen" maxLength={100} personal width="medium" />
        <DateField name="dokumenTanggal" label="Tanggal dokumen" max={props.hariIni} />
        <BuktiField optional={!masukan || !isKkBaru(masukan)} />
        <TextAreaField name="catatan" label="Catatan" optional rows={2} maxLength={500} personal />
      </FormSection>
      <YangBerubah kalimat={kalimat} />
      <FormActions>
        <SubmitButton pendingLabel="Mencatat…">Catat {sebutan}</SubmitButton>
        <ButtonLink href={`/keluarga/${props.keluargaId}`} intent="quiet">
          Batal
        </ButtonLink>
      </FormActions>
    </Form>
  )
}

/** What will change by what is typed so far; nothing as long as the main question is open. */
function listKalimat(keadaan: Keadaan, masukan: MasukanPeristiwa): string[] {
  const { jenis, orangId, anggota, nama } = masukan
  const terjawab =
    jenis === 'kelahiran' || jenis === 'pindah-masuk'
      ? nama !== ''
      : jenis === 'pindah-keluar' || jenis === 'pecah-kk' || jenis === 'gabung-kk'
        ? anggota.length > 0
        : orangId !== ''
  if (!terjawab) return []
  const dampak = susunDampak(keadaan, masukan)
  if (dampak.ok) return dampak.value.kalimat
  return dampak.error.code === 'keluarga/tanpa-perubahan' ? [] : [dampak.error.message]
}
