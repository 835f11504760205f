import Link from 'next/link'
import { RadioField, SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-field'
import { PageHeader } from '@/components/shell/page-header'
import { FilterBar } from '@/components/table/filter-bar'
import { Pagination } from '@/components/table/pagination'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Status } from '@/components/ui/status'
import { parseDate } from '@/lib/core/date'
import { formatDate, formatInstant, formatNumber } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import { mintaBerkasDukcapilAction } from '@/lib/padan/actions'
import { describeHasil, HASIL_DUKCAPIL, LABEL_DUKCAPIL, LABEL_GALAT } from '@/lib/padan/dukcapil/hasil'
import type { BelumTerjawabRow, BerkasJawabanRow, HasilDukcapilRow } from '@/lib/padan/queries/list-dukcapil'
import type { DukcapilFilter } from '@/lib/padan/schema'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { PadanTabs } from './padan-tabs'

const CARA = { layanan: 'lewat layanan web', berkas: 'lewat berkas', impor: 'lewat berkas' } as const

/** What Dukcapil said, and the two ways to ask it. */
export function DukcapilPage(props: {
  page: Page<HasilDukcapilRow>
  filter: DukcapilFilter
  wilayahList: WilayahRow[]
  jawabanList: BerkasJawabanRow[]
  belumList: BelumTerjawabRow[]
  layananAda: boolean
  boleh: { periksa: boolean; muat: boolean }
}) {
  const { hasil } = props.filter
  const url = { path: '/padan/dukcapil', params: { hasil: hasil === 'perlu' ? null : hasil } }
  return (
    <>
      <PageHeader
        title="Pemeriksaan ke Dukcapil"
        crumbs={[{ label: 'Padan', href: '/padan' }, { label: 'Dukcapil' }]}
        description="Jawaban Dukcapil dicatat di samping orangnya. Tidak satu pun mengubah data keluarga dengan sendirinya."
        act={
          <>
            {props.boleh.periksa ? <BuatBerkas wilayahList={props.wilayahList} /> : null}
            {props.boleh.muat ? (
              <ButtonLink href="/sumber/lain/baru?jenis=dukcapil" intent="primary">
                Muat jawaban Disdukcapil
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <PadanTabs kini="dukcapil" />
      <div className="space-y-6">
        {props.layananAda ? (
          <Notice tone="positive" title="Layanan web Dukcapil sudah diatur">
            Orang dapat diperiksa satu per satu dari halaman keluarga atau halaman pasangan.
          </Notice>
        ) : (
          <Notice tone="guide" title="Layanan web Dukcapil belum diatur di server ini">
            Gunakan pertukaran berkas: buat berkas untuk Disdukcapil, minta kolom hasilnya diisi, lalu muat berkas yang
            kembali di sini. Alamat dan kunci layanan diisi oleh pengelola server setelah ada perjanjian kerja sama.
          </Notice>
        )}
        <BelumTerjawab rows={props.belumList} />
        <BerkasJawaban rows={props.jawabanList} />
        <FilterBar
          url={url}
          filters={[
            {
              kind: 'select',
              name: 'hasil',
              label: 'Hasil',
              value: hasil === 'perlu' ? '' : (hasil ?? ''),
              all: 'Yang perlu dilihat',
              options: [
                ...HASIL_DUKCAPIL.map((satu) => ({ value: satu, label: LABEL_DUKCAPIL[satu] })),
                { value: 'semua', label: 'Semua jawaban' },
              ],
            },
          ]}
        />
        {props.page.rows.length === 0 ? (
          <EmptyState
            title={hasil === 'perlu' ? 'Tidak ada jawaban yang perlu dilihat' : 'Tidak ada jawaban seperti itu'}
            description="Jawaban muncul di sini setelah orang diperiksa lewat layanan web atau berkas jawaban dimuat; yang padan terlihat lewat saringan Hasil."
          />
        ) : (
          <Card title="Jawaban terbaru">
            <ul className="divide-y divide-stroke">
              {props.page.rows.map((satu) => (
                <li key={satu.id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
                  <span>
                    <Link
                      prefetch={false}
                      href={`/keluarga/${satu.keluargaId}`}
                      className="font-medium text-link underline"
                    >
                      {satu.nama ?? 'Tidak ada di rilis terbit'}
                    </Link>
                    {satu.desa ? <span className="text-content-secondary"> · {satu.desa}</span> : null}
                  </span>
                  <span className="flex flex-wrap items-baseline gap-x-4">
                    <Status tone={satu.hasil === 'padan' ? 'positive' : 'warning'}>{describeHasil(satu)}</Status>
                    <span className="text-sm text-content-secondary">
                      {formatInstant(satu.diperiksaPada)}, {CARA[satu.cara]}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {props.page.rows.length > 0 ? <Pagination url={url} page={props.page} count={props.page.rows.length} /> : null}
      </div>
    </>
  )
}

/** Rows of the list of the unanswered that are shown; the others are counted. */
const BELUM_TERBANYAK = 20

/** Questions the web service did not answer, so that silence is not taken for agreement. */
function BelumTerjawab({ rows }: { rows: BelumTerjawabRow[] }) {
  if (rows.length === 0) return null
  const lain = rows.length - BELUM_TERBANYAK
  return (
    <Card
      title="Belum terjawab oleh layanan web"
      description="Pertanyaan terakhir tentang orang ini tidak dijawab. Periksa lagi dari halaman keluarganya, atau pakai berkas untuk Disdukcapil."
    >
      <ul className="divide-y divide-stroke">
        {rows.slice(0, BELUM_TERBANYAK).map((satu) => (
          <li key={satu.orangId} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
            <Link prefetch={false} href={`/keluarga/${satu.keluargaId}`} className="font-medium text-link underline">
              {satu.nama ?? 'Tidak ada di rilis terbit'}
            </Link>
            <span className="flex flex-wrap items-baseline gap-x-4">
              <Status tone="warning">{LABEL_GALAT[satu.galat] ?? satu.galat}</Status>
              <span className="text-sm text-content-secondary">{formatInstant(satu.pada)}</span>
            </span>
          </li>
        ))}
      </ul>
      {lain > 0 ? <p className="mt-3">Dan {formatNumber(lain)} orang lain.</p> : null}
    </Card>
  )
}

/** Files that came back, with what became of their rows. */
function BerkasJawaban({ rows }: { rows: BerkasJawabanRow[] }) {
  if (rows.length === 0) return null
  return (
    <Card
      title="Berkas jawaban yang dimuat"
      description="Baris yang tidak dapat dimuat ada di berkas salah pada halaman muatannya, dengan sebabnya di samping setiap sel."
    >
      <ul className="divide-y divide-stroke">
        {rows.map((satu) => {
          const hari = parseDate(satu.perTanggal)
          const sisih = satu.salah + satu.ditahan
          return (
            <li key={satu.id} className="space-y-1 py-3">
              <p className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
                <Link
                  prefetch={false}
                  href={`/sumber/lain/${satu.imporId}`}
                  className="font-medium text-link underline"
                >
                  {formatNumber(satu.baris)} baris{hari ? `, keadaan ${formatDate(hari)}` : ''}
                </Link>
                <span className="flex flex-wrap items-baseline gap-x-4">
                  {sisih > 0 ? (
                    <Status tone="warning">{formatNumber(sisih)} baris disisihkan</Status>
                  ) : (
                    <Status tone="positive">semua baris terbaca</Status>
                  )}
                  <span className="text-sm text-content-secondary">{formatInstant(satu.dimuatPada)}</span>
                </span>
              </p>
              {satu.catatan.length > 0 ? <p className="measure text-sm">{satu.catatan.join(' ')}</p> : null}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function BuatBerkas({ wilayahList }: { wilayahList: WilayahRow[] }) {
  return (
    <Dialog
      title="Berkas untuk Disdukcapil"
      description="Berkas memuat NIK, nama, dan tanggal lahir. Pembuatannya tercatat dengan tujuan, dan berkas dihapus setelah tujuh hari."
      trigger={{ label: 'Buat berkas untuk Disdukcapil', intent: 'secondary' }}
    >
      <Form action={mintaBerkasDukcapilAction} warnUnsaved={false} aria-label="Berkas untuk Disdukcapil">
        <RadioField
          name="isi"
          label="Siapa yang ditulis"
          defaultValue="pasangan"
          options={[
            { value: 'pasangan', label: 'Orang dalam pasangan yang menunggu keputusan' },
            { value: 'semua', label: 'Semua orang di rilis terbit dan yang dicatat di sini' },
          ]}
        />
        <RadioField
          name="format"
          label="Bentuk berkas"
          defaultValue="xlsx"
          options={[
            { value: 'xlsx', label: 'Lembar kerja (XLSX)', hint: 'NIK tetap utuh saat dibuka dan disimpan kembali.' },
            { value: 'csv', label: 'Teks (CSV)', hint: 'Untuk dibaca program; lembar kerja dapat merusak NIK-nya.' },
          ]}
        />
        {wilayahList.length > 1 ? (
          <SelectField
            name="wilayah"
            label="Wilayah"
            optional
            placeholder={wilayahList[0]?.nama ?? 'Seluruh wilayah'}
            options={wilayahList.slice(1).map(({ kode, nama }) => ({ value: kode, label: nama }))}
          />
        ) : null}
        <TextAreaField name="tujuan" label="Tujuan" rows={3} maxLength={300} hint="Tersimpan di jejak audit." />
        <FormActions>
          <SubmitButton pendingLabel="Mengantrekan…">Buat berkas</SubmitButton>
          <DialogClose intent="quiet">Batal</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  )
}
