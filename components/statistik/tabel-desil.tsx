import Link from 'next/link'
import { DesilBadge } from '@/components/keluarga/desil-badge'
import { formatNumber, formatPercent } from '@/lib/core/format'
import type { RekapDesil } from '@/lib/statistik/queries'

const HEAD = 'border-b border-stroke bg-surface-secondary px-2 py-2 font-semibold sm:px-3'
const CELL = 'border-b border-stroke px-2 py-1.5 sm:px-3'

/**
 * The table a Dinas publishes: desil × KK × jiwa × %, the unranked row, the held row and the check total.
 * `ditahan` and `salah` are counts of the whole delivery, shown where the area is the whole kabupaten/kota.
 */
export function TabelDesil(props: {
  rekap: RekapDesil
  judul: string
  ditahan?: { keluarga: number; anggota: number }
  salah?: { keluarga: number; anggota: number }
}) {
  const { baris, jumlah } = props.rekap
  const share = (value: number, of: number) => (of === 0 ? '—' : formatPercent(value / of))
  const sub = (label: string, from: number, to: number) => {
    const part = baris.filter((row) => row.desil !== null && row.desil >= from && row.desil <= to)
    const kk = part.reduce((sum, row) => sum + row.kk, 0)
    const jiwa = part.reduce((sum, row) => sum + row.jiwa, 0)
    return (
      <tr className="bg-surface-secondary text-content-secondary">
        <th scope="row" className={`${CELL} text-left font-normal`}>
          {label}
        </th>
        <Angka kk={kk} jiwa={jiwa} share={share} jumlah={jumlah} />
      </tr>
    )
  }
  const luar = [
    props.ditahan && { label: 'Ditahan (belum dimuat)', ...props.ditahan },
    props.salah && { label: 'Baris salah (tidak dimuat)', ...props.salah },
  ].filter((row) => row !== undefined)
  const delivered = luar.reduce((sum, row) => ({ kk: sum.kk + row.keluarga, jiwa: sum.jiwa + row.anggota }), jumlah)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={props.judul} tabIndex={0} className="overflow-x-auto rounded-md border border-stroke">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{props.judul}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} text-left`}>
              Desil nasional
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              KK
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              % KK
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              Jiwa
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              % jiwa
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              Jiwa/KK
            </th>
          </tr>
        </thead>
        <tbody className="figures">
          {baris.map((row) => (
            <tr key={row.desil ?? 'belum'}>
              <th scope="row" className={`${CELL} text-left font-normal`}>
                <Link href={`/keluarga?desil=${row.desil ?? 0}`} prefetch={false} className="inline-block">
                  <DesilBadge desil={row.desil} asal="resmi" words="hidden" />
                </Link>
              </th>
              <Angka kk={row.kk} jiwa={row.jiwa} share={share} jumlah={jumlah} />
            </tr>
          ))}
          {sub('Desil 1–4', 1, 4)}
          {sub('Desil 1–5', 1, 5)}
          {sub('Desil 6–10', 6, 10)}
        </tbody>
        <tfoot className="figures">
          <tr className="font-semibold">
            <th scope="row" className={`${CELL} text-left`}>
              Jumlah dimuat
            </th>
            <Angka kk={jumlah.kk} jiwa={jumlah.jiwa} share={share} jumlah={jumlah} />
          </tr>
          {luar.map((row) => (
            <tr key={row.label} className="text-content-secondary">
              <th scope="row" className={`${CELL} text-left font-normal`}>
                {row.label}
              </th>
              <td className={`${CELL} text-right`}>{formatNumber(row.keluarga)}</td>
              <td className={CELL} />
              <td className={`${CELL} text-right`}>{formatNumber(row.anggota)}</td>
              <td className={CELL} />
              <td className={CELL} />
            </tr>
          ))}
          {luar.length > 0 ? (
            <tr className="font-semibold">
              <th scope="row" className={`${CELL} text-left`}>
                Jumlah dikirim BPS
              </th>
              <td className={`${CELL} text-right`}>{formatNumber(delivered.kk)}</td>
              <td className={CELL} />
              <td className={`${CELL} text-right`}>{formatNumber(delivered.jiwa)}</td>
              <td className={CELL} />
              <td className={CELL} />
            </tr>
          ) : null}
        </tfoot>
      </table>
    </section>
  )
}

function Angka(props: {
  kk: number
  jiwa: number
  jumlah: { kk: number; jiwa: number }
  share: (value: number, of: number) => string
}) {
  const { kk, jiwa, jumlah, share } = props
  return (
    <>
      <td className={`${CELL} text-right`}>{formatNumber(kk)}</td>
      <td className={`${CELL} text-right`}>{share(kk, jumlah.kk)}</td>
      <td className={`${CELL} text-right`}>{formatNumber(jiwa)}</td>
      <td className={`${CELL} text-right`}>{share(jiwa, jumlah.jiwa)}</td>
      <td className={`${CELL} text-right`}>{kk === 0 ? '—' : formatNumber(jiwa / kk, 2)}</td>
    </>
  )
}
