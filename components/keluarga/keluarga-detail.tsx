import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Tabs } from '@/components/ui/tabs'
import type { IsoDate } from '@/lib/core/date'
import { formatInstant, formatNumber } from '@/lib/core/format'
import type { KeluargaDetail } from '@/lib/keluarga/queries/get-keluarga'
import { KELOMPOK_VARIABEL, VARIABEL, type Variabel } from '@/lib/keluarga/variabel'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { AnggotaList } from './anggota-list'
import { DesilBadge } from './desil-badge'
import { NilaiDaftar } from './nilai-daftar'
import { BukaSamaran, NomorProvider, NomorTersamar } from './nomor-terbuka'
import { PembaruanTable } from './pembaruan-table'
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
  /** Instant whose knowledge is shown, null for now. */
  diketahuiPada: Date | null
  boleh: { bukaSamaran: boolean; ajukan: boolean }
  desilSimulasi?: ReactNode
  kelayakan?: ReactNode
  usulan?: ReactNode
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
              Rilis {keluarga.rilis.kode}
              {berubah > 0 ? `, ${formatNumber(berubah)} nilai diubah oleh daerah` : ', tanpa pembaruan daerah'}
            </span>
          </>
        }
        act={
          boleh.ajukan ? (
            <ButtonLink href={`/verval/baru?keluarga=${keluarga.keluargaId}`} intent="primary">
              Usulkan pembaruan data
            </ButtonLink>
          ) : undefined
        }
      />
      {props.diketahuiPada ? (
        <Notice tone="guide" title={`Sebagaimana diketahui ${formatInstant(props.diketahuiPada)}`}>
          Rilis dan pembaruan daerah sesudah waktu itu tidak ditampilkan.
        </Notice>
      ) : null}
      {keluarga.tidakAdaDiRilis ? (
        <Notice tone="warning" title={`Tidak ada di rilis ${keluarga.rilisDiminta.kode}`}>
          Keluarga ini terakhir ada di rilis {keluarga.rilis.kode}; nilai di bawah berasal dari rilis itu. Datanya tidak
          dihapus.
        </Notice>
      ) : null}
      <Card title="Identitas" act={boleh.bukaSamaran ? <BukaSamaran keluargaId={keluarga.keluargaId} /> : undefined}>
        <DescriptionList
          columns={2}
          items={[
            { term: 'Nomor KK', value: <NomorTersamar nama="Nomor KK" samaran={kini('nomor_kartu_keluarga') ?? ''} /> },
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
            { term: 'Anggota', value: `${formatNumber(keluarga.anggotaList.length)} jiwa` },
            { term: 'PBI JK nasional / daerah', value: `${kini('pbi_nas') ?? '—'} / ${kini('pbi_pemda') ?? '—'}` },
          ]}
        />
      </Card>
      <div className="mt-8">
        <Tabs
          label="Bagian data keluarga"
          items={TAB_KELUARGA.map((one) => ({
            href: one === 'anggota' ? path : `${path}?tab=${one}`,
            label: LABEL_TAB[one],
            count: one === 'anggota' ? keluarga.anggotaList.length : undefined,
            current: one === tab,
          }))}
        />
      </div>
      <section aria-label={LABEL_TAB[tab]} className="space-y-6 pt-6">
        {tab === 'anggota' ? <AnggotaList anggotaList={keluarga.anggotaList} hariIni={props.hariIni} /> : null}
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
            {props.usulan}
            <Card
              title="Pembaruan daerah"
              description="Nilai yang diubah lewat penetapan, berlapis di atas rilis BPS."
              flush
            >
              <PembaruanTable keluarga={keluarga} />
            </Card>
            <SebagaimanaDiketahui path={path} />
          </>
        ) : null}
      </section>
    </NomorProvider>
  )
}

function countPembaruan(keluarga: KeluargaDetail): number {
  const lapisList = [keluarga.nilai, ...keluarga.anggotaList.map((anggota) => anggota.nilai)].flatMap((nilai) =>
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

function SebagaimanaDiketahui({ path }: { path: string }) {
  return (
    <form method="get" action={path} className="flex flex-wrap items-end gap-3 print:hidden">
      <div>
        <label htmlFor="diketahui" className="mb-1 block text-sm font-medium">
          Lihat data sebagaimana diketahui pada akhir tanggal
        </label>
        <input
          id="diketahui"
          type="date"
          name="diketahui"
          required
          className="min-h-11 rounded-md border border-stroke-input bg-surface px-3"
        />
      </div>
      <button
        type="submit"
        className="min-h-11 rounded-md border border-stroke-input px-4 font-medium hover:bg-surface-hover"
      >
        Lihat
      </button>
    </form>
  )
}
