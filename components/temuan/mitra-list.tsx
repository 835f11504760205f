import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { PlainTable } from '@/components/table/plain-table'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { parseDate } from '@/lib/core/date'
import { formatNumber, formatShortDate } from '@/lib/core/format'
import { TEMUAN } from '@/lib/temuan/jenis'
import { KANTOR } from '@/lib/temuan/mitra'
import type { TugasMitraRow } from '@/lib/temuan/queries/list-tugas-mitra'
import { TemuanTabs } from './temuan-tabs'

/** Requests to other offices; a verifier sees their own and no other part of the room. */
export function MitraList(props: { tugasList: TugasMitraRow[]; penjawab: boolean; tugas: number | null }) {
  const { tugasList, penjawab } = props
  return (
    <>
      <PageHeader
        title={penjawab ? 'Tugas verifikasi' : 'Verifikasi perangkat daerah lain'}
        description={
          penjawab
            ? 'Permintaan Dinas Sosial untuk mencocokkan nama, alamat, dan identitas. Jawaban Anda menjadi bahan pemeriksaan dan tidak mengubah data.'
            : 'Permintaan kepada Disdukcapil, Dinas Kesehatan, DPMD, dan lainnya. Setiap kantor hanya menerima kolom yang diperlukannya.'
        }
      />
      {penjawab ? null : <TemuanTabs kini="mitra" tugas={props.tugas} mitra />}
      {tugasList.length === 0 ? (
        <EmptyState
          title="Belum ada permintaan"
          description={
            penjawab
              ? 'Permintaan muncul di sini setelah Dinas Sosial membuatnya untuk Anda.'
              : 'Buka salah satu daftar temuan, pilih barisnya, lalu pilih Minta verifikasi.'
          }
        />
      ) : (
        <Card title="Permintaan" flush>
          <PlainTable
            caption="Permintaan verifikasi"
            head="Nomor"
            columns={[
              { key: 'kantor', label: 'Perangkat daerah', align: 'left' },
              { key: 'jenis', label: 'Temuan', align: 'left' },
              { key: 'status', label: 'Keadaan', align: 'left' },
              { key: 'tenggat', label: 'Tenggat', align: 'left' },
              { key: 'dijawab', label: 'Dijawab' },
            ]}
            rows={tugasList.map((satu) => ({
              key: satu.id,
              head: (
                <Link
                  prefetch={false}
                  href={`/temuan/mitra/${satu.id}`}
                  className="inline-flex min-h-6 items-center whitespace-nowrap text-link underline underline-offset-2"
                >
                  {satu.nomor}
                </Link>
              ),
              cells: [
                `${KANTOR[satu.kantor].label}, ${satu.penerimaNama}`,
                TEMUAN[satu.jenis].label,
                <MitraStatus key="s" tugas={satu} />,
                tanggal(satu.tenggat),
                `${formatNumber(satu.dijawab)} dari ${formatNumber(satu.jumlah)}`,
              ],
            }))}
          />
        </Card>
      )}
    </>
  )
}

/** Where a request stands. */
export function MitraStatus({ tugas }: { tugas: Pick<TugasMitraRow, 'status' | 'dijawab' | 'jumlah'> }) {
  if (tugas.status === 'ditutup') return <Status tone="neutral">Ditutup</Status>
  if (tugas.status === 'lewat') return <Status tone="neutral">Tenggat lewat</Status>
  return tugas.dijawab === tugas.jumlah ? (
    <Status tone="positive">Semua dijawab</Status>
  ) : (
    <Status tone="warning">Menunggu jawaban</Status>
  )
}

/** A day as people read it. */
export function tanggal(hari: string): string {
  const date = parseDate(hari)
  return date ? formatShortDate(date) : hari
}
