import { Status } from '@/components/ui/status'

/** How a load stands, in icon and words. */
export function MuatanStatus({ status }: { status: string }) {
  if (status === 'berlaku') return <Status tone="positive">Berlaku</Status>
  if (status === 'menunggu') return <Status tone="warning">Menunggu konfirmasi</Status>
  return <Status>{status === 'ditarik' ? 'Ditarik' : 'Digantikan'}</Status>
}
