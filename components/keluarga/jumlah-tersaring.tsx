import { formatNumber } from '@/lib/core/format'
import type { JumlahTersaring as Jumlah } from '@/lib/keluarga/queries/count-tersaring'

/** How many families a filter matches, counted behind the page: exactly, more than, or at least among those looked at. */
export async function JumlahTersaring({
  hitung,
  wilayah,
  berdesil,
}: {
  hitung: Promise<Jumlah>
  wilayah: string
  /** Only families of the desil asked for were looked at. */
  berdesil: boolean
}) {
  const { jumlah, lebih, dilihat, dari } = await hitung
  if (lebih) return `Lebih dari ${formatNumber(jumlah)} keluarga di ${wilayah} sesuai saringan.`
  if (dilihat === null) return `${formatNumber(jumlah)} keluarga di ${wilayah} sesuai saringan.`
  return `Sedikitnya ${formatNumber(jumlah)} keluarga sesuai saringan: dihitung di antara ${formatNumber(dilihat)} dari ${formatNumber(dari)} keluarga ${berdesil ? 'berdesil itu ' : ''}di ${wilayah}. Pilih wilayah yang lebih sempit untuk jumlah yang pasti.`
}
