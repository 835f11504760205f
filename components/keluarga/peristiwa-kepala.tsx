import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Tabs } from '@/components/ui/tabs'

const DAFTAR = {
  semua: { href: '/keluarga/peristiwa', label: 'Semua peristiwa' },
  'kk-belum': { href: '/keluarga/peristiwa?kk=belum', label: 'KK baru belum terbit' },
  'luar-rilis': { href: '/keluarga/luar-rilis', label: 'Keluarga di luar rilis' },
} as const

/** Head of the three lists of what was recorded: all events, families that wait for their KK, families no release has. */
export function PeristiwaKepala(props: { daftar: keyof typeof DAFTAR; bolehCatat: boolean }) {
  return (
    <>
      <PageHeader
        title="Peristiwa keluarga"
        description="Kelahiran, kematian, kepindahan, dan perubahan KK yang dicatat dari dokumen Disdukcapil."
        crumbs={[{ label: 'Keluarga', href: '/keluarga' }, { label: 'Peristiwa' }]}
        act={props.bolehCatat ? <ButtonLink href="/keluarga/masuk">Catat keluarga pindah masuk</ButtonLink> : undefined}
      />
      <Tabs
        label="Daftar peristiwa"
        items={Object.entries(DAFTAR).map(([kunci, satu]) => ({ ...satu, current: kunci === props.daftar }))}
      />
    </>
  )
}
