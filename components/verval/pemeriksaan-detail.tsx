import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { parseDate } from '@/lib/core/date'
import { formatDate, formatInstant } from '@/lib/core/format'
import type { PemeriksaanDetail as Detail } from '@/lib/verval/queries/list-pemeriksaan'
import { KEBERADAAN, LABEL_ALASAN_PEMERIKSAAN, LABEL_KEBERADAAN, LABEL_PUTUSAN } from '@/lib/verval/sebutan'
import { type BukaanKasus, KartuKeluargaKasus } from './kartu-keluarga-kasus'
import { PemeriksaanForm } from './pemeriksaan-form'

/** One visit: whom to visit, and either the form or what was found. */
export function PemeriksaanDetailView(props: {
  pemeriksaan: Detail
  hariIni: string
  /** The purpose that opens the numbers of the aktor's visits, and those of this family; null where none can be stated. */
  bukaan: BukaanKasus
}) {
  const { pemeriksaan, hariIni, bukaan } = props
  const { keluarga } = pemeriksaan
  return (
    <>
      <PageHeader
        title={keluarga.kepala ?? 'Keluarga tidak ada di rilis'}
        crumbs={[
          { label: 'Verval', href: '/verval' },
          { label: 'Pemeriksaan lapangan', href: '/verval/pemeriksaan' },
          { label: keluarga.desa },
        ]}
        description={[keluarga.alamat, keluarga.desa].filter(Boolean).join(', ')}
      />
      <div className="space-y-6">
        <div className="max-w-2xl">
          <KartuKeluargaKasus
            keluarga={keluarga}
            apa="pemeriksaan Anda"
            isian={{ objek: 'pemeriksaan' }}
            bukaan={bukaan}
          >
            <DescriptionList
              items={[
                ...(bukaan?.nomor
                  ? []
                  : [{ term: 'Nomor KK', value: <span className="figures">{keluarga.nomorKk}</span> }]),
                { term: 'Anggota', value: keluarga.anggota.join(', ') },
                { term: 'Alasan pemeriksaan', value: LABEL_ALASAN_PEMERIKSAAN[pemeriksaan.alasan] },
                {
                  term: 'Petugas',
                  value: pemeriksaan.petugasNama,
                  note: `Ditugaskan ${formatInstant(pemeriksaan.ditugaskanPada)}`,
                },
                ...pemeriksaan.usulanList.map((usulan) => ({
                  term: 'Usulan',
                  value: (
                    <Link prefetch={false} href={`/verval/${usulan.id}`} className="text-link underline">
                      {usulan.nomor}
                    </Link>
                  ),
                  note: usulan.catatan,
                })),
              ]}
            />
          </KartuKeluargaKasus>
        </div>
        {pemeriksaan.status === 'ditugaskan' ? (
          pemeriksaan.petugasSaya ? (
            <PemeriksaanForm
              id={pemeriksaan.id}
              pertanyaanList={pemeriksaan.pertanyaanList}
              keberadaanList={KEBERADAAN.map((satu) => ({ value: satu, label: LABEL_KEBERADAAN[satu] }))}
              hariIni={hariIni}
            />
          ) : (
            <Notice tone="guide" title="Belum dikunjungi">
              Hasilnya dicatat oleh {pemeriksaan.petugasNama}.
            </Notice>
          )
        ) : pemeriksaan.status === 'dibatalkan' ? (
          <Notice tone="neutral" title="Penugasan dibatalkan">
            Usulannya dikembalikan, ditolak, atau dibatalkan sebelum dikunjungi.
          </Notice>
        ) : (
          <Selesai pemeriksaan={pemeriksaan} />
        )}
      </div>
    </>
  )
}

function Selesai({ pemeriksaan }: { pemeriksaan: Detail }) {
  const hari = pemeriksaan.tanggal === null ? null : parseDate(pemeriksaan.tanggal)
  return (
    <div className="max-w-2xl">
      <Card title="Hasil pemeriksaan">
        <DescriptionList
          items={[
            { term: 'Tanggal kunjungan', value: hari ? formatDate(hari) : null },
            {
              term: 'Keberadaan keluarga',
              value: pemeriksaan.keberadaan ? LABEL_KEBERADAAN[pemeriksaan.keberadaan] : null,
            },
            { term: 'Putusan', value: pemeriksaan.putusan ? LABEL_PUTUSAN[pemeriksaan.putusan] : null },
            ...pemeriksaan.pertanyaanList.flatMap((satu) =>
              satu.temuanLabel === null
                ? []
                : [
                    {
                      term: satu.anggota ? `${satu.label}, ${satu.anggota}` : satu.label,
                      value: satu.temuanLabel,
                      note: `Diusulkan ${satu.baruLabel}, semula ${satu.lamaLabel}`,
                    },
                  ],
            ),
            { term: 'Catatan', value: pemeriksaan.catatan },
          ]}
        />
      </Card>
    </div>
  )
}
