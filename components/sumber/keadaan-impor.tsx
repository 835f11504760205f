import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { isUsaiImpor, type StatusImpor } from '@/lib/sumber/status'
import { ImporProgress } from './impor-progress'

/** What the state of an import is told from, whatever it brings. */
type Impor = { id: string; status: StatusImpor; tahap: string; selesai: number; total: number; pesan: string | null }

/**
 * Where an import stands: `unggah` while its files are coming from whoever looks, its progress, why it ended without a load;
 * every other state is told by `children`. `tetap` says what holds meanwhile, `ulang` where a new upload begins.
 */
export function KeadaanImpor(props: {
  impor: Impor
  milikSendiri: boolean
  tetap: string
  ulang: string
  unggah: ReactNode
  children: ReactNode
}) {
  const { impor } = props
  if (impor.status === 'unggah')
    return props.milikSendiri ? (
      <Card title="Unggah berkas">{props.unggah}</Card>
    ) : (
      <Notice>Berkasnya sedang diunggah oleh pengguna lain.</Notice>
    )
  if (!isUsaiImpor(impor.status))
    return (
      <Card title="Kemajuan" description={`Halaman ini boleh ditinggalkan; ${props.tetap}.`}>
        <ImporProgress
          id={impor.id}
          awal={{ status: impor.status, tahap: impor.tahap, selesai: impor.selesai, total: impor.total }}
        />
      </Card>
    )
  if (impor.status === 'ditolak' || impor.status === 'gagal')
    return (
      <Notice
        tone="negative"
        title={impor.status === 'ditolak' ? 'Berkas ini tidak dapat dimuat' : 'Impor ini tidak selesai'}
        act={
          <ButtonLink size="sm" href={props.ulang}>
            Unggah lagi
          </ButtonLink>
        }
      >
        {impor.pesan}
      </Notice>
    )
  if (impor.status === 'sama') return <Notice title="Sudah pernah dimuat">{impor.pesan}</Notice>
  return props.children
}
