import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { PlainTable } from '@/components/table/plain-table'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import type { IsoDate } from '@/lib/core/date'
import { formatDate, formatNumber } from '@/lib/core/format'
import {
  type Aturan,
  CATATAN_PENETAPAN,
  findAturan,
  HASIL_KELAYAKAN,
  type HasilKelayakan,
  LABEL_HASIL,
} from '@/lib/kelayakan/aturan'
import type { JumlahHasil, RekapKelayakan } from '@/lib/kelayakan/queries/get-rekap-kelayakan'
import type { ProgramRow } from '@/lib/kelayakan/queries/list-aturan'
import { RekapForm } from './rekap-form'

const KOSONG: JumlahHasil = {
  'memenuhi-syarat': { kk: 0, jiwa: 0 },
  'tidak-memenuhi-syarat': { kk: 0, jiwa: 0 },
  'belum-dapat-dinilai': { kk: 0, jiwa: 0 },
}
const PENDEK: Record<HasilKelayakan, string> = {
  'memenuhi-syarat': 'memenuhi',
  'tidak-memenuhi-syarat': 'tidak',
  'belum-dapat-dinilai': 'belum dinilai',
}

/** Programmes with the rules of a day and, from the rollup, how many families stand where. */
export function KelayakanPageView(props: {
  tanggal: IsoDate
  wilayah: { kode: string; nama: string }
  programList: ProgramRow[]
  rekap: RekapKelayakan | null
  bolehHitung: boolean
}) {
  const { tanggal, programList, rekap, wilayah } = props
  return (
    <>
      <PageHeader
        title="Kelayakan program"
        description="Aturan program menurut tanggal berlakunya, dan berapa keluarga yang memenuhi syaratnya menurut data."
      />
      <div className="space-y-6">
        <Notice tone="guide">{CATATAN_PENETAPAN}</Notice>
        <TanggalForm tanggal={tanggal} wilayah={wilayah.kode} />
        <Card title={`Aturan yang berlaku pada ${formatDate(tanggal)}`}>
          <ul className="space-y-4">
            {programList.map((program) => (
              <li key={program.kode}>
                <ProgramAturan program={program} aturan={findAturan(program.aturanList, program.kode, tanggal)} />
              </li>
            ))}
          </ul>
        </Card>
        {rekap ? (
          <>
            <Card title={`Penilaian di ${wilayah.nama}`} description={sumberOf(rekap)} flush>
              <PlainTable
                caption={`Penilaian kelayakan di ${wilayah.nama}`}
                head="Program"
                columns={HASIL_KELAYAKAN.flatMap((hasil) => [
                  { key: `${hasil}-kk`, label: <Judul hasil={hasil} satuan="KK" /> },
                  { key: `${hasil}-jiwa`, label: <Judul hasil={hasil} satuan="jiwa" /> },
                ])}
                rows={programList.map((program) => ({
                  key: program.kode,
                  head: program.nama,
                  cells: HASIL_KELAYAKAN.flatMap((hasil) => {
                    const { kk, jiwa } = (rekap.jumlah[program.kode] ?? KOSONG)[hasil]
                    return [formatNumber(kk), formatNumber(jiwa)]
                  }),
                }))}
              />
            </Card>
            {rekap.bawah.length > 0 ? <Bawah rekap={rekap} programList={programList} tanggal={tanggal} /> : null}
          </>
        ) : (
          <EmptyState
            title="Belum ada rekap sampai tanggal ini"
            description="Rekap dihitung ketika rilis terbit, dan dapat diminta untuk tanggal lain."
          />
        )}
        {props.bolehHitung ? (
          <Card
            title="Hitung rekap untuk tanggal lain"
            description="Berjalan di latar belakang dengan rilis, aturan, dan daftar exclude yang berlaku pada tanggal itu."
          >
            <RekapForm tanggal={tanggal} />
          </Card>
        ) : null}
      </div>
    </>
  )
}

function sumberOf({ rilis, tanggal, sintetis }: RekapKelayakan): string {
  return `Rilis ${rilis} (lapis rilis, desil nasional resmi) dinilai per ${formatDate(tanggal)}${sintetis ? '; data sintetis' : ''}. Jumlah menurut data, bukan jumlah penerima.`
}

