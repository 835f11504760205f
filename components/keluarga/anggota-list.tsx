import { Badge } from '@/components/ui/badge'
import { type IsoDate, parseDate, yearsBetween } from '@/lib/core/date'
import { formatDate } from '@/lib/core/format'
import { LABEL_KELUAR } from '@/lib/keluarga/peristiwa'
import type { KeluargaDetail } from '@/lib/keluarga/queries/get-keluarga'
import type { NilaiAnggota } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { KELOMPOK_VARIABEL, VARIABEL, type Variabel } from '@/lib/keluarga/variabel'
import { formatNilai, NilaiDaftar } from './nilai-daftar'
import { BandingkanNik, NomorTersamar } from './nomor-terbuka'

const TERSENDIRI = new Set(['nama', 'nomor_induk_kependudukan', 'nomor_kartu_keluarga'])

/** Who belongs to the family now, the release's members first; below them who left, with what the release still says. */
export function AnggotaList(props: { keluarga: KeluargaDetail; hariIni: IsoDate; bolehBanding: boolean }) {
  const { keluarga, hariIni } = props
  const banding = props.bolehBanding ? keluarga.keluargaId : null
  return (
    <>
      <ul className="space-y-3">
        {keluarga.anggotaKini.map((anggota) => (
          <Anggota
            key={anggota.orangId}
            anggota={anggota}
            hariIni={hariIni}
            diRilis={isDiRilis(keluarga, anggota)}
            banding={banding}
          />
        ))}
      </ul>
      {keluarga.anggotaKini.length === 0 ? (
        <p className="text-content-secondary">Tidak ada anggota di keluarga ini.</p>
      ) : null}
      {keluarga.anggotaKeluar.length > 0 ? (
        <div className="space-y-3">
          <h3 className="text-lg">Tidak lagi anggota</h3>
          <ul className="space-y-3">
            {keluarga.anggotaKeluar.map((anggota) => (
              <Anggota
                key={anggota.orangId}
                anggota={anggota}
                hariIni={hariIni}
                diRilis={isDiRilis(keluarga, anggota)}
                rilis={keluarga.rilis.kode}
                banding={banding}
              />
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}

function isDiRilis(keluarga: KeluargaDetail, { orangId }: NilaiAnggota): boolean {
  return keluarga.anggotaList.some((satu) => satu.orangId === orangId)
}

function Anggota(props: {
  anggota: NilaiAnggota
  hariIni: IsoDate
  diRilis: boolean
  rilis?: string
  banding: string | null
}) {
  const { anggota, diRilis } = props
  const kini = (kolom: string) => anggota.nilai[kolom]?.kini ?? null
  const lahir = parseDate(kini('tanggal_lahir') ?? '')
  const berubah = Object.values(anggota.nilai).filter((lapis) => lapis.pembaruan !== null).length
  const sejak = anggota.gerak ? parseDate(anggota.gerak.sejak) : null
  return (
    <li className="rounded-md border border-stroke">
      <details className="group">
        <summary className="inset-focus flex cursor-pointer flex-wrap items-baseline gap-x-4 gap-y-1 rounded-md px-4 py-3 hover:bg-surface-hover">
          <span className="min-w-48 font-semibold">{kini('nama') ?? 'tanpa nama'}</span>
          <span>{formatNilai('status_hubungan_keluarga', kini('status_hubungan_keluarga'))}</span>
          <span className="text-content-secondary">
            {formatNilai('jenis_kelamin', kini('jenis_kelamin'))}
            {lahir && anggota.gerak?.sebab !== 'meninggal' ? `, ${yearsBetween(lahir, props.hariIni)} tahun` : ''}
          </span>
          {anggota.anggota && !diRilis ? <Badge tone="guide">Menurut catatan daerah</Badge> : null}
          {anggota.anggota || !anggota.gerak ? null : (
            <Badge tone="warning">
              {LABEL_KELUAR[anggota.gerak.sebab]}
              {sejak ? ` ${formatDate(sejak)}` : ''}
            </Badge>
          )}
          {!anggota.anggota && diRilis ? <Badge>Masih ada di rilis {props.rilis}</Badge> : null}
          {berubah > 0 ? <Badge tone="guide">{berubah} pembaruan daerah</Badge> : null}
          <span className="ml-auto text-sm text-link group-open:hidden">Rincian</span>
          <span className="ml-auto hidden text-sm text-link group-open:inline">Tutup</span>
        </summary>
        <div className="space-y-4 border-t border-stroke p-4">
          <div>
            <span className="mr-3 text-sm text-content-secondary">NIK</span>
            {kini('nomor_induk_kependudukan') ? (
              <span className="inline-flex flex-wrap items-center gap-2">
                <NomorTersamar nama="NIK" samaran={kini('nomor_induk_kependudukan') ?? ''} orangId={anggota.orangId} />
                {props.banding ? (
                  <BandingkanNik
                    keluargaId={props.banding}
                    orangId={anggota.orangId}
                    nama={kini('nama') ?? 'orang ini'}
                  />
                ) : null}
              </span>
            ) : (
              <span className="text-content-secondary">belum terbit</span>
            )}
          </div>
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
}

function kolomOf(kelompok: string, nilai: NilaiAnggota['nilai']): string[] {
  return Object.entries(VARIABEL as Record<string, Variabel>)
    .filter(([kolom, variabel]) => variabel.kelompok === kelompok && kolom in nilai && !TERSENDIRI.has(kolom))
    .map(([kolom]) => kolom)
}
