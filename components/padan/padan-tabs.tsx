import { Tabs } from '@/components/ui/tabs'

const TAB = { pasangan: 'Pasangan', lintas: 'Kabupaten/kota lain', dukcapil: 'Dukcapil' } as const
const HREF = { pasangan: '/padan', lintas: '/padan/lintas', dukcapil: '/padan/dukcapil' } as const

/** Parts of the room. */
export function PadanTabs({ kini }: { kini: keyof typeof TAB }) {
  return (
    <div className="mb-6">
      <Tabs
        label="Bagian ruang padan"
        items={(Object.keys(TAB) as (keyof typeof TAB)[]).map((tab) => ({
          href: HREF[tab],
          label: TAB[tab],
          current: tab === kini,
        }))}
      />
    </div>
  )
}
