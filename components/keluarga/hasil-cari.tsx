import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { formatNumber } from '@/lib/core/format'
import type { HasilCari as Hasil } from '@/lib/keluarga/queries/cari-orang'
import { HasilCariTable } from './hasil-cari-table'

/** What a search found, how it was understood, and what to do when it found nothing. */
export function HasilCari({ cari, hasil }: { cari: string; hasil: Hasil | null }) {
  return (
    <>
      <PageHeader
        title="Hasil pencarian"
        crumbs={[{ label: 'Keluarga', href: '/keluarga' }, { label: 'Hasil pencarian' }]}
        description={`${ringkas(hasil)} Pencarian ini tercatat.`}
      />
      <div className="mb-4 space-y-2 empty:hidden">
        {hasil?.tempatLain && hasil.rows.length === 0 ? (
          <Notice tone="guide" title={`“${hasil.tempatLain}” bukan nama wilayah di wilayah tugas Anda`}>
            Kata itu dicari sebagai bagian nama. Periksa ejaan desa, kelurahan, atau kecamatannya, atau cari tanpa
            wilayah.
          </Notice>
        ) : null}
        {hasil?.lebih ? (
          <Notice tone="guide" title="Hasil lebih banyak dari yang ditampilkan">
            Tambahkan kata nama, atau tulis koma lalu desa, kelurahan, atau kecamatannya: siti aminah, mustikajaya.
          </Notice>
        ) : null}
      </div>
      {hasil === null ? (
        <EmptyState
          title="Hasil pencarian ini sudah tidak tersimpan"
          description="Hasil disimpan satu hari dan hanya untuk yang mencari. Ketik kembali di kotak pencarian."
        />
      ) : (
        <HasilCariTable rows={hasil.rows} cari={cari} jenis={hasil.jenis} />
      )}
    </>
  )
}

function ringkas(hasil: Hasil | null): string {
  if (!hasil || hasil.rows.length === 0) return ''
  const jumlah = `${formatNumber(hasil.rows.length)} orang ${hasil.lebih ? 'ditampilkan' : 'ditemukan'}`
  const tempat = hasil.tempat.length > 0 ? ` di ${[...new Set(hasil.tempat)].join(', ')}` : ''
  return `${jumlah}${tempat}${hasil.jenis === 'nama' ? ', yang paling mirip di atas' : ''}.`
}
