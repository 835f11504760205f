import { PageHeader } from '@/components/shell/page-header'
import { PlainTable } from '@/components/table/plain-table'
import { Card } from '@/components/ui/card'
import { formatNumber } from '@/lib/core/format'
import type { PendudukRow } from '@/lib/temuan/queries/list-penduduk'
import { tanggal } from './mitra-list'
import { UnggahTabel } from './unggah-tabel'

/** The population coverage is held against: what there is, and loading more. */
export function PendudukPage({ rows, boleh }: { rows: PendudukRow[]; boleh: { muat: boolean } }) {
  const ada = rows.filter(({ jiwa }) => jiwa !== null)
  const jumlah = (nama: 'kk' | 'jiwa') => ada.reduce((total, row) => total + (row[nama] ?? 0), 0)
  return (
    <>
      <PageHeader
        title="Penduduk acuan"
        crumbs={[{ label: 'Capaian verval', href: '/temuan/capaian' }, { label: 'Penduduk acuan' }]}
        description={`${formatNumber(ada.length)} dari ${formatNumber(rows.length)} desa/kelurahan mempunyai penduduk acuan: ${formatNumber(jumlah('kk'))} KK, ${formatNumber(jumlah('jiwa'))} jiwa. Cakupan disebut bila seluruh wilayahnya ada.`}
      />
      <div className="space-y-6">
        {boleh.muat ? (
          <Card
            title="Muat penduduk acuan"
            description="Kolom kode_desa, kk, jiwa, per_tanggal (2025-06-30), dan sumber. Baris desa dan tanggal yang sama digantikan; bila satu baris tidak terbaca, tidak satu pun dimuat."
          >
            <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
              <a
                download
                href="/temuan/capaian/penduduk/contoh"
                className="inline-flex min-h-11 items-center text-link underline"
              >
                Unduh berkas isian dengan kode desa
              </a>
              <UnggahTabel alamat="/unggah/penduduk" nama="Unggah penduduk acuan" label="Berkas penduduk acuan" />
            </div>
          </Card>
        ) : null}
        <Card title="Menurut desa/kelurahan" flush>
          <PlainTable
            caption="Penduduk acuan menurut desa/kelurahan"
            head="Desa/kelurahan"
            columns={[
              { key: 'kecamatan', label: 'Kecamatan', align: 'left' },
              { key: 'kode', label: 'Kode', align: 'left' },
              { key: 'kk', label: 'KK' },
              { key: 'jiwa', label: 'Jiwa' },
              { key: 'tanggal', label: 'Per tanggal', align: 'left' },
              { key: 'sumber', label: 'Sumber', align: 'left' },
            ]}
            rows={rows.map((row) => ({
              key: row.kodeDesa,
              head: row.desa,
              cells: [
                row.kecamatan ?? '',
                <span key="k" className="figures">
                  {row.kodeDesa}
                </span>,
                row.kk === null ? '—' : formatNumber(row.kk),
                row.jiwa === null ? '—' : formatNumber(row.jiwa),
                row.perTanggal === null ? 'Belum dimuat' : tanggal(row.perTanggal),
                row.sumber ?? '',
              ],
            }))}
          />
        </Card>
      </div>
    </>
  )
}
