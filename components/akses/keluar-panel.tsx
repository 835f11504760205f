import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button'
import type { Action } from '@/lib/core/action-state'

/** Asks once before signing out, so that no link elsewhere can do it. */
export function KeluarPanel({ action, nama }: { action: Action<null>; nama: string }) {
  return (
    <div className="mx-auto max-w-md space-y-6 text-base">
      <div>
        <h1 className="text-2xl sm:text-3xl">Keluar</h1>
        <p className="mt-1 text-content-secondary">
          Sesi {nama} di perangkat ini akan diakhiri. Draf yang belum dikirim di tab ini tidak ikut tersimpan.
        </p>
      </div>
      <Form action={action} warnUnsaved={false} aria-label="Keluar">
        <div className="flex flex-wrap gap-3">
          <SubmitButton pendingLabel="Mengakhiri sesi…">Keluar</SubmitButton>
          <ButtonLink href="/beranda">Kembali</ButtonLink>
        </div>
      </Form>
    </div>
  )
}
