import { PageHeader } from '@/components/shell/page-header'
import { KeluargaMasukForm } from './keluarga-masuk-form'

/** Page of a whole family that moves in from elsewhere. */
export function KeluargaMasuk(props: { desaList: { kode: string; nama: string }[]; hariIni: string }) {
  return (
    <>
      <PageHeader
        title="Catat keluarga pindah masuk"
        description="Mulai dari kepala keluarganya. Anggota lain dicatat sesudah itu di halaman keluarganya, sebagai pindah masuk."
        crumbs={[{ label: 'Keluarga', href: '/keluarga' }, { label: 'Catat keluarga pindah masuk' }]}
      />
      <KeluargaMasukForm {...props} />
    </>
  )
}
