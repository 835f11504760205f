import { DescriptionList } from '@/components/ui/description-list'
import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import { parseDate } from '@/lib/core/date'
import { formatDate, formatNumber } from '@/lib/core/format'
import { findVariabel, labelKolom, labelOf } from '@/lib/keluarga/kode'
import { LABEL_PENGAKUAN, type Pengakuan } from '@/lib/keluarga/pengakuan'
import type { NilaiByKolom } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { NomorTersamar } from './nomor-terbuka'

const TONE: Record<Pengakuan, Tone> = { diakui: 'positive', 'belum-diakui': 'warning', berbeda: 'negative' }

/** A value as people read it: label of its code, number, day. */
export function formatNilai(kolom: string, nilai: string | null): string {
  if (nilai === null || nilai === '') return 'tidak diisi'
  const jenis = findVariabel(kolom)?.jenis
  if (jenis === 'bilangan' && /^\d+$/.test(nilai)) return formatNumber(Number(nilai))
  const day = jenis === 'tanggal' ? parseDate(nilai) : null
  return day ? formatDate(day) : labelOf(kolom, nilai)
}

/** Values of some columns in both layers: what holds now, and where it was changed here what BPS delivered and whether BPS recognises the change. */
export function NilaiDaftar({ nilai, kolomList }: { nilai: NilaiByKolom; kolomList: readonly string[] }) {
  return (
    <DescriptionList
      columns={2}
      items={kolomList.map((kolom) => {
        const lapis = nilai[kolom]
        const { pembaruan } = lapis ?? { pembaruan: null }
        const sejak = pembaruan ? parseDate(pembaruan.berlakuSejak) : null
        return {
          term: labelKolom(kolom),
          value:
            kolom === 'id_pelanggan_pln' && lapis?.kini ? (
              <NomorTersamar nama="ID pelanggan PLN" samaran={lapis.kini} pln />
            ) : (
              formatNilai(kolom, lapis?.kini ?? null)
            ),
          note: pembaruan ? (
            <>
              Pembaruan daerah{sejak ? ` sejak ${formatDate(sejak)}` : ''}. Rilis BPS:{' '}
              {formatNilai(kolom, lapis?.rilis ?? null)}.{' '}
              <Status tone={TONE[pembaruan.pengakuan]}>{LABEL_PENGAKUAN[pembaruan.pengakuan]}</Status>
            </>
          ) : undefined,
        }
      })}
    />
  )
}
