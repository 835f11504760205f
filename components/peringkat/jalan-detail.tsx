import Link from 'next/link'
import { DesilBadge } from '@/components/keluarga/desil-badge'
import { PageHeader } from '@/components/shell/page-header'
import { SimulationNote } from '@/components/shell/simulation-note'
import { PlainTable } from '@/components/table/plain-table'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Stat, StatGrid } from '@/components/ui/stat'
import { dateAt } from '@/lib/core/date'
import { formatDate, formatInstant, formatNumber, formatPercent } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import type { JalanDetail, SelBanding } from '@/lib/peringkat/queries/list-jalan'
import type { PindahRow } from '@/lib/peringkat/queries/list-pindah'
import { LABEL_BOBOT, LABEL_LAPIS } from './label'

/** Families of one cell of the comparison; `resmi` and `simulasi` 0 = belum diperingkat. */
export type PindahView = { resmi: number; simulasi: number; page: Page<PindahRow> }

/** One run: what was read, how it cut, how far it lies from the official desil, and who stands in a chosen cell. */
export function JalanDetailView(props: { jalan: JalanDetail; wilayah: string; pindah: PindahView | null }) {
  const { jalan, pindah } = props
  const path = `/peringkat/${jalan.id}`
  const jumlah = jalan.perDesil.reduce((n, { kk, jiwa }) => ({ kk: n.kk + kk, jiwa: n.jiwa + jiwa }), {
    kk: 0,
    jiwa: 0,
  })
  return (
    <>
      <PageHeader
        title={`Simulasi nomor ${formatNumber(jalan.id)}`}
        crumbs={[{ label: 'Simulasi peringkat', href: '/peringkat' }, { label: `Nomor ${formatNumber(jalan.id)}` }]}
        status={
          <>
            <SimulationNote />
            {jalan.kini ? <Badge tone="guide">dipakai halaman keluarga</Badge> : null}
            {jalan.sintetis ? <Badge tone="warning">data sintetis</Badge> : null}
          </>
        }
      />
      <div className="space-y-6">
        {jalan.dibuangPada ? (
          <Notice>
            Hasil per keluarga simulasi ini sudah dibuang pada {formatInstant(jalan.dibuangPada)} menurut aturan
            penyimpanan; angkanya masih tersimpan.
          </Notice>
        ) : null}
        <Card title="Yang dihitung">
          <DescriptionList
            columns={2}
            items={[
              { term: 'Rilis', value: jalan.rilis.kode },
              { term: 'Data yang dibaca', value: LABEL_LAPIS[jalan.lapis] },
              { term: 'Model', value: `${jalan.model.nama} versi ${jalan.model.versi}`, note: jalan.model.asal },
              { term: 'Bobot desil', value: LABEL_BOBOT[jalan.bobot] },
              { term: 'Umur dihitung pada', value: formatDate(dateAt(jalan.acuan, 'WIB')) },
              {
                term: 'Terbit',
                value: formatInstant(jalan.terbitPada),
                note: `Dihitung dalam ${formatNumber(jalan.detik, 1)} detik.`,
              },
              {
                term: 'Sidik hasil',
                value: <span className="figures text-sm break-all">{jalan.hash}</span>,
                note: `SHA-256 atas nomor KK, desil, dan skor. Skor yang sama diurutkan dengan benih ${jalan.benih}.`,
              },
            ]}
          />
        </Card>
        <Card
          title={`Hasil di ${props.wilayah}`}
          description="Batas desil dihitung atas seluruh kabupaten/kota, bukan nasional seperti desil resmi."
          flush
        >
          <PlainTable
            caption={`Hasil simulasi di ${props.wilayah}`}
            head="Desil simulasi"
            columns={[
              { key: 'kk', label: 'KK' },
              { key: 'persen-kk', label: '% KK' },
              { key: 'jiwa', label: 'Jiwa' },
              { key: 'persen-jiwa', label: '% jiwa' },
            ]}
            rows={[
              ...jalan.perDesil.map(({ desil, kk, jiwa }) => ({
                key: String(desil ?? 'belum'),
                head: <DesilBadge desil={desil} asal="simulasi" words="hidden" />,
                cells: [formatNumber(kk), share(kk, jumlah.kk), formatNumber(jiwa), share(jiwa, jumlah.jiwa)],
              })),
              {
                key: 'jumlah',
                head: 'Jumlah',
                cells: [formatNumber(jumlah.kk), '', formatNumber(jumlah.jiwa), ''],
                strong: true,
              },
            ]}
          />
        </Card>
        <Pindah banding={jalan.banding} />
        <Card
          title="Desil resmi dan desil simulasi"
          description="Jumlah KK menurut desil resmi BPS (baris) dan desil simulasi (kolom). Angka menuju daftar keluarganya."
          flush
        >
          <Matriks banding={jalan.banding} path={path} pilih={pindah} />
        </Card>
        {pindah ? <Keluarga pindah={pindah} path={path} /> : null}
      </div>
    </>
  )
}

