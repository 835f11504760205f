import { CircleDashed, CircleEqual, CirclePause, ListChecks, LoaderCircle, Upload } from 'lucide-react'
import { Status } from '@/components/ui/status'
import { LABEL_STATUS_IMPOR, type StatusImpor } from '@/lib/sumber/status'

/** How an import stands, in icon and words; `ditarik` when its release was published and is withdrawn. */
export function ImporStatus({ status, ditarik = false }: { status: StatusImpor; ditarik?: boolean }) {
  if (ditarik) return <Status>Ditarik</Status>
  const label = LABEL_STATUS_IMPOR[status]
  switch (status) {
    case 'unggah':
      return <Status icon={Upload}>{label}</Status>
    case 'antre':
      return <Status icon={CircleDashed}>{label}</Status>
    case 'diperiksa':
      return <Status icon={ListChecks}>{label}</Status>
    case 'menunggu':
      return (
        <Status tone="warning" icon={CirclePause}>
          {label}
        </Status>
      )
    case 'berjalan':
    case 'disetujui':
      return (
        <Status tone="guide" icon={LoaderCircle}>
          {label}
        </Status>
      )
    case 'terbit':
      return <Status tone="positive">{label}</Status>
    case 'sama':
      return <Status icon={CircleEqual}>{label}</Status>
    case 'ditolak':
    case 'gagal':
      return <Status tone="negative">{label}</Status>
  }
}
