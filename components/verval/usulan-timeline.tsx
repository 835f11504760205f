import { Timeline } from '@/components/ui/timeline'
import type { Tone } from '@/components/ui/tone'
import { LABEL_PERAN, type Peran } from '@/lib/akses/izin'
import { formatInstant } from '@/lib/core/format'
import { LABEL_STATUS, labelLangkah } from '@/lib/verval/alur'
import { type HasilUsulan, LABEL_HASIL } from '@/lib/verval/hasil'
import type { LangkahRow } from '@/lib/verval/queries/get-usulan'
import { LABEL_PUTUSAN, type Putusan } from '@/lib/verval/sebutan'

const TONE: Record<string, Tone> = {
  kembalikan: 'warning',
  keluarkan: 'warning',
  tolak: 'negative',
  tetapkan: 'positive',
  jawab: 'positive',
}

/** Every signed step of an usulan: what, who in which peran, when, on which paper, and the note. Oldest first. */
export function UsulanTimeline({ langkahList }: { langkahList: LangkahRow[] }) {
  return (
    <Timeline
      entries={langkahList.map((langkah) => ({
        id: langkah.id,
        title: judulOf(langkah),
        meta: `${langkah.nama}, ${LABEL_PERAN[langkah.peran as Peran] ?? langkah.peran}, ${formatInstant(langkah.pada)}`,
        note: catatanOf(langkah),
        tone: langkah.ke === 'ditolak' ? 'negative' : (TONE[langkah.tindakan] ?? 'neutral'),
      }))}
    />
  )
}

function judulOf(langkah: LangkahRow): string {
  const { tindakan, ke, rujukan } = langkah
  if (tindakan === 'musyawarahkan') return `${ke === 'ditolak' ? 'Ditolak' : 'Disetujui'} ${rujukan ?? 'musyawarah'}`
  if (tindakan === 'tugaskan') return `Pemeriksaan ditugaskan kepada ${rujukan ?? 'petugas'}`
  if (tindakan === 'periksa') return `Diperiksa: ${LABEL_PUTUSAN[rujukan as Putusan]?.toLowerCase() ?? ''}`
  if (tindakan === 'kembalikan') return `Dikembalikan ke tahap ${LABEL_STATUS[ke].toLowerCase()}`
  return `${labelLangkah(tindakan)}${rujukan ? `, ${rujukan}` : ''}`
}

function catatanOf(langkah: LangkahRow): string | undefined {
  if (langkah.tindakan === 'jawab') return LABEL_HASIL[langkah.catatan as HasilUsulan] ?? undefined
  return langkah.catatan ?? undefined
}
