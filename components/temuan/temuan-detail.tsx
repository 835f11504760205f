import Link from 'next/link'
import { DesilBadge } from '@/components/keluarga/desil-badge'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Timeline } from '@/components/ui/timeline'
import { parseDate } from '@/lib/core/date'
import { formatDate, formatInstant } from '@/lib/core/format'
import type { TindakanTemuan } from '@/lib/temuan/alur'
import { TEMUAN } from '@/lib/temuan/jenis'
import { KANTOR, LABEL_APA, LABEL_JAWABAN } from '@/lib/temuan/mitra'
import type { TemuanDetail } from '@/lib/temuan/queries/find-temuan'
import type { JawabanRow } from '@/lib/temuan/queries/list-tugas-mitra'
import { PutusanTemuan } from './putusan-temuan'
import { KeparahanBadge, TemuanStatus } from './temuan-status'

const LABEL_LANGKAH: Record<TindakanTemuan, string> = {
  tugaskan: 'Ditugaskan',
  konfirmasi: 'Dikonfirmasi',
  tepis: 'Ditepis',
  'buka-kembali': 'Dibuka kembali',
}

/** One finding: what was found, about whom, what to do, and what was done. */
export function TemuanDetailView(props: {
  temuan: TemuanDetail
  jawabanList: JawabanRow[]
  boleh: { ajukan: boolean; keluarga: boolean; padan: boolean }
}) {
  const { temuan, boleh } = props
  const kind = TEMUAN[temuan.jenis]
  const tenggat = parseDate(temuan.tenggat ?? '')
  return (
    <>
      <PageHeader
        title={temuan.nama}
        crumbs={[
          { label: 'Temuan', href: '/temuan' },
          { label: kind.label, href: `/temuan/${temuan.jenis}` },
          { label: 'Rincian temuan' },
        ]}
        description={kind.penjelasan}
        status={
          <>
            <TemuanStatus status={temuan.status} />
            <KeparahanBadge keparahan={kind.keparahan} />
          </>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="space-y-6">
          <Card title="Yang ditemukan">
            <DescriptionList
              items={[
                {
                  term: kind.label,
                  value: temuan.uraian,
                  ...(kind.simulasi ? { note: 'Simulasi, bukan penetapan BPS.' } : {}),
                },
                {
                  term: 'Keluarga',
                  value:
                    temuan.keluargaId && boleh.keluarga ? (
                      <Link prefetch={false} href={`/keluarga/${temuan.keluargaId}`} className="text-link underline">
                        Buka rincian keluarga
                      </Link>
                    ) : (
                      'Tidak ada di rilis'
                    ),
                },
                { term: 'Desa/kelurahan', value: temuan.desa },
                { term: 'Desil resmi', value: <DesilBadge desil={temuan.desil} asal="resmi" /> },
                { term: 'Sumber', value: kind.dasar },
                {
                  term: 'Sejak rilis',
                  value: temuan.rilisPertama,
                  note: temuan.rilisTerakhir
                    ? `Terakhir benar di rilis ${temuan.rilisTerakhir}.`
                    : `Ditemukan ${formatInstant(temuan.ditemukanPada)}.`,
                },
                {
                  term: 'Petugas',
                  value: temuan.petugasNama ?? 'Belum ditugaskan',
                  ...(tenggat ? { note: `Tenggat ${formatDate(tenggat)}` } : {}),
                },
              ]}
            />
          </Card>
          {props.jawabanList.length > 0 ? (
            <Card title="Jawaban perangkat daerah lain">
              <ul className="divide-y divide-stroke">
                {props.jawabanList.map((satu) => (
                  <li key={`${satu.nomor}-${satu.temuanId}`} className="py-2">
                    <p className="font-medium">
                      {KANTOR[satu.kantor].label}: {LABEL_JAWABAN[satu.jawaban].toLowerCase()}
                      {satu.apa.length > 0 ? ` (${satu.apa.map((apa) => LABEL_APA[apa]).join(', ')})` : ''}
                    </p>
                    {satu.catatan ? <p>{satu.catatan}</p> : null}
                    <p className="text-sm text-content-secondary">
                      {satu.dijawabNama}, {formatInstant(satu.dijawabPada)}, permintaan {satu.nomor}
                    </p>
                    {satu.temuanId === temuan.id ? null : (
                      <Link
                        prefetch={false}
                        href={`/temuan/${satu.jenis}/${satu.temuanId}`}
                        className="inline-flex min-h-6 items-center text-sm text-link underline"
                      >
                        Temuan asal: {TEMUAN[satu.jenis].label}
                      </Link>
                    )}
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
          <Card title="Riwayat">
            {temuan.langkahList.length === 0 ? (
              <p className="text-content-secondary">Belum ada yang menangani temuan ini.</p>
            ) : (
              <Timeline
                entries={temuan.langkahList.map((satu, at) => ({
                  id: String(at),
                  title: `${LABEL_LANGKAH[satu.tindakan]}${satu.petugasNama ? ` kepada ${satu.petugasNama}` : ''}`,
                  meta: `${satu.aktorNama}, ${formatInstant(satu.pada)}. ${satu.uraian}.`,
                  note: satu.alasan,
                }))}
              />
            )}
          </Card>
        </div>
        <div className="max-lg:order-first">
          <Card title="Langkah berikutnya">
            <div className="space-y-4">
              {temuan.tindakanList.filter((satu) => satu !== 'tugaskan').length === 0 ? (
                <p>
                  {temuan.status === 'selesai'
                    ? 'Temuan ini sudah tidak ada di rilis yang berlaku. Putusannya dipakai lagi bila nilai yang sama muncul.'
                    : 'Temuan ini ditangani petugas yang ditunjuk Dinas Sosial.'}
                </p>
              ) : null}
              <PutusanTemuan id={temuan.id} ke={temuan.ke} tindakanList={temuan.tindakanList} />
              {boleh.padan && temuan.pasanganId && temuan.status !== 'selesai' ? (
                <ButtonLink href={`/padan/${temuan.pasanganId}`} intent="secondary" wide>
                  Bandingkan berdampingan
                </ButtonLink>
              ) : null}
              {boleh.padan && temuan.jenis === 'nik-lintas' && temuan.status !== 'selesai' ? (
                <ButtonLink href="/padan/lintas" intent="secondary" wide>
                  Minta klarifikasi
                </ButtonLink>
              ) : null}
              {boleh.ajukan && temuan.keluargaId && temuan.status !== 'selesai' ? (
                <ButtonLink href={`/verval/baru?keluarga=${temuan.keluargaId}&asal=temuan`} intent="secondary" wide>
                  Jadikan usulan
                </ButtonLink>
              ) : null}
            </div>
          </Card>
        </div>
      </div>
    </>
  )
}
