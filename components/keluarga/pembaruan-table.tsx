import Link from 'next/link'
import { Status } from '@/components/ui/status'
import { parseDate } from '@/lib/core/date'
import { formatDate, formatInstant } from '@/lib/core/format'
import { labelKolom } from '@/lib/keluarga/kode'
import { LABEL_PENGAKUAN } from '@/lib/keluarga/pengakuan'
import type { KeluargaDetail } from '@/lib/keluarga/queries/get-keluarga'
import { formatNilai } from './nilai-daftar'

const TONE = { diakui: 'positive', 'belum-diakui': 'warning', berbeda: 'negative' } as const

/** Local changes in force on a family: from what to what, since when it holds, since when it is known, and what BPS says. */
export function PembaruanTable({ keluarga }: { keluarga: KeluargaDetail }) {
  const rows = [
    { siapa: 'Keluarga', nilai: keluarga.nilai },
    ...[...keluarga.anggotaKini, ...keluarga.anggotaKeluar].map((anggota) => ({
      siapa: anggota.nilai.nama?.kini ?? 'Anggota',
      nilai: anggota.nilai,
    })),
  ].flatMap(({ siapa, nilai }, ke) =>
    Object.entries(nilai).flatMap(([kolom, lapis]) =>
      lapis.pembaruan ? [{ ke, siapa, kolom, lapis, pembaruan: lapis.pembaruan }] : [],
    ),
  )
  if (rows.length === 0)
    return <p className="px-4 pb-4 text-content-secondary">Belum ada nilai yang diubah oleh daerah.</p>
  const head = 'border-b border-stroke bg-surface-secondary px-4 py-2 text-left font-semibold whitespace-nowrap'
  const cell = 'border-b border-stroke px-4 py-2 align-top'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label="Pembaruan daerah" tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Pembaruan daerah</caption>
        <thead>
          <tr>
            <th scope="col" className={head}>
              Tentang
            </th>
            <th scope="col" className={head}>
              Rilis BPS
            </th>
            <th scope="col" className={head}>
              Pembaruan daerah
            </th>
            <th scope="col" className={head}>
              Berlaku sejak
            </th>
            <th scope="col" className={head}>
              Dicatat
            </th>
            <th scope="col" className={head}>
              Pengakuan BPS
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ ke, siapa, kolom, lapis, pembaruan }) => {
            const sejak = parseDate(pembaruan.berlakuSejak)
            return (
              <tr key={`${ke}-${kolom}`}>
                <th scope="row" className={`${cell} text-left font-medium`}>
                  {labelKolom(kolom)}
                  <span className="block font-normal text-content-secondary">{siapa}</span>
                </th>
                <td className={cell}>{formatNilai(kolom, lapis.rilis)}</td>
                <td className={cell}>
                  {formatNilai(kolom, pembaruan.nilai)}
                  {pembaruan.usulanId ? (
                    <Link href={`/verval/${pembaruan.usulanId}`} prefetch={false} className="block text-link underline">
                      Lihat usulan
                    </Link>
                  ) : null}
                </td>
                <td className={cell}>{sejak ? formatDate(sejak) : pembaruan.berlakuSejak}</td>
                <td className={cell}>{formatInstant(pembaruan.dicatatPada)}</td>
                <td className={cell}>
                  <Status tone={TONE[pembaruan.pengakuan]}>{LABEL_PENGAKUAN[pembaruan.pengakuan]}</Status>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
