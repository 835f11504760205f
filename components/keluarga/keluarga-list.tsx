import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { type Filter, FilterBar, type FilterOption } from '@/components/table/filter-bar'
import { changeHref, type ListUrl } from '@/components/table/list-url'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { formatInstant, formatNumber } from '@/lib/core/format'
import { buildHref } from '@/lib/core/href'
import { labelProgram } from '@/lib/keluarga/program'
import type { RilisRow } from '@/lib/keluarga/queries/find-rilis'
import type { TeksTerpasang } from '@/lib/keluarga/queries/find-syarat-teks'
import type { HalamanKeluarga } from '@/lib/keluarga/queries/list-keluarga'
import type { PengaturanDaftar } from '@/lib/keluarga/queries/list-saringan'
import {
  formatSaringan,
  isSaringanAktif,
  LABEL_LAYAK,
  type Saringan,
  toParams,
  toSaringan,
} from '@/lib/keluarga/saringan'
import type { KeluargaFilter } from '@/lib/keluarga/schema'
import { formatSyarat, isSyaratTeks, LABEL_SUMBER, SYARAT_TERBANYAK, sebutSyarat } from '@/lib/keluarga/syarat'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { EksporForm, EksporTerpilih, type KolomEkspor } from './ekspor-form'
import { KeluargaTable } from './keluarga-table'
import { KolomDialog } from './kolom-dialog'
import { SaringanTersimpan } from './saringan-tersimpan'
import { type HalSyarat, SyaratDialog } from './syarat-dialog'

type Props = {
  rilis: RilisRow | null
  page: HalamanKeluarga
  filter: KeluargaFilter
  /** What stands behind the ids of conditions on texts; the filter holds these conditions too. */
  teksList: TeksTerpasang[]
  jalur: WilayahRow[]
  pengaturan: PengaturanDaftar
  /** What a condition may ask about: what the peran sees. */
  halSyarat: HalSyarat[]
  /** How many match where neither the page nor its looking on says so: streamed behind it. */
  jumlah?: ReactNode
  /** The way to families only recorded here, streamed behind the page. */
  luar?: ReactNode
  /** Kinds of findings to filter by; none where the peran does not see them. */
  temuanList: FilterOption[]
  /** Columns that may be exported; null where the peran may not export. */
  kolomEkspor: KolomEkspor | null
  /** Acts for chosen rows. */
  acts?: ReactNode
}

const PILIHAN_DESIL = [
  ...Array.from({ length: 10 }, (_, i) => ({ value: String(i + 1), label: `Desil ${i + 1}` })),
  { value: '0', label: 'Belum diperingkat' },
]

/** The family list of a delivery and area, as it is filtered. */
export function KeluargaList(props: Props) {
  const { rilis, page, filter, jalur, pengaturan, kolomEkspor } = props
  const saringan = toSaringan(filter)
  const tampilan = { urut: filter.urut, ukuran: filter.ukuran === 50 ? null : filter.ukuran }
  const url = { path: '/keluarga', params: { ...toParams(saringan), teks: filter.teks, ...tampilan } }
  const wilayah = jalur.at(-1)
  const aktif = isSaringanAktif(saringan)
  const lain = listSaringanLain(
    saringan,
    // Assessed for another release, it says nothing of this one.
    { ...pengaturan, kelayakan: pengaturan.kelayakan?.rilisId === rilis?.id ? pengaturan.kelayakan : null },
    props.temuanList,
  )
  const takTampil = saringan.syarat.filter(({ siapa, kolom }) =>
    props.halSyarat.every((satu) => satu.siapa !== siapa || satu.kolom !== kolom),
  )
  const ekspor =
    kolomEkspor && rilis && wilayah
      ? {
          rilis: rilis.kode,
          wilayah: wilayah.kode,
          namaWilayah: wilayah.nama,
          desil: filter.desil,
          saringan: formatSaringan(saringan),
          kolom: kolomEkspor,
        }
      : null
  return (
    <>
      <PageHeader
        title="Keluarga"
        crumbs={jalur.map((one) => ({ label: one.nama }))}
        description={
          <>
            {sebutIsi(rilis, page, wilayah?.nama ?? 'wilayah ini', {
              sebutJumlah: props.jumlah === undefined,
              tersaring: aktif,
            })}{' '}
            {props.jumlah} {props.luar}
          </>
        }
        act={<ButtonLink href="/keluarga/peristiwa">Peristiwa</ButtonLink>}
      />
      <FilterBar
        url={url}
        filters={[pilihDesil('desil', 'Desil resmi (nasional)', saringan.desil)]}
        more={lain}
        chips={listChip(url, saringan, props.teksList)}
        cleared={{ syarat: null, teks: null }}
        tools={
          <>
            {saringan.syarat.length < SYARAT_TERBANYAK ? (
              <SyaratDialog url={url} halList={props.halSyarat} />
            ) : (
              <p className="self-center text-sm text-content-secondary">
                Sudah {SYARAT_TERBANYAK} syarat; hapus satu untuk menambah yang lain.
              </p>
            )}
            <SaringanTersimpan
              saringan={aktif ? formatSaringan(saringan) : null}
              sendiri={saringan.syarat.some(isSyaratTeks)}
              list={pengaturan.saringanList.map(({ id, nama, milik, dibagikan, saringan: isi }) => ({
                id,
                nama,
                milik,
                dibagikan,
                href: buildHref('/keluarga', {
                  ...toParams(isi),
                  teks: isi.syarat.some(isSyaratTeks) ? id : null,
                  ...tampilan,
                }),
              }))}
            />
          </>
        }
        act={
          <div className="flex flex-wrap gap-2">
            <KolomDialog kolomList={pengaturan.kolomList} />
            {ekspor ? <EksporForm {...ekspor} /> : null}
          </div>
        }
      />
      {takTampil.length > 0 ? (
        <div className="mb-3">
          <Notice tone="warning" title="Syarat ini memakai data yang tidak tampil untuk peran Anda">
            {`${takTampil.map(sebutSyarat).join('; ')}. Selama syarat itu terpasang daftar ini kosong; hapus syaratnya untuk melihat keluarga lain.`}
          </Notice>
        </div>
      ) : null}
      {page.terbatas === null ? null : (
        <div className="mb-3">
          <Notice
            tone="guide"
            title={`${formatNumber(page.rows.length)} yang cocok di antara ${formatNumber(page.terbatas)} keluarga yang sudah dilihat`}
            act={
              page.next ? (
                <ButtonLink href={changeHref(url, { kursor: page.next })} size="sm">
                  Cari lebih jauh
                </ButtonLink>
              ) : undefined
            }
          >
            Syarat ini jarang cocok. Pencarian berlanjut dari keluarga berikutnya menurut urutan daftar; wilayah yang
            lebih sempit mempercepatnya.
          </Notice>
        </div>
      )}
      {page.terbatas !== null && page.rows.length === 0 ? null : (
        <KeluargaTable
          page={page}
          url={url}
          urut={filter.urut}
          size={filter.ukuran}
          filtered={aktif || filter.kursor !== undefined}
          kolomList={pengaturan.kolomList}
          daftar={`${rilis?.kode} ${wilayah?.kode} ${JSON.stringify([toParams(saringan), filter.teks])}`}
          acts={
            props.acts || ekspor ? (
              <>
                {props.acts}
                {ekspor ? <EksporTerpilih {...ekspor} /> : null}
              </>
            ) : undefined
          }
        />
      )}
    </>
  )
}

