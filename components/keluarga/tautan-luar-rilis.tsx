import { ButtonLink } from '@/components/ui/button'
import { formatNumber } from '@/lib/core/format'

/** The way to families that are only recorded here, with how many there are; nothing where there are none. */
export async function TautanLuarRilis({ hitung, terbanyak }: { hitung: Promise<number>; terbanyak: number }) {
  const banyak = await hitung
  if (banyak === 0) return null
  const jumlah = banyak > terbanyak ? `lebih dari ${formatNumber(terbanyak)}` : formatNumber(banyak)
  return (
    <ButtonLink href="/keluarga/luar-rilis" intent="quiet">
      Hanya tercatat di sini ({jumlah})
    </ButtonLink>
  )
}