function Pindah({ banding }: { banding: SelBanding[] }) {
  const keduanya = banding.flatMap(({ resmi, simulasi, kk }) =>
    resmi === null || simulasi === null ? [] : [{ selisih: simulasi - resmi, kk }],
  )
  const jumlah = keduanya.reduce((n, { kk }) => n + kk, 0)
  const count = (cocok: (selisih: number) => boolean) =>
    keduanya.filter(({ selisih }) => cocok(selisih)).reduce((n, { kk }) => n + kk, 0)
  const satu = (label: string, kk: number) => (
    <Stat label={label} value={formatNumber(kk)} note={`${share(kk, jumlah)} KK yang diperingkat keduanya`} />
  )
  return (
    <StatGrid>
      {satu(
        'Desil sama',
        count((selisih) => selisih === 0),
      )}
      {satu(
        'Berbeda satu desil',
        count((selisih) => Math.abs(selisih) === 1),
      )}
      {satu(
        'Simulasi lebih rendah dua desil atau lebih',
        count((selisih) => selisih <= -2),
      )}
      {satu(
        'Simulasi lebih tinggi dua desil atau lebih',
        count((selisih) => selisih >= 2),
      )}
    </StatGrid>
  )
}

const URUT: (number | null)[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null]

function Matriks(props: { banding: SelBanding[]; path: string; pilih: { resmi: number; simulasi: number } | null }) {
  const isi = new Map(props.banding.map((sel) => [`${sel.resmi ?? 0}/${sel.simulasi ?? 0}`, sel.kk]))
  return (
    <PlainTable
      caption="Jumlah KK menurut desil resmi dan desil simulasi"
      head="Resmi \ simulasi"
      columns={[
        ...URUT.map((desil) => ({ key: String(desil ?? 0), label: desil === null ? 'Belum' : String(desil) })),
        { key: 'jumlah', label: 'Jumlah' },
      ]}
      rows={URUT.map((resmi) => {
        const baris = URUT.map((simulasi) => isi.get(`${resmi ?? 0}/${simulasi ?? 0}`) ?? 0)
        return {
          key: String(resmi ?? 0),
          head: <DesilBadge desil={resmi} asal="resmi" words="hidden" />,
          cells: [
            ...baris.map((kk, i) => {
              const simulasi = URUT[i] ?? 0
              const dipilih = props.pilih?.resmi === (resmi ?? 0) && props.pilih.simulasi === simulasi
              if (kk === 0) return <span key={simulasi}>–</span>
              return (
                <Link
                  key={simulasi}
                  href={`${props.path}?resmi=${resmi ?? 0}&simulasi=${simulasi}#keluarga`}
                  prefetch={false}
                  aria-current={dipilih ? 'true' : undefined}
                  className="inline-flex min-h-6 min-w-6 items-center justify-end text-link underline underline-offset-2 aria-[current=true]:font-semibold"
                >
                  {formatNumber(kk)}
                </Link>
              )
            }),
            <strong key="jumlah">{formatNumber(baris.reduce((n, kk) => n + kk, 0))}</strong>,
          ],
        }
      })}
    />
  )
}

function Keluarga({ pindah, path }: { pindah: PindahView; path: string }) {
  const { rows, next } = pindah.page
  return (
    <div id="keluarga" className="scroll-mt-28">
      <Card title={`Keluarga dengan desil resmi ${words(pindah.resmi)} dan simulasi ${words(pindah.simulasi)}`} flush>
        {rows.length === 0 ? (
          <div className="p-4">
            <EmptyState
              title="Tidak ada keluarga"
              description="Tidak ada keluarga di sel ini pada wilayah yang dipilih."
            />
          </div>
        ) : (
          <PlainTable
            caption="Keluarga pada sel yang dipilih"
            head="Kepala keluarga"
            columns={[
              { key: 'desa', label: 'Kelurahan/desa', align: 'left' },
              { key: 'jiwa', label: 'Jiwa' },
              { key: 'skor', label: 'Skor simulasi' },
            ]}
            rows={rows.map((row) => ({
              key: row.keluargaId,
              head: (
                <Link
                  href={`/keluarga/${row.keluargaId}?tab=desil`}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
                >
                  {row.kepala ?? 'Nama tidak diisi'}
                </Link>
              ),
              cells: [row.desa, formatNumber(row.jiwa), row.skor === null ? '–' : formatNumber(row.skor, 3)],
            }))}
          />
        )}
        {next ? (
          <div className="p-4">
            <ButtonLink
              size="sm"
              href={`${path}?resmi=${pindah.resmi}&simulasi=${pindah.simulasi}&kursor=${next}#keluarga`}
            >
              Keluarga berikutnya
            </ButtonLink>
          </div>
        ) : null}
      </Card>
    </div>
  )
}

function words(desil: number): string {
  return desil === 0 ? 'belum diperingkat' : String(desil)
}

function share(nilai: number, dari: number): string {
  return dari === 0 ? '—' : formatPercent(nilai / dari, 1)
}
