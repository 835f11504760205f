import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { Badge } from '@/components/ui/badge'
import type { SesiRow } from '@/lib/akses/queries'
import type { Action } from '@/lib/core/action-state'
import { formatInstant } from '@/lib/core/format'

/** Living sessions with the way to end each; `kini` is the one this page is seen in. */
export function SesiList(props: { sesiList: SesiRow[]; action: Action<{ penggunaId: string }>; kini?: string | null }) {
  if (props.sesiList.length === 0) return <p className="text-content-secondary">Tidak ada sesi yang sedang berjalan.</p>
  return (
    <ul className="divide-y divide-stroke">
      {props.sesiList.map((sesi) => (
        <li key={sesi.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
          <div>
            <p className="font-medium">
              {sesi.perangkat || 'Perangkat lain'}{' '}
              {sesi.id === props.kini ? <Badge tone="guide">sesi ini</Badge> : null}
            </p>
            <p className="text-sm text-content-secondary">
              Masuk {formatInstant(new Date(sesi.dibuatPada))}, berakhir {formatInstant(new Date(sesi.berakhirPada))}
            </p>
          </div>
          {sesi.id === props.kini ? null : (
            <Form
              action={props.action}
              warnUnsaved={false}
              aria-label={`Akhiri sesi ${sesi.perangkat} sejak ${formatInstant(new Date(sesi.dibuatPada))}`}
            >
              <input type="hidden" name="id" value={sesi.id} />
              <SubmitButton intent="secondary" size="sm" pendingLabel="Mengakhiri…">
                Akhiri
              </SubmitButton>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}
