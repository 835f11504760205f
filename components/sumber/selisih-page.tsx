import Link from 'next/link'
import { DesilBadge } from '@/components/keluarga/desil-badge'
import { PageHeader } from '@/components/shell/page-header'
import { PlainTable } from '@/components/table/plain-table'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Stat, StatGrid } from '@/components/ui/stat'
import { formatInstant, formatNumber } from '@/lib/core/format'
import { buildHref } from '@/lib/core/href'
import type { RilisPilihan, SelDesil, SelisihDetail } from '@/lib/sumber/queries/get-selisih'
import { LABEL_SISTEM, type Sistem } from '@/lib/sumber/schema'
import type { SelisihSel } from '@/lib/sumber/schema/selisih'
import { SelisihMinta } from './selisih-minta'

type Props = { rilisList: RilisPilihan[]; detail: SelisihDetail | null; namaWilayah: string; akar: string }

/** What distinguishes two deliveries: who came and went, whose desil moved, which columns changed, which areas were renamed. */
export function SelisihPage({ rilisList, detail, namaWilayah, akar }: Props) {
  return (
    <>
      <PageHeader
        title="Perbedaan dua rilis"
        description="Setiap angka menuju daftarnya. Desil di sini selalu desil nasional resmi dari BPS."
        crumbs={[{ label: 'Sumber data', href: '/sumber' }, { label: 'Perbedaan dua rilis' }]}
      />
      <div className="space-y-6">
        {detail === null ? (
          <EmptyState
            title="Belum ada dua rilis"
            description="Perbedaan tampil di sini setelah kiriman kedua dimuat."
          />
        ) : (
          <>
            <Pilihan rilisList={rilisList} detail={detail} />
            {detail.status === null ? <SelisihMinta lama={detail.lama} baru={detail.baru} /> : null}
            {detail.status === 'dibuang' ? (
              <Notice>
                Isi salah satu kiriman ini sudah dibuang menurut aturan penyimpanan. Angkanya masih tersimpan; daftarnya
                tidak dapat dibuka lagi.
              </Notice>
            ) : null}
            {detail.status !== null ? <Isi detail={detail} namaWilayah={namaWilayah} akar={akar} /> : null}
          </>
        )}
      </div>
    </>
  )
}

