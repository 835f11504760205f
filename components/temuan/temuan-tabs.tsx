import { Tabs } from '@/components/ui/tabs'

const TAB = {
  daftar: 'Daftar temuan',
  tugas: 'Tugas saya',
  mitra: 'Perangkat daerah lain',
  capaian: 'Capaian verval',
} as const
const HREF: Record<keyof typeof TAB, string> = {
  daftar: '/temuan',
  tugas: '/temuan/tugas',
  mitra: '/temuan/mitra',
  capaian: '/temuan/capaian',
}

/** Parts of the room that this peran may enter; `tugas` is the number of findings that wait for them. */
export function TemuanTabs({ kini, tugas, mitra }: { kini: keyof typeof TAB; tugas: number | null; mitra: boolean }) {
  const tabList = (Object.keys(TAB) as (keyof typeof TAB)[]).filter(
    (tab) => (tab !== 'tugas' || tugas !== null) && (tab !== 'mitra' || mitra),
  )
  return (
    <div className="mb-6">
      <Tabs
        label="Bagian ruang temuan"
        items={tabList.map((tab) => ({
          href: HREF[tab],
          label: TAB[tab],
          current: tab === kini,
          ...(tab === 'tugas' && tugas !== null ? { count: tugas } : {}),
        }))}
      />
    </div>
  )
}
