import type { Choice } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { aturSandiAction, bukaKunciAction, cabutSesiAction, ubahPenggunaAction } from '@/lib/akses/actions'
import { sebutPeran } from '@/lib/akses/kantor'
import type { PenggunaRow, SesiRow } from '@/lib/akses/queries'
import { formatInstant } from '@/lib/core/format'
import { AturSandiForm, PenggunaForm } from './pengguna-form'
import { KeadaanPengguna } from './pengguna-table'
import { SesiList } from './sesi-list'

/** One user: who and where, what an administrator may change, the sessions under way. */
export function PenggunaDetail(props: {
  pengguna: PenggunaRow
  sesiList: SesiRow[]
  wilayahList: Choice[]
  sendiri: boolean
}) {
  const { pengguna } = props
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/akses', label: 'Akses' }, { label: pengguna.namaPengguna }]}
        title={pengguna.nama}
        description={`${sebutPeran(pengguna)}, ${pengguna.wilayah}. Nama pengguna ${pengguna.namaPengguna}.`}
        status={<KeadaanPengguna pengguna={pengguna} />}
        act={<ButtonLink href={`/audit?aktor=${pengguna.id}`}>Jejak pengguna ini</ButtonLink>}
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card title="Nama, peran, dan wilayah">
          {props.sendiri ? (
            <Notice tone="guide">
              Ini akun Anda. Peran, wilayah, dan keaktifannya hanya dapat diubah administrator lain.
            </Notice>
          ) : null}
          <div className="mt-4">
            <PenggunaForm action={ubahPenggunaAction} pengguna={pengguna} wilayahList={props.wilayahList} />
          </div>
        </Card>
        <div className="space-y-6">
          {pengguna.terkunciSampai ? (
            <Card title="Terkunci">
              <p className="mb-4">
                Akun ini terkunci karena kata sandi yang salah berulang kali, sampai{' '}
                {formatInstant(new Date(pengguna.terkunciSampai))}.
              </p>
              <Form action={bukaKunciAction} warnUnsaved={false} aria-label="Buka kunci">
                <input type="hidden" name="id" value={pengguna.id} />
                <SubmitButton intent="secondary">Buka kunci</SubmitButton>
              </Form>
            </Card>
          ) : null}
          <Card
            title="Kata sandi"
            description={`Terakhir diatur ${formatInstant(new Date(pengguna.sandiDiubahPada))}.`}
          >
            {props.sendiri ? (
              <ButtonLink href="/akun">Ganti kata sandi di halaman Akun</ButtonLink>
            ) : (
              <AturSandiForm action={aturSandiAction} id={pengguna.id} />
            )}
          </Card>
          <Card title="Sesi yang sedang berjalan">
            <SesiList sesiList={props.sesiList} action={cabutSesiAction} />
          </Card>
        </div>
      </div>
    </>
  )
}
