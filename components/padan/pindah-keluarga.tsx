import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Tone } from '@/components/ui/tone'
import { describePindah, type KeadaanPindah } from '@/lib/padan/pindah'
import type { PindahOrang } from '@/lib/padan/queries/list-pindah'

const TONE: Record<KeadaanPindah, Tone> = {
  tertaut: 'positive',
  'belum-diterima': 'guide',
  'belum-ditutup': 'warning',
  'belum-ditutup-di-sana': 'guide',
}

/** On the page of a family: moves from and to other kabupaten/kota of this installation, one notice per way they stand. */
export function PindahKeluarga(props: {
  keluargaId: string
  rows: PindahOrang[]
  namaOf: (orangId: string) => string
  bolehCatat: boolean
}) {
  const byKalimat = new Map<string, PindahOrang[]>()
  for (const satu of props.rows) {
    const kalimat = describePindah(satu)
    byKalimat.set(kalimat, [...(byKalimat.get(kalimat) ?? []), satu])
  }
  return (
    <div className="mb-6 space-y-3">
      {[...byKalimat].map(([kalimat, rows]) => {
        const keadaan = rows[0]?.keadaan ?? 'tertaut'
        return (
          <Notice
            key={kalimat}
            tone={TONE[keadaan]}
            title={kalimat}
            act={
              keadaan === 'belum-ditutup' && props.bolehCatat ? (
                <ButtonLink href={`/keluarga/${props.keluargaId}/catat?jenis=pindah-keluar`} size="sm">
                  Catat pindah keluar
                </ButtonLink>
              ) : undefined
            }
          >
            {[...new Set(rows.map(({ orangId }) => props.namaOf(orangId)))].join(', ')}.{' '}
            {keadaan === 'belum-ditutup'
              ? 'Dicocokkan lewat NIK. Catat pindah keluar bila benar; bila keliru, minta klarifikasi di ruang Padan.'
              : 'Data di kabupaten/kota lain tidak ditampilkan di sini.'}
          </Notice>
        )
      })}
    </div>
  )
}
