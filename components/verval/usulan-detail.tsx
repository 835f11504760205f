import Link from 'next/link'
import type { ReactNode } from 'react'
import { DesilBadge } from '@/components/keluarga/desil-badge'
import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { parseDate } from '@/lib/core/date'
import { formatDate, formatInstant } from '@/lib/core/format'
import { LABEL_PERISTIWA } from '@/lib/keluarga/peristiwa'
import type { UsulanDetail as Detail } from '@/lib/verval/queries/get-usulan'
import type { PetugasRow } from '@/lib/verval/queries/list-pemeriksaan'
import { LABEL_KEBERADAAN, LABEL_PUTUSAN, labelAsal } from '@/lib/verval/sebutan'
import { type BukaanKasus, KartuKeluargaKasus } from './kartu-keluarga-kasus'
import { PerubahanTable } from './perubahan-table'
import { TindakanPanel } from './tindakan-panel'
import { HasilStatus, UsulanStatus } from './usulan-status'
import { UsulanTimeline } from './usulan-timeline'

/** One usulan: status on top, what changes, acts at the right, history last. */
export function UsulanDetailView(props: {
  usulan: Detail
  petugasList: PetugasRow[]
  /** The purpose that opens its numbers and these; null where it is not the aktor's case. */
  bukaan: BukaanKasus
  /** What Kemensos and BPS answered about it. */
  tanggapan: ReactNode
}) {
  const { usulan, petugasList, bukaan } = props
  const { keluarga, pemeriksaan, jawaban } = usulan
  return (
    <>
      <PageHeader
        title={usulan.nomor ? `Usulan ${usulan.nomor}` : 'Draf usulan'}
        crumbs={[
          { label: 'Verval', href: '/verval' },
          { label: keluarga.kecamatan },
          { label: keluarga.desa },
          { label: usulan.nomor ?? 'Draf' },
        ]}
        status={
          <>
            <UsulanStatus status={usulan.status} dikembalikan={usulan.dikembalikan} />
            <span className="text-sm text-content-secondary">sejak {formatInstant(usulan.statusPada)}</span>
            {jawaban ? <HasilStatus hasil={jawaban.hasil} /> : null}
          </>
        }
      />
      {usulan.alasan ? (
        <div className="mb-6">
          <Notice
            tone={usulan.status === 'ditolak' ? 'negative' : 'warning'}
            title={
              usulan.status === 'ditolak'
                ? 'Alasan penolakan'
                : usulan.status === 'dibatalkan'
                  ? 'Alasan pembatalan'
                  : 'Alasan pengembalian'
            }
          >
            {usulan.alasan}
          </Notice>
        </div>
      ) : null}
      {usulan.peristiwaBaru ? (
        <div className="mb-6">
          <Notice tone="guide" title="Keluarga ini punya peristiwa baru">
            {LABEL_PERISTIWA[usulan.peristiwaBaru.jenis].label}, {formatDate(usulan.peristiwaBaru.tanggal)}.{' '}
            <Link prefetch={false} href={`/keluarga/${keluarga.id}?tab=riwayat`} className="text-link underline">
              Lihat riwayat keluarga
            </Link>
          </Notice>
        </div>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="space-y-6">
          <Card title="Perubahan yang diusulkan" description={describeLapis(usulan)} flush>
            <PerubahanTable perubahanList={usulan.perubahanList} />
          </Card>
          <KartuKeluargaKasus
            keluarga={keluarga}
            apa="usulan ini"
            isian={{ objek: 'usulan', id: usulan.id }}
            bukaan={bukaan}
          >
            <DescriptionList
              items={[
                {
                  term: 'Kepala keluarga',
                  value: (
                    <Link prefetch={false} href={`/keluarga/${keluarga.id}`} className="text-link underline">
                      {keluarga.kepala ?? 'Buka rincian keluarga'}
                    </Link>
                  ),
                },
                ...(bukaan?.nomor
                  ? []
                  : [{ term: 'Nomor KK', value: <span className="figures">{keluarga.nomorKk}</span> }]),
                { term: 'Wilayah', value: `${keluarga.desa}, ${keluarga.kecamatan}` },
                {
                  term: 'Desil resmi',
                  value: keluarga.adaDiRilis ? (
                    <DesilBadge desil={keluarga.desil === null ? null : Number(keluarga.desil)} asal="resmi" />
                  ) : (
                    'Tidak ada di rilis yang berlaku'
                  ),
                },
              ]}
            />
          </KartuKeluargaKasus>
          <Card title="Asal dan pemeriksaan">
            <DescriptionList
              items={[
                { term: 'Asal usulan', value: usulan.asal ? labelAsal(usulan.asal, keluarga.kodeDesa) : null },
                { term: 'Pengusul', value: usulan.pengusulNama },
                { term: 'Catatan', value: usulan.catatan },
                ...(pemeriksaan
                  ? [
                      { term: 'Petugas pemeriksaan', value: pemeriksaan.petugasNama },
                      {
                        term: 'Hasil pemeriksaan',
                        value:
                          pemeriksaan.keberadaan && pemeriksaan.putusan
                            ? `${LABEL_KEBERADAAN[pemeriksaan.keberadaan]}. ${LABEL_PUTUSAN[pemeriksaan.putusan]}.`
                            : 'Belum dicatat',
                        note: tanggalOf(pemeriksaan.tanggal),
                      },
                      { term: 'Catatan petugas', value: pemeriksaan.catatan },
                    ]
                  : []),
                ...(usulan.daftar
                  ? [
                      {
                        term: 'Daftar penetapan',
                        value: (
                          <Link
                            prefetch={false}
                            href={`/verval/daftar/${usulan.daftar.id}`}
                            className="text-link underline"
                          >
                            {usulan.daftar.nomor}
                          </Link>
                        ),
                      },
                    ]
                  : []),
                ...(jawaban
                  ? [
                      {
                        term: `Desil di rilis ${jawaban.rilis}`,
                        value: (
                          <span className="inline-flex flex-wrap items-center gap-2">
                            <DesilBadge desil={jawaban.desilLama} asal="resmi" words="hidden" />
                            <span>menjadi</span>
                            <DesilBadge desil={jawaban.desilBaru} asal="resmi" words="hidden" />
                          </span>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
        </div>
        <div className="space-y-6 max-lg:order-first">
          <TindakanPanel usulan={usulan} petugasList={petugasList} />
        </div>
      </div>
      <div className="mt-6 space-y-6">
        {props.tanggapan}
        <Card title="Riwayat">
          <UsulanTimeline langkahList={usulan.langkahList} />
        </Card>
      </div>
    </>
  )
}

function tanggalOf(tanggal: string | null): string | undefined {
  const hari = tanggal === null ? null : parseDate(tanggal)
  return hari ? formatDate(hari) : undefined
}

function describeLapis(usulan: Detail): string {
  const rilis = usulan.keluarga.rilis
  return `Semula: data saat diajukan (rilis BPS dengan pembaruan daerah di atasnya)${rilis ? `; rilis yang berlaku sekarang ${rilis}` : ''}. Usulan ini tidak mengusulkan desil.`
}