function Judul({ hasil, satuan }: { hasil: HasilKelayakan; satuan: string }) {
  return (
    <>
      {LABEL_HASIL[hasil]}
      <span className="block font-normal">{satuan}</span>
    </>
  )
}

function ProgramAturan({ program, aturan }: { program: ProgramRow; aturan: Aturan | null }) {
  return (
    <>
      <h3 className="flex flex-wrap items-center gap-2 text-base font-semibold">
        {program.nama}
        {aturan?.status === 'belum-terverifikasi' ? <Badge tone="warning">belum terverifikasi</Badge> : null}
      </h3>
      {aturan === null ? (
        <p className="measure text-content-secondary">
          Belum ada aturan berbasis desil yang tercatat berlaku pada tanggal ini; keluarga belum dapat dinilai.
        </p>
      ) : (
        <>
          <p className="measure">{syaratOf(aturan)}</p>
          <p className="measure text-sm text-content-secondary">
            {aturan.dasarHukum}; berlaku {formatDate(aturan.berlakuMulai)}
            {aturan.berlakuSampai ? ` sampai ${formatDate(aturan.berlakuSampai)}` : ' sampai diganti'}. Unit:{' '}
            {aturan.unit}. Penetap: {program.penetap}.{aturan.catatan ? ` ${aturan.catatan}` : ''}
          </p>
        </>
      )}
    </>
  )
}

function syaratOf(aturan: Aturan): string {
  return [
    `Desil nasional ${aturan.desilMin}–${aturan.desilMaks}${aturan.izinkanAsesmen ? ', atau hasil asesmen' : ''}`,
    ...(aturan.syarat.komponen === 'pkh' ? ['sedikitnya satu komponen PKH'] : []),
    ...(aturan.syarat.tanpaExclude ? ['tidak berstatus exclude menurut SIKS-NG'] : []),
  ].join('; ')
}

function Bawah(props: { rekap: RekapKelayakan; programList: ProgramRow[]; tanggal: IsoDate }) {
  const { rekap, programList, tanggal } = props
  return (
    <Card title="Menurut wilayah" description="Jumlah KK: memenuhi, tidak, belum dinilai." flush>
      <PlainTable
        caption="Penilaian kelayakan menurut wilayah"
        head="Wilayah"
        columns={programList.map((program) => ({ key: program.kode, label: program.nama }))}
        rows={rekap.bawah.map(({ kode, nama, jumlah }) => ({
          key: kode,
          head: (
            <Link
              href={`/kelayakan?wilayah=${kode}&tanggal=${tanggal}`}
              prefetch={false}
              className="inline-flex min-h-6 items-center text-link underline underline-offset-2"
            >
              {nama}
            </Link>
          ),
          cells: programList.map((program) => (
            <span key={program.kode} className="inline-flex flex-col items-end">
              {HASIL_KELAYAKAN.map((hasil) => (
                <span key={hasil} className={hasil === 'memenuhi-syarat' ? '' : 'text-content-secondary'}>
                  {formatNumber((jumlah[program.kode] ?? KOSONG)[hasil].kk)} {PENDEK[hasil]}
                </span>
              ))}
            </span>
          )),
        }))}
      />
    </Card>
  )
}

function TanggalForm({ tanggal, wilayah }: { tanggal: IsoDate; wilayah: string }) {
  return (
    <form method="get" action="/kelayakan" className="flex flex-wrap items-end gap-3 print:hidden">
      <input type="hidden" name="wilayah" value={wilayah} />
      <div>
        <label htmlFor="tanggal" className="mb-1 block text-sm font-medium">
          Aturan dan rekap per tanggal
        </label>
        <input
          id="tanggal"
          type="date"
          name="tanggal"
          defaultValue={tanggal}
          required
          className="min-h-11 rounded-md border border-stroke-input bg-surface px-3"
        />
      </div>
      <button
        type="submit"
        className="min-h-11 rounded-md border border-stroke-input px-4 font-medium hover:bg-surface-hover"
      >
        Lihat
      </button>
    </form>
  )
}
