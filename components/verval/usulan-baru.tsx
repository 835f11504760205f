import { RadioField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { DesilBadge } from '@/components/keluarga/desil-badge'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { EmptyState } from '@/components/ui/empty-state'
import { maskNomorKk } from '@/lib/keluarga/nik'
import type { NilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { buatUsulanAction } from '@/lib/verval/actions'
import { ASAL_USULAN, type AsalUsulan, labelAsal } from '@/lib/verval/sebutan'

const CRUMBS = [{ label: 'Verval', href: '/verval' }, { label: 'Usulan baru' }]

/** Beginning an usulan: which family, and where the proposal comes from (chosen beforehand when a finding led here). Without a family it says how to find one. */
export function UsulanBaru({ keluarga, asal }: { keluarga: NilaiKeluarga | null; asal?: AsalUsulan | undefined }) {
  if (!keluarga)
    return (
      <>
        <PageHeader title="Usulan baru" crumbs={CRUMBS} />
        <EmptyState
          title="Pilih keluarganya dahulu"
          description="Cari dengan NIK, nomor KK, atau nama di kotak pencarian, atau buka daftar keluarga. Di rincian keluarga, pilih Usulkan pembaruan data."
          act={
            <ButtonLink href="/keluarga" intent="primary">
              Buka daftar keluarga
            </ButtonLink>
          }
        />
      </>
    )
  const kini = (kolom: string) => keluarga.nilai[kolom]?.kini ?? null
  const desil = kini('desil_nasional')
  return (
    <>
      <PageHeader
        title="Usulan baru"
        crumbs={CRUMBS}
        description="Usulan pembaruan data mengusulkan nilai, bukan desil. Desil ditetapkan BPS setelah usulan diproses."
      />
      <div className="max-w-2xl space-y-6">
        <Card title="Keluarga">
          <DescriptionList
            items={[
              { term: 'Kepala keluarga', value: kini('nama_anggota_keluarga') },
              {
                term: 'Nomor KK',
                value: <span className="figures">{maskNomorKk(kini('nomor_kartu_keluarga') ?? '')}</span>,
              },
              { term: 'Alamat', value: kini('alamat') },
              { term: 'Desil resmi', value: <DesilBadge desil={desil === null ? null : Number(desil)} asal="resmi" /> },
            ]}
          />
        </Card>
        <Form action={buatUsulanAction} warnUnsaved={false} aria-label="Mulai usulan">
          <input type="hidden" name="keluargaId" value={keluarga.keluargaId} />
          <RadioField
            name="asal"
            label="Dari mana usulan ini datang?"
            hint="Masih dapat diganti sebelum diajukan."
            options={ASAL_USULAN.map((satu) => ({ value: satu, label: labelAsal(satu, keluarga.kodeDesa) }))}
            {...(asal ? { defaultValue: asal } : {})}
          />
          <FormActions>
            <SubmitButton>Mulai mengisi</SubmitButton>
            <ButtonLink href={`/keluarga/${keluarga.keluargaId}`} intent="quiet">
              Kembali ke keluarga
            </ButtonLink>
          </FormActions>
        </Form>
      </div>
    </>
  )
}

/** In place of the form, for a family that has left by events recorded here. */
export function UsulanTiada({ keluarga }: { keluarga: NilaiKeluarga }) {
  return (
    <>
      <PageHeader title="Usulan baru" crumbs={CRUMBS} />
      <EmptyState
        title="Tidak ada lagi anggota di keluarga ini"
        description="Menurut peristiwa yang dicatat di sini, semua anggotanya sudah pindah, bergabung ke keluarga lain, atau meninggal. Pembaruan data diusulkan di tempat mereka sekarang. Bila catatannya keliru, Dinas Sosial membatalkan peristiwanya di tab Riwayat."
        act={
          <ButtonLink href={`/keluarga/${keluarga.keluargaId}?tab=riwayat`} intent="primary">
            Lihat riwayat keluarga
          </ButtonLink>
        }
      />
    </>
  )
}
