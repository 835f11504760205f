import type { ReactNode } from 'react'
import { SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { formatNumber } from '@/lib/core/format'
import {
  batalkanUsulanAction,
  kembalikanUsulanAction,
  tolakUsulanAction,
  tugaskanPemeriksaanAction,
  verifikasiUsulanAction,
} from '@/lib/verval/actions'
import { LABEL_STATUS, type Tindakan } from '@/lib/verval/alur'
import type { UsulanDetail } from '@/lib/verval/queries/get-usulan'
import type { PetugasRow } from '@/lib/verval/queries/list-pemeriksaan'
import { menungguOf } from '@/lib/verval/sebutan'
import { AlasanDialog } from './alasan-dialog'

/** The acts this person may do now, in the order of the office, beside what the usulan waits for. */
export function TindakanPanel({ usulan, petugasList }: { usulan: UsulanDetail; petugasList: PetugasRow[] }) {
  const boleh = (tindakan: Tindakan) => usulan.tindakanList.includes(tindakan)
  const sudahDitugaskan = usulan.pemeriksaan?.status === 'ditugaskan'
  return (
    <Card title="Langkah berikutnya">
      <div className="space-y-4">
        <p>{menungguOf(usulan.status, usulan.keluarga.kodeDesa, sudahDitugaskan)}</p>
        {boleh('ajukan') ? (
          <ButtonLink href={`/verval/${usulan.id}/ubah`} intent="primary" wide>
            Lengkapi dan ajukan
          </ButtonLink>
        ) : null}
        {boleh('musyawarahkan') ? (
          <ButtonLink href={`/verval/musyawarah/baru?desa=${usulan.keluarga.kodeDesa}`} intent="primary" wide>
            Catat musyawarah
          </ButtonLink>
        ) : null}
        {boleh('periksa') && sudahDitugaskan && usulan.pemeriksaan ? (
          <ButtonLink href={`/verval/pemeriksaan/${usulan.pemeriksaan.id}`} intent="primary" wide>
            Catat hasil pemeriksaan
          </ButtonLink>
        ) : null}
        {boleh('tugaskan') ? <Tugaskan usulan={usulan} petugasList={petugasList} ulang={sudahDitugaskan} /> : null}
        {boleh('verifikasi') ? (
          <Form
            action={verifikasiUsulanAction}
            warnUnsaved={false}
            aria-label="Verifikasi usulan"
            className="space-y-3"
          >
            <input type="hidden" name="id" value={usulan.id} />
            <TextAreaField name="catatan" label="Catatan verifikasi" optional rows={2} maxLength={1000} personal />
            <SubmitButton wide>Verifikasi usulan</SubmitButton>
          </Form>
        ) : null}
        <Lain>
          {boleh('kembalikan') ? (
            <AlasanDialog
              judul="Kembalikan usulan"
              penjelasan="Usulan kembali ke tahap yang dipilih dan dapat diajukan lagi setelah diperbaiki."
              tombol="Kembalikan"
              action={kembalikanUsulanAction}
              isian={{ id: usulan.id }}
              tujuan={usulan.tujuanKembali.map((status) => ({ value: status, label: LABEL_STATUS[status] }))}
            />
          ) : null}
          {boleh('tolak') ? (
            <AlasanDialog
              judul="Tolak usulan"
              penjelasan="Usulan berakhir di sini. Keluarga tetap dapat diusulkan lagi."
              tombol="Tolak"
              action={tolakUsulanAction}
              isian={{ id: usulan.id }}
              look={{ intent: 'danger', wide: true }}
            />
          ) : null}
          {boleh('batalkan') ? (
            <AlasanDialog
              judul={usulan.status === 'draf' ? 'Buang draf' : 'Batalkan usulan'}
              penjelasan="Usulan tidak dilanjutkan. Riwayatnya tetap tersimpan."
              tombol={usulan.status === 'draf' ? 'Buang draf' : 'Batalkan usulan'}
              action={batalkanUsulanAction}
              isian={{ id: usulan.id }}
              look={{ intent: 'danger', wide: true }}
              tanpaAlasan={usulan.status === 'draf'}
            />
          ) : null}
        </Lain>
      </div>
    </Card>
  )
}

function Lain({ children }: { children: ReactNode[] }) {
  return children.some(Boolean) ? <div className="space-y-2 border-t border-stroke pt-4">{children}</div> : null
}

function Tugaskan(props: { usulan: UsulanDetail; petugasList: PetugasRow[]; ulang: boolean }) {
  if (props.petugasList.length === 0)
    return (
      <p className="text-content-secondary">
        Belum ada petugas pemeriksaan yang wilayah tugasnya mencakup keluarga ini.
      </p>
    )
  return (
    <Form
      action={tugaskanPemeriksaanAction}
      warnUnsaved={false}
      aria-label="Tugaskan pemeriksaan"
      className="space-y-3"
    >
      <input type="hidden" name="id" value={props.usulan.id} />
      <SelectField
        name="petugasId"
        label={props.ulang ? 'Ganti petugas pemeriksaan' : 'Petugas pemeriksaan'}
        options={props.petugasList.map(({ id, nama, tugas }) => ({
          value: id,
          label: `${nama} (${tugas === 0 ? 'tidak ada tugas' : `${formatNumber(tugas)} tugas`})`,
        }))}
        placeholder="Pilih petugas"
      />
      <SubmitButton wide intent={props.ulang ? 'secondary' : 'primary'}>
        {props.ulang ? 'Ganti petugas' : 'Tugaskan pemeriksaan'}
      </SubmitButton>
    </Form>
  )
}
