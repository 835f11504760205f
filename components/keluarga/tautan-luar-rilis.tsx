import Link from 'next/link'
import { formatNumber } from '@/lib/core/format'

/** The way to families that are only recorded here, with how many there are, as a sentence; nothing where there are none. */
export async function TautanLuarRilis({ hitung, terbanyak }: { hitung: Promise<number>; terbanyak: number }) {
  const banyak = await hitung
  if (banyak === 0) return null
  const jumlah = banyak > terbanyak ? `Lebih dari ${formatNumber(terbanyak)}` : formatNumber(banyak)
  return (
    <Link prefetch={false} href="/keluarga/luar-rilis" className="text-link underline">
      {jumlah} keluarga hanya tercatat di sini
    </Link>
  )
}
