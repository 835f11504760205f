import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { type Description, DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { isUsai, JENIS_PEKERJAAN } from '@/lib/berkas/jenis'
import type { BerkasRow, PekerjaanRow } from '@/lib/berkas/queries'
import { formatBytes, formatDuration, formatInstant } from '@/lib/core/format'
import { BatalkanForm } from './batalkan-form'
import { PekerjaanProgress } from './pekerjaan-progress'
import { PekerjaanStatus } from './pekerjaan-status'

/** One pekerjaan: how far it is, what came of it, and what was asked for. */
export function PekerjaanPage(props: {
  pekerjaan: PekerjaanRow
  berkas: BerkasRow | null
  wilayah: string | null
  bolehBatal: boolean
}) {
  const { pekerjaan, berkas, wilayah } = props
  const nama = JENIS_PEKERJAAN[pekerjaan.jenis]?.label ?? 'Pekerjaan'
  const { rilis, periode, tujuan } = pekerjaan.masukan
  const items: Description[] = [
    { term: 'Diminta', value: formatInstant(pekerjaan.dibuatPada) },
    ...(pekerjaan.selesaiPada
      ? [
          {
            term: 'Berakhir',
            value: formatInstant(pekerjaan.selesaiPada),
            note: `Dikerjakan selama ${formatDuration(pekerjaan.detik)}.`,
          },
        ]
      : []),
    ...((rilis ?? periode) ? [{ term: 'Rilis', value: rilis ?? periode }] : []),
    ...(wilayah ? [{ term: 'Wilayah', value: wilayah }] : []),
    ...(tujuan ? [{ term: 'Tujuan', value: tujuan }] : []),
  ]
  return (
    <>
      <PageHeader
        title={nama}
        crumbs={[{ label: 'Berkas dan pekerjaan', href: '/berkas' }, { label: nama }]}
        status={<PekerjaanStatus status={pekerjaan.status} />}
        act={props.bolehBatal ? <BatalkanForm id={pekerjaan.id} /> : undefined}
      />
      <div className="space-y-6">
        {isUsai(pekerjaan.status) ? (
          <Outcome pekerjaan={pekerjaan} berkas={berkas} />
        ) : (
          <Card description="Halaman ini boleh ditinggalkan. Hasilnya menunggu di Berkas dan pekerjaan.">
            <PekerjaanProgress
              id={pekerjaan.id}
              awal={{
                status: pekerjaan.status,
                tahap: pekerjaan.tahap,
                selesai: pekerjaan.selesai,
                total: pekerjaan.total,
                detik: pekerjaan.detik,
              }}
            />
          </Card>
        )}
        <Card title="Yang diminta">
          <DescriptionList items={items} />
        </Card>
      </div>
    </>
  )
}

function Outcome({ pekerjaan, berkas }: { pekerjaan: PekerjaanRow; berkas: BerkasRow | null }) {
  if (pekerjaan.status === 'gagal')
    return (
      <Notice tone="negative" title="Pekerjaan ini tidak selesai">
        {pekerjaan.pesan}
      </Notice>
    )
  if (pekerjaan.status === 'dibatalkan')
    return <Notice title="Pekerjaan ini dibatalkan">Tidak ada hasil yang disimpan.</Notice>
  if (!berkas)
    return pekerjaan.jenis === 'impor' ? (
      <Notice
        tone="positive"
        title="Rilis sudah dimuat"
        act={
          <ButtonLink href="/sumber" size="sm">
            Lihat rilis
          </ButtonLink>
        }
      />
    ) : (
      <Notice tone="positive" title="Pekerjaan selesai">
        {pekerjaan.ringkasan}
      </Notice>
    )
  return (
    <Card title="Hasil">
      <DescriptionList
        items={[
          { term: 'Berkas', value: berkas.nama, note: formatBytes(berkas.ukuran) },
          {
            term: 'Dapat diunduh sampai',
            value: berkas.kedaluwarsaPada ? formatInstant(berkas.kedaluwarsaPada) : 'tanpa batas waktu',
          },
          { term: 'Sidik SHA-256', value: <span className="figures break-all text-sm">{berkas.sha256}</span> },
        ]}
      />
      <div className="mt-4">
        {berkas.ada ? (
          // Not a Link: a router that fetches ahead would be recorded as a download.
          <a href={`/unduh/${berkas.id}`} download className={buttonClass({ intent: 'primary' })}>
            Unduh berkas
          </a>
        ) : (
          <Notice tone="warning" title="Berkas sudah melewati masa simpannya">
            Minta kembali bila masih diperlukan.
          </Notice>
        )}
      </div>
    </Card>
  )
}
