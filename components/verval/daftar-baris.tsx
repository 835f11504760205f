import Link from 'next/link'
import type { Choice } from '@/components/form/choice-field'
import { Badge } from '@/components/ui/badge'
import { PersonalNumber } from '@/components/ui/masked-number'
import { Status } from '@/components/ui/status'
import { keluarkanBarisAction } from '@/lib/verval/actions'
import type { BarisDaftar, DaftarDetail } from '@/lib/verval/queries/get-daftar'
import { AlasanDialog } from './alasan-dialog'

/** The rows of a list as they were frozen. With `tujuan` a row can be taken out. */
export function DaftarBarisTable(props: {
  daftar: DaftarDetail
  tujuan: Choice[] | null
  /** Whole numbers by family, while a stated purpose holds. */
  nomor: ReadonlyMap<string, { nomorKk: string }> | null
}) {
  const { daftar, tujuan } = props
  const head = 'border-b border-stroke bg-surface-secondary px-3 py-2 text-left font-semibold whitespace-nowrap'
  const cell = 'border-b border-stroke px-3 py-2 align-top'
  return (
    <section
      aria-label="Isi daftar"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-stroke print:border-0"
    >
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Isi daftar {daftar.nomor}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${head} text-right`}>
              No
            </th>
            <th scope="col" className={head}>
              Usulan
            </th>
            <th scope="col" className={head}>
              Keluarga
            </th>
            <th scope="col" className={head}>
              Perubahan
            </th>
            {tujuan ? (
              <th scope="col" className={`${head} print:hidden`}>
                Tindakan
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {daftar.barisList.map((baris) => (
            <tr key={baris.urutan} className={baris.dikeluarkan ? 'text-content-secondary' : undefined}>
              <td className={`${cell} figures text-right`}>{baris.urutan}</td>
              <th scope="row" className={`${cell} text-left font-medium`}>
                <Link
                  prefetch={false}
                  href={`/verval/${baris.usulanId}`}
                  className="figures whitespace-nowrap text-link underline print:text-content print:no-underline"
                >
                  {baris.nomor}
                </Link>
                <Tanda baris={baris} />
              </th>
              <td className={cell}>
                {baris.kepala ?? 'Tidak ada di rilis'}
                <span className="block text-content-secondary">{baris.desa}</span>
                <Nomor nomorKk={props.nomor?.get(baris.keluargaId)?.nomorKk} />
              </td>
              <td className={cell}>
                <ul>
                  {baris.perubahan.map((satu, urutan) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the frozen order of the row
                    <li key={urutan} className={baris.dikeluarkan ? 'line-through' : undefined}>
                      {satu.label}
                      {satu.orangId ? ' (anggota)' : ''}: {satu.lama} menjadi{' '}
                      <strong className="font-semibold">{satu.baru}</strong>
                    </li>
                  ))}
                </ul>
              </td>
              {tujuan ? (
                <td className={`${cell} print:hidden`}>
                  {baris.dikeluarkan ? null : (
                    <AlasanDialog
                      judul={`Keluarkan ${baris.nomor}`}
                      penjelasan="Daftar menjadi versi baru tanpa usulan ini; usulan lain berjalan terus."
                      tombol="Keluarkan"
                      labelUntuk={`Keluarkan ${baris.nomor}`}
                      action={keluarkanBarisAction}
                      isian={{ daftarId: daftar.id, versi: String(daftar.versi), id: baris.usulanId }}
                      tujuan={tujuan}
                      labelTujuan="Usulan ini selanjutnya"
                      look={{ intent: 'secondary', size: 'sm' }}
                    />
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Nomor({ nomorKk }: { nomorKk: string | undefined }) {
  // Never on the paper that is signed.
  return nomorKk ? (
    <span className="block print:hidden">
      KK <PersonalNumber value={nomorKk} />
    </span>
  ) : null
}

function Tanda({ baris }: { baris: BarisDaftar }) {
  return (
    <span className="mt-1 flex flex-col items-start gap-1 font-normal">
      {baris.dikeluarkan ? (
        <Status tone="neutral">
          Dikeluarkan pada versi {baris.dikeluarkan.versi}: {baris.dikeluarkan.alasan}
        </Status>
      ) : null}
      {baris.ditandai ? <Status tone="warning">{baris.ditandai}</Status> : null}
      {baris.dikoreksi && !baris.dikeluarkan ? <Badge>dikoreksi pemeriksaan</Badge> : null}
    </span>
  )
}
