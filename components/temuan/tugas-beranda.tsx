import { Stat, StatGrid } from '@/components/ui/stat'
import { formatNumber } from '@/lib/core/format'

/** Findings that wait for this person, as a tile of the beranda; nothing without any. */
export function TugasBeranda({ jumlah, lewat }: { jumlah: number; lewat: number }) {
  if (jumlah === 0) return null
  return (
    <section aria-label="Temuan yang ditugaskan kepada Anda" className="mb-6 print:hidden">
      <StatGrid>
        <Stat
          label="Temuan untuk Anda"
          value={formatNumber(jumlah)}
          note={lewat > 0 ? `${formatNumber(lewat)} melewati tenggat.` : 'Periksa, lalu konfirmasi atau tepis.'}
          href="/temuan/tugas"
        />
      </StatGrid>
    </section>
  )
}
