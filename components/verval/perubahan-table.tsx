import { ArrowRight } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import { LABEL_HASIL_KOLOM } from '@/lib/verval/hasil'
import type { PerubahanRow } from '@/lib/verval/queries/get-usulan'

const LABEL_PERIKSA = { sesuai: 'sesuai usulan', dikoreksi: 'dikoreksi', 'tidak-berubah': 'tidak berubah' } as const

/** What an usulan proposes: per value the old, the new, what the visit found, and what BPS made of it. */
export function PerubahanTable({ perubahanList }: { perubahanList: PerubahanRow[] }) {
  const diperiksa = perubahanList.some(({ hasilPeriksa }) => hasilPeriksa !== null)
  const dijawab = perubahanList.some(({ jawaban }) => jawaban !== null)
  const head = 'border-b border-stroke bg-surface-secondary px-3 py-2 text-left font-semibold'
  const cell = 'border-b border-stroke px-3 py-2 align-top'
  if (perubahanList.length === 0)
    return <p className="px-4 pb-4 text-content-secondary">Belum ada nilai yang diusulkan.</p>
  return (
    <section
      aria-label="Perubahan yang diusulkan"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto"
    >
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Perubahan yang diusulkan</caption>
        <thead>
          <tr>
            <th scope="col" className={head}>
              Isian
            </th>
            <th scope="col" className={head}>
              Semula
            </th>
            <th scope="col" className={head}>
              Diusulkan
            </th>
            {diperiksa ? (
              <th scope="col" className={head}>
                Temuan lapangan
              </th>
            ) : null}
            {dijawab ? (
              <th scope="col" className={head}>
                Rilis BPS
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {perubahanList.map((satu) => (
            <tr key={`${satu.orangId ?? ''}.${satu.kolom}`}>
              <th scope="row" className={`${cell} text-left font-medium`}>
                {satu.label}
                {satu.anggota ? <span className="block font-normal text-content-secondary">{satu.anggota}</span> : null}
              </th>
              <td className={cell}>
                {satu.lamaLabel}
                {satu.berubahSejak ? (
                  <span className="mt-1 block">
                    <Badge tone="warning">sekarang {satu.kiniLabel}</Badge>
                  </span>
                ) : null}
              </td>
              <td className={cell}>
                <span className="flex items-start gap-2">
                  <ArrowRight aria-hidden className="mt-0.5 size-4 shrink-0 text-content-secondary" />
                  <span className={satu.hasilPeriksa === 'tidak-berubah' ? 'line-through' : 'font-semibold'}>
                    {satu.baruLabel}
                  </span>
                </span>
              </td>
              {diperiksa ? (
                <td className={cell}>
                  {satu.hasilPeriksa ? (
                    <>
                      {satu.akhirLabel}
                      <span className="block">
                        <Status
                          tone={
                            satu.hasilPeriksa === 'sesuai'
                              ? 'positive'
                              : satu.hasilPeriksa === 'dikoreksi'
                                ? 'warning'
                                : 'neutral'
                          }
                        >
                          {LABEL_PERIKSA[satu.hasilPeriksa]}
                        </Status>
                      </span>
                    </>
                  ) : null}
                </td>
              ) : null}
              {dijawab ? (
                <td className={cell}>
                  {satu.jawaban ? (
                    <>
                      {satu.jawaban.rilisLabel}
                      <span className="block">
                        <Status tone={satu.jawaban.hasil === 'diakui' ? 'positive' : 'negative'}>
                          {LABEL_HASIL_KOLOM[satu.jawaban.hasil]}
                        </Status>
                      </span>
                    </>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
