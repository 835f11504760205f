import { Tabs } from '@/components/ui/tabs'

export const BAGIAN_VERVAL = ['usulan', 'musyawarah', 'pemeriksaan', 'daftar'] as const
export type BagianVerval = (typeof BAGIAN_VERVAL)[number]

const TAB: Record<BagianVerval, { href: string; label: string }> = {
  usulan: { href: '/verval', label: 'Usulan' },
  musyawarah: { href: '/verval/musyawarah', label: 'Musyawarah' },
  pemeriksaan: { href: '/verval/pemeriksaan', label: 'Pemeriksaan lapangan' },
  daftar: { href: '/verval/daftar', label: 'Daftar penetapan' },
}

/** The four lists of the room. Who is bound to a part of the kabupaten/kota has no lists for penetapan. */
export function VervalTabs({ kini, sekabupaten }: { kini: BagianVerval; sekabupaten: boolean }) {
  return (
    <div className="mb-6">
      <Tabs
        label="Bagian verval"
        items={BAGIAN_VERVAL.filter((bagian) => bagian !== 'daftar' || sekabupaten).map((bagian) => ({
          ...TAB[bagian],
          current: bagian === kini,
        }))}
      />
    </div>
  )
}
