import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Status } from '@/components/ui/status'
import { Tabs } from '@/components/ui/tabs'
import type { IsoDate } from '@/lib/core/date'
import { formatNumber } from '@/lib/core/format'
import type { KeluargaDetail } from '@/lib/keluarga/queries/get-keluarga'
import type { NilaiAnggota } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { KELOMPOK_VARIABEL, VARIABEL, type Variabel } from '@/lib/keluarga/variabel'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { AnggotaList } from './anggota-list'
import { DesilBadge } from './desil-badge'
import { KelengkapanKartu } from './kelengkapan-kartu'
import { KeluargaPemberitahuan, type PandangTampil } from './keluarga-pemberitahuan'
import { formatNilai, NilaiDaftar } from './nilai-daftar'
import { BukaSamaran, NomorProvider, NomorTersamar } from './nomor-terbuka'
import { PandangForm } from './pandang-form'
import { PembaruanTable } from './pembaruan-table'
import { PeristiwaTimeline } from './peristiwa-timeline'
import { RiwayatDesilTable } from './riwayat-desil-table'

export const TAB_KELUARGA = ['anggota', 'rumah', 'desil', 'kelayakan', 'riwayat'] as const
export type TabKeluarga = (typeof TAB_KELUARGA)[number]

const LABEL_TAB: Record<TabKeluarga, string> = {
  anggota: 'Anggota',
  rumah: 'Rumah dan aset',
  desil: 'Desil',
  kelayakan: 'Kelayakan',
  riwayat: 'Riwayat',
}
const KELOMPOK_RUMAH = new Set(['Perumahan', 'Air, penerangan, dan sanitasi', 'Aset', 'Ternak'])

