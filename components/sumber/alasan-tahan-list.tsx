import type { AlasanTahan } from '@/lib/sumber/tahan'

/** Why a delivery waits or would wait, one sentence each. */
export function AlasanTahanList({ alasanList }: { alasanList: readonly AlasanTahan[] }) {
  return (
    <ul className="mt-2 list-disc space-y-1 pl-5">
      {alasanList.map(({ kode, kalimat }) => (
        <li key={`${kode} ${kalimat}`}>{kalimat}</li>
      ))}
    </ul>
  )
}