function Pilihan({ rilisList, detail }: { rilisList: RilisPilihan[]; detail: SelisihDetail }) {
  const select = (nama: 'lama' | 'baru', label: string, nilai: string) => (
    <label className="block">
      <span className="block font-medium">{label}</span>
      <select
        name={nama}
        defaultValue={nilai}
        className="mt-1.5 min-h-10 rounded-md border border-stroke-input bg-surface px-3 py-2"
      >
        {rilisList.map((rilis) => (
          <option key={rilis.kode} value={rilis.kode}>
            {rilis.kode}
            {rilis.status === 'ditarik' ? ' (ditarik)' : ''}
            {rilis.dibuang ? ' (isi dibuang)' : ''}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form action="/sumber/selisih" className="flex flex-wrap items-end gap-4" aria-label="Pilih dua kiriman">
      {select('lama', 'Kiriman lama', detail.lama.kode)}
      {select('baru', 'Kiriman baru', detail.baru.kode)}
      <button
        type="submit"
        className="min-h-10 rounded-md border border-stroke-input bg-surface px-4 py-2 font-medium hover:bg-surface-secondary"
      >
        Bandingkan
      </button>
    </form>
  )
}

function Isi({ detail, namaWilayah, akar }: { detail: SelisihDetail; namaWilayah: string; akar: string }) {
  const { selList, orang } = detail
  const jumlah = (pilih: (sel: SelDesil) => boolean, apa: 'kk' | 'jiwa' = 'kk') =>
    selList.reduce((n, sel) => n + (pilih(sel) ? sel[apa] : 0), 0)
  const tautan = (sel: SelisihSel, isi: number) => <Angka detail={detail} sel={sel} isi={isi} />
  return (
    <>
      <p className="text-content-secondary">
        {detail.wilayah === akar ? `${namaWilayah}.` : `Hanya ${namaWilayah}.`}{' '}
        {detail.wilayah === akar ? null : (
          <Link
            href={buildHref('/sumber/selisih', { lama: detail.lama.kode, baru: detail.baru.kode })}
            className="text-link underline underline-offset-2"
          >
            Tampilkan seluruhnya
          </Link>
        )}
        {detail.pada ? ` Dihitung ${formatInstant(detail.pada)}.` : ''}
      </p>
      <StatGrid>
        {(
          [
            ['KK yang muncul', 'muncul', jumlah(({ dari }) => dari < 0)],
            ['KK yang tidak ada lagi', 'hilang', jumlah(({ ke }) => ke < 0)],
            ['KK yang desilnya berpindah', 'berpindah', jumlah(({ dari, ke }) => dari >= 0 && ke >= 0 && dari !== ke)],
            ['KK yang desilnya tetap', 'tetap', jumlah(({ dari, ke }) => dari >= 0 && dari === ke)],
          ] as const
        ).map(([label, arah, isi]) => (
          <Stat
            key={arah}
            label={label}
            value={formatNumber(isi)}
            {...(isi > 0 && detail.status === 'siap' && { href: hrefDaftar(detail, { isi: 'arah', arah }) })}
          />
        ))}
      </StatGrid>
      <Card
        title="Desil sebelum dan sesudah"
        description={`Jumlah KK menurut desil pada ${detail.lama.kode} (baris) dan ${detail.baru.kode} (kolom).`}
        flush
      >
        <Matriks detail={detail} />
      </Card>
      <Card title="Menurut wilayah" flush>
        <PlainTable
          caption="Perbedaan menurut wilayah"
          head="Wilayah"
          columns={[
            { key: 'muncul', label: 'Muncul' },
            { key: 'hilang', label: 'Tidak ada lagi' },
            { key: 'turun', label: 'Desil turun' },
            { key: 'naik', label: 'Desil naik' },
            { key: 'tetap', label: 'Tetap atau belum diperingkat' },
          ]}
          rows={detail.wilayahList.map((row) => ({
            key: row.kode,
            head:
              row.kode === detail.wilayah ? (
                row.nama
              ) : (
                <Link
                  href={buildHref('/sumber/selisih', {
                    lama: detail.lama.kode,
                    baru: detail.baru.kode,
                    wilayah: row.kode,
                  })}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
                >
                  {row.nama}
                </Link>
              ),
            cells: [
              ...(['muncul', 'hilang', 'turun', 'naik'] as const).map((arah) => (
                <Angka key={arah} detail={detail} sel={{ isi: 'arah', arah }} isi={row[arah]} wilayah={row.kode} />
              )),
              <Angka
                key="lain"
                detail={detail}
                sel={{ isi: 'arah', arah: 'lain' }}
                isi={row.tetap}
                wilayah={row.kode}
              />,
            ],
          }))}
        />
      </Card>
      <Card title="Orang" flush>
        <PlainTable
          caption="Orang yang muncul, tidak ada lagi, atau pindah keluarga"
          head="Perubahan"
          columns={[{ key: 'jiwa', label: 'Jiwa' }]}
          rows={[
            { key: 'muncul', head: 'Muncul', cells: [tautan({ isi: 'orang', jenis: 'muncul' }, orang.muncul)] },
            { key: 'hilang', head: 'Tidak ada lagi', cells: [tautan({ isi: 'orang', jenis: 'hilang' }, orang.hilang)] },
            {
              key: 'pindah',
              head: 'Pindah ke keluarga lain',
              cells: [tautan({ isi: 'orang', jenis: 'pindah-kk' }, orang.pindahKk)],
            },
          ]}
        />
      </Card>
      <Card
        title="Kolom yang berubah"
        description="Baris yang ada pada kedua kiriman dengan isi yang berbeda pada kolom itu."
        flush
      >
        <PlainTable
          caption="Kolom yang berubah"
          head="Kolom"
          columns={[
            { key: 'berkas', label: 'Berkas', align: 'left' },
            { key: 'jumlah', label: 'Baris' },
          ]}
          rows={detail.kolomList.map(({ berkas, kolom, label, jumlah: n }) => ({
            key: `${berkas} ${kolom}`,
            head: label,
            cells: [
              berkas === 'keluarga' ? 'Keluarga' : 'Anggota',
              <Angka key="n" detail={detail} sel={{ isi: 'kolom', berkas, kolom }} isi={n} />,
            ],
          }))}
        />
      </Card>
      {detail.gantiList.length > 0 ? (
        <Card title="Wilayah yang berganti kode atau nama" flush>
          <PlainTable
            caption="Wilayah yang berganti kode atau nama"
            head="Sebelumnya"
            columns={[
              { key: 'baru', label: 'Sekarang', align: 'left' },
              { key: 'sistem', label: 'Sistem kode', align: 'left' },
            ]}
            rows={detail.gantiList.map((row) => ({
              key: `${row.kodeDesa} ${row.kodeBaru}`,
              head: `${row.namaLama} (${row.kodeLama})`,
              cells: [
                <Link
                  key="baru"
                  href={buildHref('/keluarga', { wilayah: row.kodeDesa })}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
                >
                  {`${row.namaBaru} (${row.kodeBaru})`}
                </Link>,
                LABEL_SISTEM[row.sistem as Sistem],
              ],
            }))}
          />
        </Card>
      ) : null}
    </>
  )
}

function hrefDaftar(detail: SelisihDetail, sel: SelisihSel, wilayah = detail.wilayah): string {
  return buildHref('/sumber/selisih/daftar', { lama: detail.lama.kode, baru: detail.baru.kode, wilayah, ...sel })
}

/** A count that leads to who stands behind it. */
function Angka(props: { detail: SelisihDetail; sel: SelisihSel; isi: number; wilayah?: string }) {
  const { detail, sel, isi } = props
  if (isi === 0) return <span>–</span>
  if (detail.status !== 'siap') return <span>{formatNumber(isi)}</span>
  return (
    <Link
      href={hrefDaftar(detail, sel, props.wilayah)}
      prefetch={false}
      className="inline-flex min-h-6 min-w-6 items-center justify-end text-link underline underline-offset-2"
    >
      {formatNumber(isi)}
    </Link>
  )
}

const URUT = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, -1] as const

function Matriks({ detail }: { detail: SelisihDetail }) {
  const isi = new Map(detail.selList.map((sel) => [`${sel.dari}/${sel.ke}`, sel.kk]))
  return (
    <PlainTable
      caption="Jumlah KK menurut desil sebelum dan sesudah"
      head="Sebelum"
      columns={[
        ...URUT.map((desil) => ({
          key: String(desil),
          label: desil > 0 ? String(desil) : desil === 0 ? 'Belum' : 'Tidak ada lagi',
        })),
        { key: 'jumlah', label: 'Jumlah' },
      ]}
      rows={URUT.map((dari) => {
        const baris = URUT.map((ke) => isi.get(`${dari}/${ke}`) ?? 0)
        return {
          key: String(dari),
          head: dari < 0 ? 'Muncul' : <DesilBadge desil={dari === 0 ? null : dari} asal="resmi" words="hidden" />,
          cells: [
            ...URUT.map((ke, i) => (
              <Angka key={ke} detail={detail} sel={{ isi: 'desil', dari, ke }} isi={baris[i] ?? 0} />
            )),
            <strong key="jumlah">
              <Angka detail={detail} sel={{ isi: 'baris', dari }} isi={baris.reduce((n, kk) => n + kk, 0)} />
            </strong>,
          ],
        }
      })}
    />
  )
}
