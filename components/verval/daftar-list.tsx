import { SelectField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { PageHeader } from '@/components/shell/page-header'
import { FilterBar } from '@/components/table/filter-bar'
import { Card } from '@/components/ui/card'
import { formatNumber } from '@/lib/core/format'
import { mapPage, type Page } from '@/lib/core/page'
import { susunDaftarAction } from '@/lib/verval/actions'
import type { DaftarRow } from '@/lib/verval/queries/list-daftar'
import type { DaftarFilter } from '@/lib/verval/schema/daftar'
import { labelStatusDaftar, STATUS_DAFTAR } from '@/lib/verval/sebutan'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { DaftarTable } from './daftar-table'
import { VervalTabs } from './verval-tabs'

/** Lists for penetapan, and for the verifikator the way to compose one. */
export function DaftarList(props: {
  page: Page<DaftarRow>
  filter: DaftarFilter
  kodeKab: string
  susun: { siap: number; wilayahList: WilayahRow[]; judul: string } | null
}) {
  const { filter, susun, kodeKab } = props
  const url = { path: '/verval/daftar', params: { status: filter.status } }
  return (
    <>
      <PageHeader
        title="Daftar penetapan"
        crumbs={[{ label: 'Verval', href: '/verval' }, { label: 'Daftar penetapan' }]}
      />
      <VervalTabs kini="daftar" sekabupaten />
      {susun ? (
        <div className="mb-8 max-w-2xl">
          <Card
            title="Susun daftar baru"
            description={
              susun.siap === 0
                ? 'Tidak ada usulan terverifikasi yang belum masuk daftar.'
                : `${formatNumber(susun.siap)} usulan terverifikasi belum masuk daftar. Isinya dibekukan saat disusun.`
            }
          >
            {susun.siap > 0 ? (
              <Form action={susunDaftarAction} warnUnsaved={false} aria-label="Susun daftar baru" className="space-y-4">
                <TextField name="judul" label="Judul daftar" defaultValue={susun.judul} maxLength={200} />
                <SelectField
                  name="kodeWilayah"
                  label="Wilayah"
                  optional
                  options={susun.wilayahList.slice(1).map(({ kode, nama }) => ({ value: kode, label: nama }))}
                  placeholder={susun.wilayahList[0]?.nama ?? 'Seluruh wilayah'}
                />
                <SubmitButton pendingLabel="Menyusun…">Susun daftar</SubmitButton>
              </Form>
            ) : null}
          </Card>
        </div>
      ) : null}
      <FilterBar
        url={url}
        filters={[
          {
            kind: 'select',
            name: 'status',
            label: 'Keadaan',
            value: filter.status ?? '',
            options: STATUS_DAFTAR.map((status) => ({ value: status, label: labelStatusDaftar(status, kodeKab) })),
          },
        ]}
      />
      <DaftarTable
        page={mapPage(props.page, (row) => ({
          ...row,
          label: row.diproses ? 'Diproses BPS' : labelStatusDaftar(row.status, kodeKab),
        }))}
        url={url}
        filtered={filter.status !== undefined || filter.kursor !== undefined}
      />
    </>
  )
}
