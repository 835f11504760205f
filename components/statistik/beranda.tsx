import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { formatPeriode, parsePeriode } from '@/lib/core/date'
import { formatInstant, formatNumber } from '@/lib/core/format'
import type { RilisRow } from '@/lib/keluarga/queries/find-rilis'
import type { RekapDesil, RekapWilayahRow } from '@/lib/statistik/queries'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { RekapWilayah } from './rekap-wilayah'
import { TabelDesil } from './tabel-desil'

/** First page after login: what waits for this person, then the desil of the area and the areas below it. */
export function Beranda(props: {
  jalur: WilayahRow[]
  menunggu: ReactNode
  isi: { rilis: RilisRow; rekap: RekapDesil; bawah: RekapWilayahRow[] } | null
  bolehImpor: boolean
}) {
  const { jalur, isi } = props
  const wilayah = jalur.at(-1)
  return (
    <div className="space-y-8">
      <div>
        <PageHeader
          title={`Beranda ${wilayah?.nama ?? ''}`}
          crumbs={jalur.map((one, index) => ({
            label: one.nama,
            href: index > 0 && index < jalur.length - 1 ? `/beranda?wilayah=${one.kode}` : undefined,
          }))}
        />
        {props.menunggu}
      </div>
      {isi ? (
        <>
          <Section title="Keluarga menurut desil resmi" description={describeRilis(isi.rilis)}>
            <TabelDesil
              judul={`KK dan jiwa menurut desil, ${wilayah?.nama ?? ''}`}
              rekap={isi.rekap}
              ditahan={wholeKab(wilayah, { keluarga: isi.rilis.keluargaDitahan, anggota: isi.rilis.anggotaDitahan })}
              salah={wholeKab(wilayah, { keluarga: isi.rilis.keluargaSalah, anggota: isi.rilis.anggotaSalah })}
            />
          </Section>
          {isi.bawah.length > 0 ? (
            <RekapWilayah
              judul={wilayah?.kode.length === 4 ? 'Menurut kecamatan' : 'Menurut desa/kelurahan'}
              rows={isi.bawah}
              path="/beranda"
            />
          ) : null}
        </>
      ) : (
        <EmptyState
          title="Belum ada rilis yang terbit"
          description={
            props.bolehImpor
              ? 'Muat rilis DTSEN kiriman BPS di ruang Sumber. Setelah terbit, jumlah keluarga menurut desil tampil di sini.'
              : 'Jumlah keluarga menurut desil tampil di sini setelah operator Dinsos memuat rilis DTSEN.'
          }
        />
      )}
    </div>
  )
}

function describeRilis(rilis: RilisRow): string {
  const periode = parsePeriode(rilis.periode)
  const kapan = rilis.terbitPada ? `, dimuat ${formatInstant(rilis.terbitPada)}` : ''
  return `${periode ? formatPeriode(periode) : rilis.periode}, pengiriman ke-${formatNumber(rilis.pengiriman)}${kapan}. Lapis: rilis BPS apa adanya, tanpa pembaruan daerah.`
}

function wholeKab<T>(wilayah: WilayahRow | undefined, value: T): T | undefined {
  return wilayah?.kode.length === 4 ? value : undefined
}
