import Link from 'next/link'
import { DesilBadge } from '@/components/keluarga/desil-badge'
import { PageHeader } from '@/components/shell/page-header'
import { Pagination } from '@/components/table/pagination'
import { PlainTable } from '@/components/table/plain-table'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { buildHref } from '@/lib/core/href'
import type { Page } from '@/lib/core/page'
import { labelKolom } from '@/lib/keluarga/kode'
import type { SelisihRow } from '@/lib/sumber/queries/list-selisih'
import type { SelisihFilter, SelisihSel } from '@/lib/sumber/schema/selisih'

type Props = {
  page: Page<SelisihRow>
  filter: SelisihFilter
  sel: SelisihSel
  namaWilayah: string
  kursor: string | undefined
}

const desilKata = (desil: number) => (desil > 0 ? `desil ${desil}` : desil === 0 ? 'belum diperingkat' : 'tidak ada')

function judulOf(sel: SelisihSel): string {
  switch (sel.isi) {
    case 'desil':
      if (sel.dari < 0) return `KK yang muncul, ${desilKata(sel.ke)}`
      if (sel.ke < 0) return `KK yang tidak ada lagi, sebelumnya ${desilKata(sel.dari)}`
      return sel.dari === sel.ke
        ? `KK yang tetap ${desilKata(sel.ke)}`
        : `KK dari ${desilKata(sel.dari)} menjadi ${desilKata(sel.ke)}`
    case 'baris':
      return sel.dari < 0 ? 'KK yang muncul' : `KK yang sebelumnya ${desilKata(sel.dari)}`
    case 'arah':
      return {
        muncul: 'KK yang muncul',
        hilang: 'KK yang tidak ada lagi',
        naik: 'KK yang desilnya naik',
        turun: 'KK yang desilnya turun',
        berpindah: 'KK yang desilnya berpindah',
        tetap: 'KK yang desilnya tetap',
        lain: 'KK yang desilnya tetap atau belum diperingkat',
      }[sel.arah]
    case 'kolom':
      return `${labelKolom(sel.kolom)} yang berubah`
    case 'orang':
      return {
        muncul: 'Orang yang muncul',
        hilang: 'Orang yang tidak ada lagi',
        'pindah-kk': 'Orang yang pindah keluarga',
      }[sel.jenis]
  }
}

/** Who stands behind one cell; numbers masked, each row leads to the family. */
export function SelisihDaftarPage({ page, filter, sel, namaWilayah, kursor }: Props) {
  const judul = judulOf(sel)
  const params = { lama: filter.lama, baru: filter.baru, wilayah: filter.wilayah, ...sel }
  const kolom = sel.isi === 'kolom'
  return (
    <>
      <PageHeader
        title={judul}
        description={`${namaWilayah}, dari ${filter.lama} ke ${filter.baru}.`}
        crumbs={[
          { label: 'Sumber data', href: '/sumber' },
          {
            label: 'Perbedaan dua rilis',
            href: buildHref('/sumber/selisih', { lama: filter.lama, baru: filter.baru, wilayah: filter.wilayah }),
          },
          { label: 'Daftar' },
        ]}
      />
      {page.rows.length === 0 ? (
        <EmptyState
          title="Tidak ada yang ditampilkan"
          description="Tidak ada baris di sel ini pada wilayah yang dipilih, atau daftarnya sudah dibuang menurut aturan penyimpanan."
        />
      ) : (
        <Card title={judul} flush>
          <PlainTable
            caption={judul}
            head={sel.isi === 'orang' || (kolom && sel.berkas === 'anggota') ? 'Nama' : 'Kepala keluarga'}
            columns={
              kolom
                ? [
                    { key: 'desa', label: 'Kelurahan/desa', align: 'left' },
                    { key: 'lama', label: `Pada ${filter.lama}`, align: 'left' },
                    { key: 'baru', label: `Pada ${filter.baru}`, align: 'left' },
                  ]
                : sel.isi !== 'orang'
                  ? [
                      { key: 'kk', label: 'Nomor KK', align: 'left' },
                      { key: 'desa', label: 'Kelurahan/desa', align: 'left' },
                      { key: 'lama', label: `Desil pada ${filter.lama}`, align: 'left' },
                      { key: 'baru', label: `Desil pada ${filter.baru}`, align: 'left' },
                    ]
                  : [{ key: 'desa', label: 'Kelurahan/desa', align: 'left' }]
            }
            rows={page.rows.map((row) => ({
              key: `${row.keluargaId} ${row.orangId ?? ''}`,
              head: (
                <Link
                  href={`/keluarga/${row.keluargaId}`}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
                >
                  {row.nama ?? 'Nama tidak diisi'}
                </Link>
              ),
              cells: kolom
                ? [row.desa ?? row.kodeDesa, row.nilaiLama ?? '—', row.nilaiBaru ?? '—']
                : sel.isi !== 'orang'
                  ? [
                      row.nomorKk,
                      row.desa ?? row.kodeDesa,
                      <Desil key="lama" desil={row.desilLama} />,
                      <Desil key="baru" desil={row.desilBaru} />,
                    ]
                  : [row.desa ?? row.kodeDesa],
            }))}
          />
          <div className="px-4">
            <Pagination
              url={{ path: '/sumber/selisih/daftar', params: { ...params, kursor: kursor ?? null } }}
              page={page}
              count={page.rows.length}
            />
          </div>
        </Card>
      )}
    </>
  )
}

function Desil({ desil }: { desil: number | null }) {
  if (desil === null || desil < 0) return <span>tidak ada</span>
  return <DesilBadge desil={desil > 0 ? desil : null} asal="resmi" words="hidden" />
}
