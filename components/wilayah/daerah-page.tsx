import { PageHeader } from '@/components/shell/page-header'
import { isWithin } from '@/lib/wilayah/kode'
import type { DaerahRow, WilayahRow } from '@/lib/wilayah/queries'
import { DaerahTable } from './daerah-table'

/** The areas below one, the way up to it inside the aktor's own wilayah, and where the list comes from. */
export function DaerahPage({ jalur, rows, milik }: { jalur: WilayahRow[]; rows: DaerahRow[]; milik: string }) {
  const wilayah = jalur.at(-1)
  return (
    <>
      <PageHeader
        title="Wilayah"
        crumbs={jalur.map((one) => ({
          label: one.nama,
          href: one.kode !== wilayah?.kode && isWithin(one.kode, milik) ? `/wilayah?induk=${one.kode}` : undefined,
        }))}
        description={`Kode dan nama resmi di ${wilayah?.nama ?? 'wilayah ini'} menurut Kemendagri dan BPS, dengan tanggal berlakunya. Kode yang sudah tidak dipakai tetap disimpan supaya riwayat data tidak terputus.`}
      />
      <DaerahTable rows={rows} induk={wilayah?.kode ?? milik} />
      <p className="measure mt-4 text-sm text-content-secondary">
        Daftar wilayah dan kode Kemendagri bersumber dari{' '}
        <a className="text-link underline" href="https://github.com/fityannugroho/idn-area-data">
          idn-area-data
        </a>
        , yang datanya tersedia dengan{' '}
        <a className="text-link underline" href="https://opendatacommons.org/licenses/odbl/1-0/">
          Open Database License (ODbL) 1.0
        </a>
        . Kode BPS dimuat dari berkas padanan oleh pengelola server.
      </p>
    </>
  )
}