/** Conditions with the address without each; of texts it holds an id. */
function listChip(url: ListUrl, saringan: Saringan, teksList: TeksTerpasang[]): { label: string; href: string }[] {
  const kodeList = saringan.syarat.filter((satu) => !isSyaratTeks(satu))
  return [
    ...kodeList.map((satu) => ({
      label: sebutSyarat(satu),
      href: changeHref(url, { syarat: kodeList.filter((yang) => yang !== satu).map(formatSyarat) }),
    })),
    ...teksList.map(({ id, syaratList }) => ({
      label: syaratList.map(sebutSyarat).join('; '),
      href: changeHref(url, { teks: teksList.filter((yang) => yang.id !== id).map((yang) => yang.id) }),
    })),
  ]
}

function sebutIsi(
  rilis: RilisRow | null,
  page: HalamanKeluarga,
  wilayah: string,
  { sebutJumlah, tersaring }: { sebutJumlah: boolean; tersaring: boolean },
): string {
  if (!rilis) return 'Belum ada rilis yang terbit.'
  const awal = `Rilis ${rilis.kode}, terbit ${rilis.terbitPada ? formatInstant(rilis.terbitPada) : '—'}.`
  if (!sebutJumlah) return awal
  return page.total === null || page.total === undefined
    ? `${awal} Keluarga di ${wilayah} sesuai saringan.`
    : `${awal} ${formatNumber(page.total)} keluarga di ${wilayah}${tersaring ? ' sesuai saringan' : ''}.`
}

function pilihDesil(name: string, label: string, value: number | undefined): Filter {
  return { kind: 'select', name, label, value: value === undefined ? '' : String(value), options: PILIHAN_DESIL }
}

function pilih(name: string, label: string, value: string | undefined, options: FilterOption[]): Filter[] {
  return options.length === 0 && value === undefined
    ? []
    : [{ kind: 'select', name, label, value: value ?? '', options }]
}

/** Filters used now and then; those that have nothing to choose from are left out. */
function listSaringanLain(
  saringan: Saringan,
  { sumberList, programList, kelayakan }: PengaturanDaftar,
  temuanList: FilterOption[],
): Filter[] {
  const sumber = sumberList.map((jenis) => ({ value: jenis, label: LABEL_SUMBER[jenis] }))
  return [
    pilihDesil('provinsi', 'Desil provinsi', saringan.provinsi),
    pilihDesil('kabupaten', 'Desil kabupaten/kota', saringan.kabupaten),
    pilihDesil('simulasi', 'Desil simulasi (bukan penetapan BPS)', saringan.simulasi),
    ...pilih(
      'program',
      'Penerima program',
      saringan.program,
      programList.map((one) => ({ value: one, label: labelProgram(one) })),
    ),
    ...pilih('sumber', 'Ada di sumber', saringan.sumber, sumber),
    ...pilih('tanpa', 'Tidak ada di sumber', saringan.tanpa, sumber),
    ...pilih('temuan', 'Temuan', saringan.temuan, temuanList),
    ...pilih('layak', 'Menurut aturan program (bukan penetapan)', saringan.layak, listLayak(kelayakan)),
  ]
}

/** Programme and answer as one choice, only where the present release was assessed. */
function listLayak(kelayakan: PengaturanDaftar['kelayakan']): FilterOption[] {
  return (kelayakan?.programList ?? []).flatMap(({ kode, nama }) =>
    Object.entries(LABEL_LAYAK).map(([hasil, label]) => ({ value: `${kode}.${hasil}`, label: `${nama}: ${label}` })),
  )
}
