import { Badge } from '@/components/ui/badge'
import { type IsoDate, parseDate, yearsBetween } from '@/lib/core/date'
import type { NilaiAnggota } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { KELOMPOK_VARIABEL, VARIABEL, type Variabel } from '@/lib/keluarga/variabel'
import { formatNilai, NilaiDaftar } from './nilai-daftar'
import { NomorTersamar } from './nomor-terbuka'

const TERSENDIRI = new Set(['nama', 'nomor_induk_kependudukan', 'nomor_kartu_keluarga'])

/** The members in the order of the release; each unfolds to all its values. `hariIni` gives the ages. */
export function AnggotaList({ anggotaList, hariIni }: { anggotaList: NilaiAnggota[]; hariIni: IsoDate }) {
  return (
    <ul className="space-y-3">
      {anggotaList.map((anggota) => {
        const kini = (kolom: string) => anggota.nilai[kolom]?.kini ?? null
        const lahir = parseDate(kini('tanggal_lahir') ?? '')
        const berubah = Object.values(anggota.nilai).filter((lapis) => lapis.pembaruan !== null).length
        return (
          <li key={anggota.orangId} className="rounded-md border border-stroke">
            <details className="group">
              <summary className="inset-focus flex cursor-pointer flex-wrap items-baseline gap-x-4 gap-y-1 rounded-md px-4 py-3 hover:bg-surface-hover">
                <span className="min-w-48 font-semibold">{kini('nama') ?? 'tanpa nama'}</span>
                <span>{formatNilai('status_hubungan_keluarga', kini('status_hubungan_keluarga'))}</span>
                <span className="text-content-secondary">
                  {formatNilai('jenis_kelamin', kini('jenis_kelamin'))}
                  {lahir ? `, ${yearsBetween(lahir, hariIni)} tahun` : ''}
                </span>
                {berubah > 0 ? <Badge tone="guide">{berubah} pembaruan daerah</Badge> : null}
                <span className="ml-auto text-sm text-link group-open:hidden">Rincian</span>
                <span className="ml-auto hidden text-sm text-link group-open:inline">Tutup</span>
              </summary>
              <div className="space-y-4 border-t border-stroke p-4">
                <p>
                  <span className="mr-3 text-sm text-content-secondary">NIK</span>
                  <NomorTersamar nama="NIK" samaran={kini('nomor_induk_kependudukan') ?? ''} urutan={anggota.urutan} />
                </p>
                {KELOMPOK_VARIABEL.map((kelompok) => {
                  const kolomList = kolomOf(kelompok, anggota.nilai)
                  return kolomList.length === 0 ? null : (
                    <div key={kelompok}>
                      <h4 className="mb-1 text-sm font-semibold">
                        {kelompok}
                        {kelompok === 'Kesehatan' ? (
                          <span className="font-normal text-content-secondary"> (data pribadi spesifik)</span>
                        ) : null}
                      </h4>
                      <NilaiDaftar nilai={anggota.nilai} kolomList={kolomList} />
                    </div>
                  )
                })}
              </div>
            </details>
          </li>
        )
      })}
    </ul>
  )
}

function kolomOf(kelompok: string, nilai: NilaiAnggota['nilai']): string[] {
  return Object.entries(VARIABEL as Record<string, Variabel>)
    .filter(([kolom, variabel]) => variabel.kelompok === kelompok && kolom in nilai && !TERSENDIRI.has(kolom))
    .map(([kolom]) => kolom)
}
