'use client'

import { Trash2 } from 'lucide-react'
import { CheckboxField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Menu, MenuLink } from '@/components/ui/menu'
import { hapusSaringanAction, simpanSaringanAction } from '@/lib/keluarga/actions'

/** A saved filter as a line: where it leads, and whether it is one's own. */
export type SaringanTautan = { id: string; nama: string; milik: boolean; dibagikan: boolean; href: string }

/**
 * Saved filters to choose from, and a way to keep the one that is on. `saringan` is its text, null when none is on; with `sendiri` it asks
 * for a text and is kept for oneself only.
 */
export function SaringanTersimpan({
  list,
  saringan,
  sendiri,
}: {
  list: SaringanTautan[]
  saringan: string | null
  sendiri: boolean
}) {
  return (
    <>
      {list.length > 0 ? (
        <Menu label="Saringan tersimpan" intent="secondary">
          <ul>
            {list.map((satu) => (
              <li key={satu.id} className="flex items-center gap-1">
                <MenuLink href={satu.href} prefetch={false} className="flex-1">
                  <span>
                    {satu.nama}
                    {satu.milik ? null : <span className="block text-sm text-content-secondary">dibagikan rekan</span>}
                    {satu.milik && satu.dibagikan ? (
                      <span className="block text-sm text-content-secondary">dibagikan ke kantor</span>
                    ) : null}
                  </span>
                </MenuLink>
                {satu.milik ? (
                  <Form
                    action={hapusSaringanAction}
                    warnUnsaved={false}
                    quiet
                    aria-label={`Hapus saringan ${satu.nama}`}
                    className="space-y-0"
                  >
                    <input type="hidden" name="id" value={satu.id} />
                    <SubmitButton size="sm" intent="quiet" pendingLabel="…" aria-label={`Hapus saringan ${satu.nama}`}>
                      <Trash2 aria-hidden />
                    </SubmitButton>
                  </Form>
                ) : null}
              </li>
            ))}
          </ul>
        </Menu>
      ) : null}
      {saringan === null ? null : (
        <Dialog
          title="Simpan saringan"
          description="Yang disimpan hanya syaratnya, bukan daftar keluarganya."
          trigger={{ label: 'Simpan saringan', intent: 'quiet' }}
        >
          <Form action={simpanSaringanAction} warnUnsaved={false} aria-label="Simpan saringan">
            <input type="hidden" name="saringan" value={saringan} />
            <TextField name="nama" label="Nama saringan" hint="Misalnya: lantai tanah desil 4 ke atas" maxLength={60} />
            {sendiri ? (
              <p className="text-sm text-content-secondary">
                Saringan ini memuat isian teks, jadi hanya tersimpan untuk Anda sendiri.
              </p>
            ) : (
              <CheckboxField
                name="dibagikan"
                label="Bagikan kepada rekan sekantor"
                hint="Mereka dapat memakainya; hanya Anda yang dapat menghapusnya."
                optional
              />
            )}
            <FormActions>
              <SubmitButton pendingLabel="Menyimpan…">Simpan saringan</SubmitButton>
              <DialogClose intent="quiet">Tutup</DialogClose>
            </FormActions>
          </Form>
        </Dialog>
      )}
    </>
  )
}
