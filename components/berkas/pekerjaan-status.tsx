import { CircleDashed, CircleSlash, LoaderCircle } from 'lucide-react'
import { Status } from '@/components/ui/status'
import type { StatusPekerjaan } from '@/lib/berkas/jenis'

const KATA: Record<StatusPekerjaan, string> = {
  antre: 'Menunggu giliran',
  berjalan: 'Berjalan',
  selesai: 'Selesai',
  gagal: 'Gagal',
  dibatalkan: 'Dibatalkan',
}

/** How a pekerjaan stands, in icon and words. */
export function PekerjaanStatus({ status }: { status: StatusPekerjaan }) {
  switch (status) {
    case 'antre':
      return <Status icon={CircleDashed}>{KATA.antre}</Status>
    case 'berjalan':
      return (
        <Status tone="guide" icon={LoaderCircle}>
          {KATA.berjalan}
        </Status>
      )
    case 'selesai':
      return <Status tone="positive">{KATA.selesai}</Status>
    case 'gagal':
      return <Status tone="negative">{KATA.gagal}</Status>
    case 'dibatalkan':
      return <Status icon={CircleSlash}>{KATA.dibatalkan}</Status>
  }
}