/** One family: identity and status on top, acts at the right, the rest in tabs. Slots hold what other rooms know of it. */
export function KeluargaDetailView(props: {
  keluarga: KeluargaDetail
  jalur: WilayahRow[]
  tab: TabKeluarga
  hariIni: IsoDate
  pandang: PandangTampil
  /** The day of `pandang.diketahui` as it stands in the address. */
  diketahui: string | undefined
  /** The aktor's stated purpose that opens this family, with its end as a clock; null when none does. */
  bukaan: { id: string; jam: string } | null
  boleh: { bukaSamaran: boolean; ajukan: boolean; bandingkan: boolean; catat: boolean; batalkan: boolean }
  desilSimulasi?: ReactNode
  kelayakan?: ReactNode
  usulan?: ReactNode
  asal?: ReactNode
  temuan?: ReactNode
  /** Answers of Dukcapil and identities said to be one, below the members. */
  padan?: ReactNode
  /** Moves from and to other kabupaten/kota of this installation. */
  pindah?: ReactNode
}) {
  const { keluarga, jalur, tab, boleh } = props
  const kini = (kolom: string) => keluarga.nilai[kolom]?.kini ?? null
  const path = `/keluarga/${keluarga.keluargaId}`
  const terbaru = keluarga.riwayatDesil.find((row) => row.rilis === keluarga.rilis.kode) ?? keluarga.riwayatDesil[0]
  const berubah = countPembaruan(keluarga)
  return (
    <NomorProvider>
      <PageHeader
        title={`Keluarga ${kini('nama_anggota_keluarga') ?? ''}`}
        crumbs={[
          { label: 'Keluarga', href: '/keluarga' },
          ...jalur.slice(1).map((one) => ({ label: one.nama })),
          { label: 'Rincian keluarga' },
        ]}
        status={
          <>
            <DesilBadge desil={terbaru?.nasional ?? null} asal="resmi" />
            <span className="text-sm text-content-secondary">
              {keluarga.hanyaDaerah ? 'Belum ada di rilis' : `Rilis ${keluarga.rilis.kode}`}
              {berubah > 0 ? `, ${formatNumber(berubah)} nilai diubah oleh daerah` : ', tanpa pembaruan daerah'}
            </span>
          </>
        }
        act={
          <>
            {boleh.catat ? <ButtonLink href={`${path}/catat`}>Catat peristiwa</ButtonLink> : null}
            {boleh.ajukan && !keluarga.hanyaDaerah && keluarga.status.jenis === 'ada' ? (
              <ButtonLink href={`/verval/baru?keluarga=${keluarga.keluargaId}`} intent="primary">
                Usulkan pembaruan data
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <KeluargaPemberitahuan keluarga={keluarga} pandang={props.pandang} bolehCatat={boleh.catat} />
      {props.pindah}
      <Card
        title="Identitas"
        act={boleh.bukaSamaran ? <BukaSamaran keluargaId={keluarga.keluargaId} bukaan={props.bukaan} /> : undefined}
      >
        <DescriptionList
          columns={2}
          items={[
            {
              term: 'Nomor KK',
              value: kini('nomor_kartu_keluarga') ? (
                <NomorTersamar nama="Nomor KK" samaran={kini('nomor_kartu_keluarga') ?? ''} />
              ) : (
                <Status tone="warning">KK baru belum terbit</Status>
              ),
            },
            { term: 'Kepala keluarga', value: kini('nama_anggota_keluarga') },
            { term: 'Alamat', value: kini('alamat') },
            {
              term: 'Wilayah',
              value: jalur
                .slice(1)
                .reverse()
                .map((one) => one.nama)
                .join(', '),
            },
            { term: 'Anggota', value: `${formatNumber(keluarga.anggotaKini.length)} jiwa` },
            { term: 'PBI JK nasional', value: formatNilai('pbi_nas', kini('pbi_nas')) },
            { term: 'PBI pemerintah daerah', value: formatNilai('pbi_pemda', kini('pbi_pemda')) },
          ]}
        />
      </Card>
      <div className="mt-4">
        <KelengkapanKartu kelengkapan={keluarga.kelengkapan} />
      </div>
      {props.temuan ? <div className="mt-6">{props.temuan}</div> : null}
      <div className="mt-8">
        <Tabs
          label="Bagian data keluarga"
          items={TAB_KELUARGA.map((one) => ({
            href: one === 'anggota' ? path : `${path}?tab=${one}`,
            label: LABEL_TAB[one],
            count: one === 'anggota' ? keluarga.anggotaKini.length : undefined,
            current: one === tab,
          }))}
        />
      </div>
      <section aria-label={LABEL_TAB[tab]} className="space-y-6 pt-6">
        {tab === 'anggota' ? (
          <AnggotaList keluarga={keluarga} hariIni={props.hariIni} bolehBanding={boleh.bandingkan} />
        ) : null}
        {tab === 'anggota' ? props.padan : null}
        {tab === 'rumah' ? <Rumah keluarga={keluarga} /> : null}
        {tab === 'desil' ? (
          <>
            <Card title="Desil resmi menurut rilis BPS" flush>
              <RiwayatDesilTable rows={keluarga.riwayatDesil} />
            </Card>
            {props.desilSimulasi}
          </>
        ) : null}
        {tab === 'kelayakan' ? props.kelayakan : null}
        {tab === 'riwayat' ? (
          <>
            <Card
              title="Peristiwa"
              description="Yang terjadi pada keluarga ini, dengan dokumen dari Disdukcapil."
              act={
                <ButtonLink href="/keluarga/peristiwa" size="sm" intent="quiet">
                  Semua peristiwa di wilayah
                </ButtonLink>
              }
            >
              <PeristiwaTimeline
                peristiwaList={keluarga.peristiwaList}
                namaOf={(orangId) => namaOf(keluarga, orangId)}
                boleh={{ batalkan: boleh.batalkan, lampirkan: boleh.catat, unduh: boleh.bukaSamaran }}
              />
            </Card>
            {props.usulan}
            {props.asal}
            <Card
              title="Pembaruan daerah"
              description="Nilai yang diubah lewat penetapan atau peristiwa, berlapis di atas rilis BPS."
              flush
            >
              <PembaruanTable keluarga={keluarga} />
            </Card>
            <Card
              title="Lihat keadaan dahulu"
              description="Keluarga ini pada suatu tanggal, dan sebagaimana diketahui waktu itu. Boleh diisi salah satu."
            >
              <PandangForm path={path} berlaku={props.pandang.berlaku ?? undefined} diketahui={props.diketahui} />
            </Card>
          </>
        ) : null}
      </section>
    </NomorProvider>
  )
}

function semuaOrang(keluarga: KeluargaDetail): NilaiAnggota[] {
  return [...keluarga.anggotaKini, ...keluarga.anggotaKeluar]
}

function namaOf(keluarga: KeluargaDetail, orangId: string): string | null {
  return semuaOrang(keluarga).find((satu) => satu.orangId === orangId)?.nilai.nama?.kini ?? null
}

function countPembaruan(keluarga: KeluargaDetail): number {
  const lapisList = [keluarga.nilai, ...semuaOrang(keluarga).map((anggota) => anggota.nilai)].flatMap((nilai) =>
    Object.values(nilai),
  )
  return lapisList.filter((lapis) => lapis.pembaruan !== null).length
}

function Rumah({ keluarga }: { keluarga: KeluargaDetail }) {
  return KELOMPOK_VARIABEL.filter((kelompok) => KELOMPOK_RUMAH.has(kelompok)).map((kelompok) => (
    <Card key={kelompok} title={kelompok} level={3}>
      <NilaiDaftar
        nilai={keluarga.nilai}
        kolomList={Object.entries(VARIABEL as Record<string, Variabel>)
          .filter(([kolom, variabel]) => variabel.kelompok === kelompok && kolom in keluarga.nilai)
          .map(([kolom]) => kolom)}
      />
    </Card>
  ))
}
