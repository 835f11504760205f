import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Status } from '@/components/ui/status'
import { formatDate } from '@/lib/core/format'
import { type HasilJawabanLuar, LABEL_HASIL_JAWABAN } from '@/lib/sumber/jenis'
import type { TanggapanUsulan as Tanggapan } from '@/lib/sumber/queries/list-tanggapan-usulan'

const NADA: Record<HasilJawabanLuar, 'positive' | 'negative' | 'guide'> = {
  diterima: 'positive',
  diakui: 'positive',
  ditolak: 'negative',
  'tidak-diakui': 'negative',
  diproses: 'guide',
}

/** What Kemensos and BPS answered about an usulan by file; nothing while no file named it. */
export function TanggapanUsulan({ tanggapanList }: { tanggapanList: readonly Tanggapan[] }) {
  if (tanggapanList.length === 0) return null
  return (
    <Card
      title="Jawaban Kemensos dan BPS"
      description="Kemensos menetapkan penerima, BPS menetapkan desil. Jawaban di sini tidak mengubah data keluarga; usulan terjawab ketika rilis berikutnya dibandingkan dengannya."
    >
      <DescriptionList
        items={tanggapanList.map(({ asal, hasil, kata, keterangan, tanggal }) => ({
          term: `${asal === 'kemensos' ? 'Kemensos' : 'BPS'}, ${formatDate(tanggal)}`,
          value: hasil ? <Status tone={NADA[hasil]}>{LABEL_HASIL_JAWABAN[hasil]}</Status> : kata,
          ...(keterangan && { note: keterangan }),
        }))}
      />
    </Card>
  )
}
