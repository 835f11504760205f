import Link from 'next/link'
import { BukaanPanel } from '@/components/keluarga/bukaan-panel'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Stat, StatGrid } from '@/components/ui/stat'
import { Status } from '@/components/ui/status'
import { Timeline } from '@/components/ui/timeline'
import { LABEL_PERAN, type Peran } from '@/lib/akses/izin'
import { formatInstant, formatNumber } from '@/lib/core/format'
import type { BukaanTampil } from '@/lib/keluarga/bukaan'
import { bukaKasusAction } from '@/lib/verval/actions'
import { LABEL_STATUS, listTujuan } from '@/lib/verval/alur'
import { sidikPendek } from '@/lib/verval/daftar'
import type { DaftarDetail as Detail } from '@/lib/verval/queries/get-daftar'
import { labelStatusDaftar } from '@/lib/verval/sebutan'
import { DaftarBarisTable } from './daftar-baris'
import { type BolehDaftar, DaftarTindakan } from './daftar-tindakan'
import { TONE_DAFTAR } from './daftar-tone'

/** One list for who signs it: what, how many, what is unusual, the signature; then every row. */
export function DaftarDetailView(props: {
  daftar: Detail
  kodeKab: string
  boleh: BolehDaftar
  /** The purpose that opens the numbers of its families, and these by family; null where none can be stated. */
  bukaan: { kini: BukaanTampil | null; nomor: ReadonlyMap<string, { nomorKk: string }> | null } | null
}) {
  const { daftar, boleh, bukaan } = props
  const terbuka = daftar.status === 'disusun' || daftar.status === 'disahkan'
  const tujuan = boleh.keluarkan && terbuka ? listTujuanKeluar(daftar.status) : null
  return (
    <>
      <PageHeader
        title={`Daftar ${daftar.nomor}`}
        crumbs={[
          { label: 'Verval', href: '/verval' },
          { label: 'Daftar penetapan', href: '/verval/daftar' },
          { label: daftar.nomor },
        ]}
        description={daftar.judul}
        status={
          <>
            <Status tone={TONE_DAFTAR[daftar.status]}>
              {daftar.kiriman?.diprosesPada ? 'Diproses BPS' : labelStatusDaftar(daftar.status, props.kodeKab)}
            </Status>
            <span className="text-sm text-content-secondary">
              versi {daftar.versi}, sidik <span className="figures">{sidikPendek(daftar.sha256)}</span>, sejak{' '}
              {formatInstant(daftar.statusPada)}
            </span>
          </>
        }
        act={<ButtonLink href={`/verval/daftar/${daftar.id}/cetak`}>Tampilan cetak</ButtonLink>}
      />
      {daftar.utuh ? null : (
        <div className="mb-6">
          <Notice tone="negative" title="Isi daftar tidak cocok dengan sidiknya" live="alert">
            Daftar ini tidak dapat ditandatangani. Hubungi administrator dan auditor.
          </Notice>
        </div>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-6">
          <Ringkasan daftar={daftar} />
          <TidakBiasa daftar={daftar} />
        </div>
        <DaftarTindakan daftar={daftar} boleh={boleh} />
      </div>
      <Section
        title="Isi daftar"
        description={`Dibekukan ${formatInstant(daftar.disusunPada)} dari data rilis ${daftar.rilis} dengan pembaruan daerah. ${formatNumber(daftar.jumlah)} usulan dalam versi ${daftar.versi}.`}
        act={
          bukaan && !bukaan.kini ? (
            <BukaanPanel
              apa="daftar ini"
              action={bukaKasusAction}
              isian={{ objek: 'daftar', id: daftar.id }}
              bukaan={null}
            />
          ) : undefined
        }
      >
        {bukaan?.kini ? (
          <BukaanPanel apa="daftar ini" action={bukaKasusAction} isian={{}} bukaan={bukaan.kini} />
        ) : null}
        <DaftarBarisTable daftar={daftar} tujuan={tujuan} nomor={bukaan?.nomor ?? null} />
        <Halaman daftar={daftar} />
      </Section>
      <Section title="Versi dan tanda tangan">
        <Jejak daftar={daftar} />
      </Section>
    </>
  )
}

function listTujuanKeluar(status: 'disusun' | 'disahkan' | string) {
  return listTujuan(status === 'disahkan' ? 'disahkan' : 'diverifikasi', 'keluarkan').map((ke) => ({
    value: ke,
    label:
      ke === 'diverifikasi'
        ? 'Tetap terverifikasi, masuk daftar lain'
        : `Kembali ke tahap ${LABEL_STATUS[ke].toLowerCase()}`,
  }))
}

function Ringkasan({ daftar }: { daftar: Detail }) {
  const { ringkasan } = daftar
  return (
    <Card title="Isi ringkas">
      <StatGrid>
        <Stat label="Usulan" value={formatNumber(daftar.jumlah)} />
        <Stat label="Keluarga" value={formatNumber(ringkasan.keluarga)} />
        <Stat label="Nilai yang berubah" value={formatNumber(ringkasan.perubahan)} />
        <Stat label="Wilayah" value={formatNumber(ringkasan.perDesa.length)} />
      </StatGrid>
      <div className="mt-4 grid gap-6 sm:grid-cols-2">
        <Teratas
          judul="Paling banyak dari"
          satuan="usulan"
          list={ringkasan.perDesa.map(({ desa, jumlah }) => ({ label: desa, jumlah }))}
        />
        <Teratas judul="Paling banyak tentang" satuan="nilai" list={ringkasan.perKolom} />
      </div>
    </Card>
  )
}

function Teratas(props: { judul: string; satuan: string; list: { label: string; jumlah: number }[] }) {
  return (
    <div>
      <h3 className="mb-1 text-base">{props.judul}</h3>
      <ul className="text-sm">
        {props.list.slice(0, 5).map(({ label, jumlah }) => (
          <li key={label} className="flex justify-between gap-4 border-b border-stroke py-1.5">
            <span>{label}</span>
            <span className="figures whitespace-nowrap">
              {formatNumber(jumlah)} {props.satuan}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function TidakBiasa({ daftar }: { daftar: Detail }) {
  const { ringkasan } = daftar
  const hal = [
    [ringkasan.ditandai, 'keluarga berubah setelah daftar ini dibekukan'],
    [ringkasan.dikoreksi, 'usulan dikoreksi pemeriksaan lapangan'],
    [ringkasan.ganda, 'keluarga punya lebih dari satu usulan'],
    [ringkasan.banyakPerubahan, 'usulan mengubah sepuluh nilai atau lebih'],
    [ringkasan.dikeluarkan, 'usulan sudah dikeluarkan dari daftar'],
  ] as const
  const ada = hal.filter(([jumlah]) => jumlah > 0)
  return (
    <Card title="Yang tidak biasa">
      {ada.length === 0 ? (
        <p>Tidak ada.</p>
      ) : (
        <ul className="space-y-2">
          {ada.map(([jumlah, kata]) => (
            <li key={kata}>
              <Status tone="warning">
                <span className="figures">{formatNumber(jumlah)}</span> {kata}
              </Status>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Halaman({ daftar }: { daftar: Detail }) {
  if (daftar.jumlahHalaman <= 1) return null
  const tautan = (halaman: number, kata: string) => (
    <Link
      prefetch={false}
      href={`/verval/daftar/${daftar.id}?halaman=${halaman}`}
      className={buttonClass({ size: 'sm' })}
    >
      {kata}
    </Link>
  )
  return (
    <nav aria-label="Halaman daftar" className="flex items-center gap-3 py-3 text-sm">
      <span className="figures text-content-secondary">
        Halaman {daftar.halaman} dari {daftar.jumlahHalaman}
      </span>
      {daftar.halaman > 1 ? tautan(daftar.halaman - 1, 'Sebelumnya') : null}
      {daftar.halaman < daftar.jumlahHalaman ? tautan(daftar.halaman + 1, 'Berikutnya') : null}
    </nav>
  )
}

function Jejak({ daftar }: { daftar: Detail }) {
  const kejadian = [
    ...daftar.versiList.map((satu) => ({
      pada: satu.pada,
      id: `v${satu.versi}`,
      title: satu.versi === 1 ? 'Disusun sebagai versi 1' : `Menjadi versi ${satu.versi}`,
      meta: `${satu.nama}, ${formatInstant(satu.pada)}, ${formatNumber(satu.jumlah)} usulan, sidik ${sidikPendek(satu.sha256)}`,
      note: satu.alasan,
      tone: satu.versi === 1 ? ('guide' as const) : ('warning' as const),
    })),
    ...daftar.tandaTanganList.map((satu) => ({
      pada: satu.pada,
      id: `t${satu.tindakan}${satu.versi}`,
      title: `${satu.tindakan === 'sahkan' ? 'Disahkan' : 'Ditetapkan'}, versi ${satu.versi}`,
      meta: `${satu.nama}, ${LABEL_PERAN[satu.peran as Peran] ?? satu.peran}, ${formatInstant(satu.pada)}, sidik ${sidikPendek(satu.sha256)}`,
      note: satu.catatan,
      tone: 'positive' as const,
    })),
  ].sort((a, b) => a.pada.getTime() - b.pada.getTime())
  return <Timeline entries={kejadian.map(({ pada: _, note, ...entry }) => ({ ...entry, note: note ?? undefined }))} />
}
