import Link from 'next/link'
import { Timeline } from '@/components/ui/timeline'
import type { Tone } from '@/components/ui/tone'
import { formatBytes, formatDate, formatInstant } from '@/lib/core/format'
import { type JenisPeristiwa, LABEL_DOKUMEN, LABEL_PERISTIWA } from '@/lib/keluarga/peristiwa'
import type { PeristiwaRow } from '@/lib/keluarga/queries/list-peristiwa'
import { BatalkanCatatan } from './batalkan-catatan'
import { LampirkanBukti } from './lampirkan-bukti'

/** Events of a family, newest day first: what, about whom, by which paper, recorded when and by whom. */
export function PeristiwaTimeline(props: {
  peristiwaList: PeristiwaRow[]
  /** The name of somebody the family knows now. */
  namaOf: (orangId: string) => string | null
  boleh: { batalkan: boolean; lampirkan: boolean; unduh: boolean }
}) {
  const { boleh } = props
  if (props.peristiwaList.length === 0)
    return <p className="text-content-secondary">Belum ada peristiwa yang dicatat untuk keluarga ini.</p>
  return (
    <Timeline
      entries={props.peristiwaList.map((satu) => ({
        id: satu.id,
        tone: toneOf(satu),
        title: (
          <span className={satu.dibatalkan ? 'line-through' : undefined}>
            {judulOf(satu)}, {formatDate(satu.tanggal)}
          </span>
        ),
        meta: `Dicatat ${satu.oleh}, ${formatInstant(satu.dicatatPada)}`,
        note: (
          <div className="space-y-1">
            {satu.orangList.length > 0 ? (
              <p>
                {satu.orangList.map(({ orangId, nama }) => props.namaOf(orangId) ?? nama ?? 'orang lain').join(', ')}
              </p>
            ) : null}
            <p className="text-sm text-content-secondary">
              {LABEL_DOKUMEN[satu.dokumen.jenis]} nomor {satu.dokumen.nomor}, {formatDate(satu.dokumen.tanggal)}
              {satu.tempat ? `. ${satu.jenis === 'pindah-masuk' ? 'Dari' : 'Ke'} ${satu.tempat}` : ''}
            </p>
            <Bukti peristiwa={satu} boleh={boleh} />
            {satu.catatan ? <p className="text-sm">{satu.catatan}</p> : null}
            {satu.keluargaLainId ? (
              <p>
                <Link prefetch={false} href={`/keluarga/${satu.keluargaLainId}`} className="text-link underline">
                  {tautanOf(satu)}
                </Link>
              </p>
            ) : null}
            {satu.dibatalkan ? (
              <p>
                Dibatalkan {satu.dibatalkan.oleh}, {formatInstant(satu.dibatalkan.pada)}: {satu.dibatalkan.alasan}
              </p>
            ) : (
              <div className="flex flex-wrap gap-2 pt-1 empty:hidden">
                {boleh.lampirkan ? <LampirkanBukti id={satu.id} sebutan={sebutanOf(satu)} /> : null}
                {boleh.batalkan ? <BatalkanCatatan id={satu.id} sebutan={sebutanOf(satu)} /> : null}
              </div>
            )}
          </div>
        ),
      }))}
    />
  )
}

/** The stored papers of an event; to be opened by who may see numbers whole. */
function Bukti({ peristiwa, boleh }: { peristiwa: PeristiwaRow; boleh: { unduh: boolean } }) {
  const { buktiList } = peristiwa
  if (buktiList.length === 0)
    return peristiwa.dibatalkan ? null : <p className="text-sm text-content-secondary">Dokumennya belum dilampirkan.</p>
  return (
    <ul className="text-sm">
      {buktiList.map(({ id, nama, ukuran }) => (
        <li key={id}>
          {boleh.unduh ? (
            <a href={`/unduh/${id}`} download className="text-link underline">
              Unduh {nama}
            </a>
          ) : (
            nama
          )}{' '}
          <span className="text-content-secondary">{formatBytes(ukuran)}</span>
        </li>
      ))}
    </ul>
  )
}

const sebutanOf = (satu: PeristiwaRow) => `${judulOf(satu)} ${formatDate(satu.tanggal)}`

const TONE: Partial<Record<JenisPeristiwa, Tone>> = { kelahiran: 'positive', kematian: 'negative' }

function toneOf({ jenis, dibatalkan }: PeristiwaRow): Tone {
  return dibatalkan ? 'neutral' : (TONE[jenis] ?? 'guide')
}

function judulOf({ jenis, sisi }: PeristiwaRow): string {
  if (sisi === 'lain' && jenis === 'pecah-kk') return 'Menjadi keluarga sendiri'
  if (sisi === 'lain' && jenis === 'gabung-kk') return 'Kedatangan anggota dari KK lain'
  if (sisi === 'lain' && jenis === 'pindah-masuk') return 'Anggota pindah ke keluarga lain'
  return LABEL_PERISTIWA[jenis].label
}

function tautanOf({ jenis, sisi }: PeristiwaRow): string {
  if (jenis === 'pindah-masuk') return sisi === 'ini' ? 'Buka keluarga asal' : 'Buka keluarga yang dituju'
  if (sisi === 'lain') return 'Buka keluarga asal'
  return jenis === 'pecah-kk' ? 'Buka keluarga baru' : 'Buka keluarga yang dituju'
}
