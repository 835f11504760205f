import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { formatInstant } from '@/lib/core/format'
import type { ImporRow } from '@/lib/sumber/queries'

const KATA: Readonly<Record<string, string>> = { setujui: 'Disetujui', tolak: 'Ditolak', tarik: 'Ditarik' }

/** What was decided about a delivery, by whom and why; nothing while nobody has. */
export function PutusanCard({ putusanList }: Pick<ImporRow, 'putusanList'>) {
  if (putusanList.length === 0) return null
  return (
    <Card title="Keputusan">
      <DescriptionList
        items={putusanList.map(({ putusan, nama, pada, alasan }) => ({
          term: KATA[putusan] ?? putusan,
          value: `${nama}, ${formatInstant(pada)}`,
          note: alasan,
        }))}
      />
    </Card>
  )
}
