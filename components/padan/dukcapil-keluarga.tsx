import Link from 'next/link'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { formatInstant } from '@/lib/core/format'
import { periksaDukcapilAction } from '@/lib/padan/actions'
import { describeHasil, LABEL_GALAT } from '@/lib/padan/dukcapil/hasil'
import { LABEL_SUMBER } from '@/lib/padan/pasangan'
import type { BelumTerjawabRow, HasilDukcapilRow } from '@/lib/padan/queries/list-dukcapil'
import type { TautanRow } from '@/lib/padan/queries/list-tautan'

/** On the page of a family: what Dukcapil said of each person, the button that asks, and identities said to be one. */
export function DukcapilKeluarga(props: {
  orangList: { id: string; nama: string }[]
  hasilList: HasilDukcapilRow[]
  belumList: BelumTerjawabRow[]
  tautanList: TautanRow[]
  layananAda: boolean
  boleh: { periksa: boolean }
}) {
  const hasilByOrang = new Map(props.hasilList.map((hasil) => [hasil.orangId, hasil]))
  return (
    <Card
      title="Kecocokan identitas"
      description={
        props.layananAda || !props.boleh.periksa
          ? 'Jawaban Dukcapil dan identitas yang dinyatakan sama. Tidak satu pun mengubah data keluarga.'
          : 'Layanan web Dukcapil belum diatur di server ini; pemeriksaan dapat lewat berkas di ruang Padan.'
      }
    >
      <ul className="divide-y divide-stroke">
        {props.orangList.map(({ id, nama }) => {
          const hasil = hasilByOrang.get(id)
          const belum = props.belumList.find((satu) => satu.orangId === id)
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2">
              <span className="font-medium">{nama}</span>
              <span className="flex flex-wrap items-center gap-3">
                {hasil ? (
                  <span>
                    <Status tone={hasil.hasil === 'padan' ? 'positive' : 'warning'}>{describeHasil(hasil)}</Status>
                    <span className="block text-sm text-content-secondary">{formatInstant(hasil.diperiksaPada)}</span>
                  </span>
                ) : belum ? null : (
                  <span className="text-content-secondary">belum diperiksa ke Dukcapil</span>
                )}
                {belum ? (
                  <span>
                    <Status tone="neutral">Belum terjawab: {LABEL_GALAT[belum.galat] ?? belum.galat}</Status>
                    <span className="block text-sm text-content-secondary">{formatInstant(belum.pada)}</span>
                  </span>
                ) : null}
                {props.layananAda && props.boleh.periksa ? (
                  <Form
                    action={periksaDukcapilAction}
                    warnUnsaved={false}
                    aria-label={`Periksa ${nama} ke Dukcapil`}
                    className="space-y-2"
                  >
                    <input type="hidden" name="orang" value={id} />
                    <SubmitButton intent="secondary" size="sm" pendingLabel="Mengantrekan…">
                      Periksa ke Dukcapil
                    </SubmitButton>
                  </Form>
                ) : null}
              </span>
            </li>
          )
        })}
      </ul>
      {props.tautanList.map((tautan) => (
        <p key={tautan.id} className="mt-3">
          <span className="font-medium">{tautan.nama}</span> dinyatakan sama dengan{' '}
          {tautan.keluargaLain ? (
            <Link prefetch={false} href={`/keluarga/${tautan.keluargaLain}`} className="text-link underline">
              orang di keluarga lain
            </Link>
          ) : (
            `baris ${LABEL_SUMBER[tautan.sumber ?? ''] ?? 'sumber lain'}`
          )}{' '}
          pada {formatInstant(tautan.pada)}.{' '}
          <Link prefetch={false} href={`/padan/${tautan.pasanganId}`} className="text-link underline">
            Lihat pasangannya
          </Link>
        </p>
      ))}
    </Card>
  )
}
