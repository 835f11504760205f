import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { buildHref } from '@/lib/core/href'
import { toParams } from '@/lib/keluarga/saringan'
import type { KeluargaFilter } from '@/lib/keluarga/schema'

/** In place of the list when what a text was asked for is no longer kept: without it the list would show families nobody asked for. */
export function SyaratHilang({ filter }: { filter: KeluargaFilter }) {
  return (
    <>
      <PageHeader title="Keluarga" crumbs={[{ label: 'Keluarga', href: '/keluarga' }, { label: 'Saringan' }]} />
      <EmptyState
        title="Syarat menurut teks ini sudah tidak tersimpan"
        description="Isian teks disimpan satu hari dan hanya untuk yang mengisinya. Buka daftar tanpa syarat itu, lalu tambahkan kembali lewat Tambah syarat."
        act={
          <ButtonLink href={buildHref('/keluarga', { ...toParams(filter), urut: filter.urut })}>
            Buka daftar tanpa syarat teks
          </ButtonLink>
        }
      />
    </>
  )
}
