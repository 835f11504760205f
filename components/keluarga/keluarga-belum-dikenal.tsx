import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { judulPandang, type PandangTampil } from './keluarga-pemberitahuan'

/** A family seen at a time before anything here told of it. It gives away nothing but that it is known now to whoever asks. */
export function KeluargaBelumDikenal({ keluargaId, pandang }: { keluargaId: string; pandang: PandangTampil }) {
  const href = `/keluarga/${keluargaId}`
  return (
    <>
      <PageHeader
        title="Belum tercatat pada waktu itu"
        crumbs={[
          { label: 'Keluarga', href: '/keluarga' },
          { label: 'Rincian keluarga', href },
          { label: 'Keadaan dahulu' },
        ]}
      />
      <EmptyState
        title={judulPandang(pandang)}
        description="Pada waktu itu belum ada rilis atau catatan daerah yang memuat keluarga ini. Pilih tanggal yang lebih baru, atau lihat keadaan sekarang."
        act={<ButtonLink href={href}>Lihat keadaan sekarang</ButtonLink>}
      />
    </>
  )
}
