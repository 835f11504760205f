import Link from 'next/link'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { PlainTable } from '@/components/table/plain-table'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { formatNumber } from '@/lib/core/format'
import { buildHref } from '@/lib/core/href'
import { LABEL_STATUS, STATUS_BERLAKU } from '@/lib/temuan/alur'
import { type JenisTemuan, TEMUAN } from '@/lib/temuan/jenis'
import type { DesaTemuan, SebabRow } from '@/lib/temuan/queries/get-rekap-jenis'
import { labelSebab } from '@/lib/temuan/uraian'
import { isWithin } from '@/lib/wilayah/kode'
import type { WilayahRow } from '@/lib/wilayah/queries'

/** One list in counts: by reason, then by every desa of the area with what stands where. Each number opens its rows. */
export function RekapJenisPage(props: {
  jenis: JenisTemuan
  jalur: WilayahRow[]
  milik: string
  desaList: DesaTemuan[]
  sebabList: SebabRow[]
}) {
  const { jenis, jalur, desaList, sebabList } = props
  const { label, satuan } = TEMUAN[jenis]
  const wilayah = jalur.at(-1)
  const area = wilayah && wilayah.kode !== props.milik ? wilayah.kode : null
  const jumlah = sebabList.reduce((total, satu) => total + satu.jumlah, 0)
  const href = (params: Record<string, string | null>) => buildHref(`/temuan/${jenis}`, params)
  return (
    <>
      <PageHeader
        title={`${label}: jumlah per desa`}
        crumbs={[
          { label: 'Temuan', href: '/temuan' },
          { label, href: href({}) },
          ...jalur.map((satu) => ({
            label: satu.nama,
            ...(isWithin(satu.kode, props.milik)
              ? { href: buildHref(`/temuan/${jenis}/rekap`, { wilayah: satu.kode }) }
              : {}),
          })),
        ]}
        description={`${formatNumber(jumlah)} ${satuan} masih berlaku di ${wilayah?.nama ?? 'wilayah ini'}. Setiap angka membuka daftarnya.`}
      />
      {desaList.length === 0 ? (
        <EmptyState title="Tidak ada temuan" description="Tidak ada yang perlu diperiksa dari daftar ini di sini." />
      ) : (
        <div className="space-y-6">
          {sebabList.length > 1 ? (
            <Card title={jenis === 'belum-diperingkat' ? 'Menurut sebab' : 'Menurut yang ditemukan'} flush>
              <PlainTable
                caption="Jumlah menurut sebab"
                head={jenis === 'belum-diperingkat' ? 'Sebab' : 'Yang ditemukan'}
                columns={[{ key: 'jumlah', label: 'Masih berlaku' }]}
                rows={sebabList.map(({ sebab, jumlah }) => ({
                  key: sebab,
                  head: labelSebab(jenis, sebab),
                  cells: [
                    sebab === '' ? (
                      formatNumber(jumlah)
                    ) : (
                      <Angka key="n" href={href({ wilayah: area, sebab })} nama={labelSebab(jenis, sebab)}>
                        {formatNumber(jumlah)}
                      </Angka>
                    ),
                  ],
                }))}
              />
            </Card>
          ) : null}
          <Card title="Menurut desa/kelurahan" flush>
            <PlainTable
              caption="Jumlah menurut desa/kelurahan"
              head="Desa/kelurahan"
              columns={[
                { key: 'kecamatan', label: 'Kecamatan', align: 'left' },
                ...STATUS_BERLAKU.map((status) => ({ key: status, label: LABEL_STATUS[status] })),
              ]}
              rows={desaList.map((desa) => ({
                key: desa.kode,
                head: desa.nama,
                cells: [
                  desa.kecamatan,
                  ...STATUS_BERLAKU.map((status) =>
                    desa[status] === 0 || desa.kode.endsWith('000000') ? (
                      <span key={status} className={desa[status] === 0 ? 'text-content-secondary' : undefined}>
                        {formatNumber(desa[status])}
                      </span>
                    ) : (
                      <Angka
                        key={status}
                        href={href({ wilayah: desa.kode, status })}
                        nama={`${LABEL_STATUS[status]} di ${desa.nama}`}
                      >
                        {formatNumber(desa[status])}
                      </Angka>
                    ),
                  ),
                ],
              }))}
            />
          </Card>
        </div>
      )}
    </>
  )
}

function Angka({ href, nama, children }: { href: string; nama: string; children: ReactNode }) {
  return (
    <Link
      prefetch={false}
      href={href}
      className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
    >
      {children}
      <span className="sr-only"> {nama}</span>
    </Link>
  )
}
